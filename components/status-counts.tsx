import type { Status } from '#db/model.ts';
import { COUNTED_STATUSES } from './series-entry.ts';
import { StatusMark } from './status-mark.tsx';

/** `3 unaddressed  1 promised  12 addressed`: each status that has any. */
export function StatusCounts({ counts }: { counts: Partial<Record<Status, number>> }) {
  const present = COUNTED_STATUSES.filter((status) => counts[status]);
  if (present.length === 0) return <span className="soft">no review items</span>;
  return (
    <ul className="counts">
      {present.map((status) => (
        <li key={status}>
          <span className="number">{counts[status]}</span> <StatusMark status={status} />
        </li>
      ))}
    </ul>
  );
}
