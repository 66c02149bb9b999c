import { counted } from './count.ts';
import { statusNote } from './discussion.tsx';
import { itemHref } from './href.ts';
import { type Item, placeOf } from './item.ts';
import { StatusMark } from './status-mark.tsx';

/** The points that were found in a mail, each leading to its lines and to its own page. */
export function FoundItems({ items }: { items: readonly Item[] }) {
  if (items.length === 0) return null;
  return (
    <nav className="found-items" aria-label="Review items in this mail">
      <h2>{counted(items.length, 'review item')} in this mail</h2>
      <ul>
        {items
          .toSorted((a, b) => a.comment.first - b.comment.first)
          .map((item) => (
            <li key={item.comment.id}>
              {item.comment.isActionable ? (
                <StatusMark status={item.status} note={statusNote(item)} />
              ) : (
                <span className="status soft">{item.comment.kind}</span>
              )}
              <a href={`#L${item.comment.first}`}>{linesOf(item)}</a>
              <a href={itemHref(item.comment.id)}>{placeOf(item)}</a>
            </li>
          ))}
      </ul>
    </nav>
  );
}

function linesOf({ comment: { first, last } }: Item): string {
  return first === last ? `line ${first}` : `lines ${first}–${last}`;
}
