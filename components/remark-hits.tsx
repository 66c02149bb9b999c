import type { JudgedComment, Seconds, Status } from '#db/model.ts';
import { ClearText } from './clear-text.tsx';
import { itemHref, seriesHref } from './href.ts';
import { placeOf, quoteOf } from './item.ts';
import { type MarkedLine, MarkedText } from './marked-text.tsx';
import { PersonName } from './person-name.tsx';
import { StatusMark } from './status-mark.tsx';
import { Time } from './time.tsx';

export type RemarkHit = {
  readonly comment: JudgedComment;
  readonly status: Status;
  readonly series: { readonly id: string; readonly title: string };
  readonly lines: readonly MarkedLine[];
};

/** Remarks found, the newest first: where they stand, what they are about and what they say. */
export function RemarkHits({ hits, now }: { hits: readonly RemarkHit[]; now: Seconds }) {
  return (
    <ol className="hits">
      {hits.map(({ comment, status, series, lines }) => {
        const item = { comment, status, isOutstanding: false, mark: null };
        const quote = quoteOf(item)?.trim();
        return (
          <li key={comment.id} data-stop>
            <p className="facts">
              {comment.isActionable ? <StatusMark status={status} /> : <span className="soft">{comment.kind}</span>}
              <a href={itemHref(comment.id)}>{placeOf(item)}</a>
            </p>
            {quote && <p className="quote-line">{quote}</p>}
            <p className="mail-text">
              <MarkedText text={lines.map(({ text }) => text).join('\n')} />
            </p>
            <p className="facts small">
              <PersonName person={comment.reviewer} />
              <span>
                on {comment.revision.name} of{' '}
                <a href={seriesHref(series.id)}>
                  <ClearText text={series.title} />
                </a>
              </span>
              <Time at={comment.sent} now={now} />
            </p>
          </li>
        );
      })}
    </ol>
  );
}
