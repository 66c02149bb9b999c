import type { Answer, Seconds } from '#db/model.ts';
import { needsCheck } from '#db/status.ts';
import { ClearText } from './clear-text.tsx';
import { itemHref, messageHref } from './href.ts';
import type { Item } from './item.ts';
import { nameOf, PersonName } from './person-name.tsx';
import { StatusMark } from './status-mark.tsx';
import { Time } from './time.tsx';

/** The id of an item's discussion within a page. */
export function discussionId({ comment }: Item): string {
  return `item-${comment.id}`;
}

/** `in v3`, where a later revision has it; `check`, where too little shows it. */
export function statusNote({ comment, status, mark }: Item): string | undefined {
  if (mark) return ' by hand';
  const { addressedIn, reason } = comment.judgement;
  const check = needsCheck(comment, mark) ? ', check' : '';
  if (status === 'addressed' && addressedIn !== null) return ` in ${addressedIn.name}${check}`;
  if (check) return check;
  if (status === 'settled' && reason) return ` (${reason.replaceAll('-', ' ')})`;
  return undefined;
}

/** One point of a reviewer with its answers, and where it stands. `carriedFrom` names the earlier revision it was made on. */
export function Discussion({ item, now, carriedFrom }: { item: Item; now: Seconds; carriedFrom?: string | undefined }) {
  const { comment } = item;
  return (
    <article
      data-stop
      className="discussion"
      id={discussionId(item)}
      aria-label={`Comment by ${nameOf(comment.reviewer)}`}
    >
      <header className="discussion-head">
        {comment.isActionable ? (
          <StatusMark status={item.status} note={statusNote(item)} />
        ) : (
          <span className="soft">{comment.kind}</span>
        )}
        <PersonName person={comment.reviewer} />
        {comment.isBot && <span className="soft">bot</span>}
        {carriedFrom !== undefined && <span className="soft">said on {carriedFrom}</span>}
        {comment.isOptional && <span className="soft">optional</span>}
        <span className="discussion-links">
          <Time at={comment.sent} now={now} />
          <a href={messageHref(comment.messageId, comment.first)}>mail</a>
          <a data-open href={itemHref(comment.id)}>
            item
          </a>
        </span>
      </header>
      <p className="mail-text">
        <ClearText text={comment.text} />
      </p>
      <Answers answers={comment.answers} now={now} />
      {comment.isActionable && <Because item={item} />}
    </article>
  );
}

/** A discussion of an earlier revision that asks for nothing more: one line, which opens. */
export function FoldedDiscussion({ item, now, carriedFrom }: { item: Item; now: Seconds; carriedFrom: string }) {
  const { comment } = item;
  return (
    <details className="folded-discussion">
      <summary>
        <StatusMark status={item.status} note={statusNote(item)} />{' '}
        <span className="soft">{`${carriedFrom}, ${nameOf(comment.reviewer)}:`}</span>{' '}
        <span className="mono">
          <ClearText text={comment.text.split('\n', 1)[0] ?? ''} />
        </span>
      </summary>
      <Discussion item={item} now={now} />
    </details>
  );
}

/** What was answered, oldest first. */
export function Answers({ answers, now }: { answers: readonly Answer[]; now: Seconds }) {
  if (answers.length === 0) return null;
  return (
    <ol className="answers">
      {answers.map((answer) => (
        <li key={`${answer.messageId}:${answer.first}`}>
          <p className="discussion-head">
            <PersonName person={answer.from} />
            <span className="soft">{answer.kind === 'none' ? answer.role : `${answer.role}, ${answer.kind}`}</span>
            <span className="discussion-links">
              <Time at={answer.sent} now={now} />
              <a href={messageHref(answer.messageId, answer.first)}>mail</a>
            </span>
          </p>
          <p className="mail-text">
            <ClearText text={answer.text} />
          </p>
        </li>
      ))}
    </ol>
  );
}

/** Why the item stands where it stands, in one line. */
export function Because({ item }: { item: Item }) {
  const { mark, comment } = item;
  if (mark) return <p className="because">{`Set by ${mark.by}${mark.note ? `: ${mark.note}` : ''}`}</p>;
  return (
    <p className="because">
      <ClearText text={comment.judgement.because} />
    </p>
  );
}
