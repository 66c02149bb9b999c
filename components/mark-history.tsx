import type { Mark, Seconds } from '#db/model.ts';
import { StatusMark } from './status-mark.tsx';
import { Time } from './time.tsx';

/** What people set, oldest first; the last wins over the machine. */
export function MarkHistory({ marks, now, commentId }: { marks: readonly Mark[]; now: Seconds; commentId: string }) {
  if (marks.length === 0) {
    return (
      <p className="soft">
        Nobody set it by hand: <code>{`bin/reroll mark '${commentId}' addressed --note WHY`}</code>
      </p>
    );
  }
  return (
    <ol className="history">
      {marks.map((mark) => (
        <li key={`${mark.at}:${mark.by}:${mark.status}`}>
          {mark.status ? <StatusMark status={mark.status} /> : 'left to the machine again'} by {mark.by}
          {', '}
          <Time at={mark.at} now={now} />
          {mark.note && `: ${mark.note}`}
        </li>
      ))}
    </ol>
  );
}
