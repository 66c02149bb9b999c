/** Asks a reader once who they are. */
export function WhoForm({ text, isUnknown }: { text: string; isUnknown: boolean }) {
  return (
    <form className="who-form" action="/reader" method="post">
      <label>
        Who you are on the lists
        <input name="who" defaultValue={text} placeholder="name or address" autoComplete="email" required />
      </label>
      <button type="submit">Show my queue</button>
      {isUnknown && <p role="status">{`Nobody here posts or reviews as “${text}”.`}</p>}
    </form>
  );
}

/** Says whose page this is, with the way to be somebody else. */
export function WhoLine({ name }: { name: string }) {
  return (
    <form className="who-line" action="/reader" method="post">
      <input type="hidden" name="who" value="" />
      <button type="submit">{`Not ${name}?`}</button>
    </form>
  );
}
