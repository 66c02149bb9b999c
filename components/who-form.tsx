import { personHref } from './href.ts';

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

/** Leads to all that is known of whose page this is, and lets the reader be somebody else. */
export function WhoLine({ name }: { name: string }) {
  return (
    <form className="who-line facts" action="/reader" method="post">
      <input type="hidden" name="who" value="" />
      <a href={personHref(name)}>All your series and remarks</a>
      <button type="submit">{`Not ${name}?`}</button>
    </form>
  );
}
