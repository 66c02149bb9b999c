import type { Seconds } from '#db/model.ts';
import { itemHref, topicHref } from './href.ts';
import { Time } from './time.tsx';

/** One change that somebody made. */
export type AuditListEntry = {
  readonly id: number;
  readonly at: Seconds;
  readonly by: string;
  readonly action: string;
  readonly target: string;
  readonly detail: string;
};

/** What people changed, the newest first. */
export function AuditList({ entries, now }: { entries: readonly AuditListEntry[]; now: Seconds }) {
  return (
    <table className="record-table">
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
          <th scope="col">Of</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <td>
              <Time at={entry.at} now={now} />
            </td>
            <td>{entry.by}</td>
            <td>
              {entry.action}
              {entry.detail && `: ${entry.detail}`}
            </td>
            <td className="mono">
              <Target {...entry} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Target({ action, target }: AuditListEntry) {
  if (action === 'mark') return <a href={itemHref(target)}>{target}</a>;
  if (action.startsWith('topic ')) return <a href={topicHref(target)}>{target}</a>;
  return target;
}
