import type { GivenTrailer } from '#db/model.ts';
import { messageHref } from './href.ts';

/** Who gave which trailers in replies, newest revision first. */
export function TrailerList({ trailers }: { trailers: readonly GivenTrailer[] }) {
  if (trailers.length === 0) return <p className="soft">No reply gave one.</p>;
  return (
    <ul className="trailers">
      {trailers
        .toSorted((a, b) => b.revision.round - a.revision.round || a.counter - b.counter)
        .map((each) => (
          <li key={`${each.messageId}:${each.line}:${each.counter}`}>
            <a href={messageHref(each.messageId, each.line)}>{`${each.token}: ${each.value}`}</a>
            <span className="soft">
              {` on ${each.revision.name}, ${each.counter === 0 ? 'all patches' : `patch ${each.counter}`}`}
              {each.isConditional && ', with a condition'}
            </span>
          </li>
        ))}
    </ul>
  );
}
