import type { Seconds } from '#db/model.ts';
import { Time } from './time.tsx';

export type TokenEntry = {
  readonly id: number;
  readonly scope: 'read' | 'mark';
  readonly created: Seconds;
  readonly lastUsed: Seconds | null;
};

/** The tokens in force of one person; each can be revoked. */
export function TokenList({ tokens, now }: { tokens: readonly TokenEntry[]; now: Seconds }) {
  if (tokens.length === 0) return <p className="soft">You have none.</p>;
  return (
    <table className="record-table">
      <thead>
        <tr>
          <th scope="col">Token</th>
          <th scope="col">May</th>
          <th scope="col">Made</th>
          <th scope="col">Last used</th>
          <th scope="col">
            <span className="hidden">Revoke</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {tokens.map(({ id, scope, created, lastUsed }) => (
          <tr key={id}>
            <th scope="row">{id}</th>
            <td>{SCOPE_WORDS[scope]}</td>
            <td>
              <Time at={created} now={now} />
            </td>
            <td>{lastUsed === null ? 'never' : <Time at={lastUsed} now={now} />}</td>
            <td>
              <form className="who-line" action="/tokens/revoke" method="post">
                <input type="hidden" name="id" value={id} />
                <button type="submit" aria-label={`Revoke token ${id}`}>
                  revoke
                </button>
              </form>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const SCOPE_WORDS = { read: 'read', mark: 'read and mark' } as const;

/** The form that makes one more. */
export function TokenForm() {
  return (
    <form className="mark-form" action="/tokens/make" method="post">
      <label>
        What it may do
        <select name="scope">
          <option value="read">{SCOPE_WORDS.read}</option>
          <option value="mark">{SCOPE_WORDS.mark}, in your name</option>
        </select>
      </label>
      <button type="submit">Make a token</button>
    </form>
  );
}
