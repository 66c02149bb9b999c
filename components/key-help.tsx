const KEYS = [
  ['j', 'next item'],
  ['k', 'previous item'],
  ['o', 'open the item'],
  ['n', 'next patch, or next outstanding item'],
  ['p', 'previous patch, or previous outstanding item'],
  ['[', 'this patch in the revision before'],
  [']', 'this patch in the next revision'],
  ['/', 'search'],
  ['?', 'this list'],
] as const;

/** What the keys do; opened by `?` (app/client/keys.ts), where they can be turned off as well. */
export function KeyHelp() {
  return (
    <dialog className="key-help" data-key-help aria-labelledby="key-help">
      <h2 id="key-help">Keys</h2>
      <dl>
        {KEYS.map(([key, words]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <label>
          <input type="checkbox" data-keys-off /> Turn these keys off, except <kbd>?</kbd>
        </label>
        <button type="submit">Close</button>
      </form>
    </dialog>
  );
}
