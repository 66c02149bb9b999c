import type { Seconds } from '#db/model.ts';
import { statusNote } from './discussion.tsx';
import { itemHref, patchHref } from './href.ts';
import { type Item, patchOf, placeOf, quoteOf } from './item.ts';
import { nameOf, PersonName } from './person-name.tsx';
import { StatusMark } from './status-mark.tsx';
import { Time } from './time.tsx';

export type ItemGroup = {
  readonly title: string;
  /** Where the title leads. */
  readonly href?: string;
  readonly items: readonly Item[];
};

/** Items one below the other, in groups with a heading. */
export function ItemGroups({ groups, now }: { groups: readonly ItemGroup[]; now: Seconds }) {
  return groups.map(({ title, href, items }) => (
    <div className="item-group" key={href ?? title}>
      <h3>{href ? <a href={href}>{title}</a> : title}</h3>
      <ul>
        {items.map((item) => (
          <ItemRow key={item.comment.id} item={item} now={now} />
        ))}
      </ul>
    </div>
  ));
}

function ItemRow({ item, now }: { item: Item; now: Seconds }) {
  const { comment } = item;
  const quote = quoteOf(item);
  const patch = patchOf(item);
  const bodyLine = 'bodyLine' in comment.anchor ? comment.anchor.bodyLine : null;
  return (
    <li className="item-row" data-stop>
      <div className="item-status">
        {comment.isActionable ? (
          <StatusMark status={item.status} note={statusNote(item)} />
        ) : (
          <span className="soft">{comment.kind}</span>
        )}
      </div>
      <div className="item-words">
        <p className="item-place">{patch ? <a href={patchHref(patch, bodyLine)}>{placeOf(item)}</a> : placeOf(item)}</p>
        {quote && <p className="quote-line">{quote.trim()}</p>}
        <p className="mail-text clamp">{comment.text}</p>
        <p className="item-facts">
          <PersonName person={comment.reviewer} />
          <span>on {comment.revision.name}</span>
          <Time at={comment.sent} now={now} />
          {comment.answers.length > 0 && <span>{answered(item)}</span>}
          <a
            data-open
            href={itemHref(comment.id)}
            aria-label={`Item by ${nameOf(comment.reviewer)} at ${placeOf(item)}`}
          >
            item
          </a>
        </p>
        {item.isOutstanding && <p className="because">{comment.judgement.because}</p>}
      </div>
    </li>
  );
}

function answered({ comment }: Item): string {
  if (comment.response === 'none') return 'answered by others';
  return `author: ${comment.response}`;
}

/** Items by what they are about: the patches in order, then what is about the whole. */
export function groupByPatch(items: readonly Item[]): ItemGroup[] {
  return groupBy(items, ({ comment }) => {
    if (comment.counter === null) return 'The series';
    return comment.counter === 0 ? 'Cover letter' : `Patch ${comment.counter}`;
  });
}

export function groupByReviewer(items: readonly Item[]): ItemGroup[] {
  return groupBy(items, ({ comment }) => nameOf(comment.reviewer));
}

function groupBy(items: readonly Item[], titleOf: (item: Item) => string): ItemGroup[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const title = titleOf(item);
    const group = groups.get(title);
    if (group) group.push(item);
    else groups.set(title, [item]);
  }
  return [...groups]
    .map(([title, found]) => ({ title, items: found }))
    .sort((a, b) => a.title.localeCompare(b.title, 'en', { numeric: true }));
}
