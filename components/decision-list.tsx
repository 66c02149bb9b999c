import type { Decision, DecisionKind, JudgedComment, Seconds } from '#db/model.ts';
import { ClearText } from './clear-text.tsx';
import { itemHref, messageHref, seriesHref } from './href.ts';
import { PersonName } from './person-name.tsx';
import { Time } from './time.tsx';

export type DecisionEntry = {
  readonly comment: JudgedComment;
  readonly decision: Decision;
  readonly series: string;
  readonly title: string;
};

/** How a discussion was settled, as words. */
export const DECISION_WORDS: Readonly<Record<DecisionKind, string>> = {
  explained: 'explained and accepted',
  withdrawn: 'taken back after a reason',
  unopposed: 'explained, nobody objected',
  insisted: 'the reviewer gave the reason',
};

/** Settled discussions: the comment, the reason, and who gave way to it. */
export function DecisionList({ decisions, now }: { decisions: readonly DecisionEntry[]; now: Seconds }) {
  return (
    <ol className="decisions">
      {decisions.map(({ comment, decision: { kind, reason, consent }, series, title }) => (
        <li key={comment.id} data-stop>
          <p className="item-facts">
            <span className="decision-kind">{DECISION_WORDS[kind]}</span>
            {'file' in comment.anchor && <span className="mono">{comment.anchor.file}</span>}
            <a href={seriesHref(series)}>
              <ClearText text={title} />
            </a>
            <Time at={comment.sent} now={now} />
            <a href={itemHref(comment.id)}>item</a>
          </p>
          <dl className="said">
            <dt>
              <PersonName person={comment.reviewer} />
            </dt>
            <dd className="mail-text clamp">{comment.text}</dd>
            <dt>
              <PersonName person={reason.by} />
            </dt>
            <dd>
              <strong className="mail-text">{reason.text}</strong>{' '}
              <a href={messageHref(reason.messageId, reason.line)}>mail</a>
            </dd>
            {consent && (
              <>
                <dt>
                  <PersonName person={consent.by} />
                </dt>
                <dd className="mail-text clamp">{consent.text}</dd>
              </>
            )}
          </dl>
        </li>
      ))}
    </ol>
  );
}
