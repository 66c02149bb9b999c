import type { Revision, Seconds } from '#db/model.ts';
import { counted } from './count.ts';
import { messageHref } from './href.ts';
import type { Item } from './item.ts';
import { isoDay, Time } from './time.tsx';

/** So many stand there at first. */
const SHOWN = 8;

type Props = {
  readonly revisions: readonly Revision[];
  readonly items: readonly Item[];
  readonly now: Seconds;
};

/** The revisions as a time line, newest first: when, how many patches, and what became of what was said on each. */
export function RevisionList({ revisions, ...rest }: Props) {
  const newestFirst = revisions.toReversed();
  const older = newestFirst.slice(SHOWN);
  return (
    <>
      <Rows revisions={newestFirst.slice(0, SHOWN)} {...rest} />
      {older.length > 0 && (
        <details>
          <summary>{counted(older.length, 'older revision')}</summary>
          <Rows revisions={older} {...rest} />
        </details>
      )}
    </>
  );
}

function Rows({ revisions, items, now }: Props) {
  return (
    <ol className="revisions">
      {revisions.map((revision) => {
        const said = items.filter(({ comment }) => comment.isActionable && comment.revision.name === revision.name);
        return (
          <li key={revision.head}>
            <a className="revision-name" href={messageHref(revision.head)}>
              {revision.name}
            </a>
            <span className="number">{isoDay(revision.posted)}</span>
            <span className="soft">
              <Time at={revision.posted} now={now} />
            </span>
            <span>
              {counted(revision.patches.length, 'patch', 'patches')}
              {revision.total > revision.patches.length && (
                <span className="missing">{`, ${revision.total - revision.patches.length} missing`}</span>
              )}
            </span>
            {revision.isResend && said.length === 0 ? (
              <span className="soft">the same again</span>
            ) : (
              <Outcome items={said} />
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** How many of the items are done, as a bar and in words. */
function Outcome({ items }: { items: readonly Item[] }) {
  if (items.length === 0) return <span className="soft">no review items</span>;
  const outstanding = items.filter((item) => item.isOutstanding).length;
  const done = items.length - outstanding;
  return (
    <span className="outcome">
      <svg width="96" height="8" viewBox="0 0 96 8" preserveAspectRatio="none" aria-hidden="true">
        <rect x="0.5" y="0.5" width="95" height="7" fill="none" stroke="var(--act)" />
        <rect width={(96 * done) / items.length} height="8" fill="var(--done)" />
      </svg>
      {`${counted(items.length, 'item')}, ${outstanding === 0 ? 'none' : outstanding} outstanding`}
    </span>
  );
}
