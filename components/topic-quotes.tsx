import type { Answer, JudgedComment, RevisionLabel, Seconds, Status } from '#db/model.ts';
import { itemHref, messageHref } from './href.ts';
import { PersonName } from './person-name.tsx';
import { Snippet, type SnippetProps } from './snippet.tsx';
import { StatusMark } from './status-mark.tsx';
import { Time } from './time.tsx';

/** A comment that asks for a topic, with the sentence that does. */
export type AskedComment = { readonly comment: JudgedComment; readonly status: Status; readonly sign: string };

type QuotesProps = { readonly quotes: readonly AskedComment[]; readonly now: Seconds };

/** What reviewers wrote, word for word, each leading to its mail and to what became of it. */
export function TopicQuotes({ quotes, now }: QuotesProps) {
  return (
    <ol className="topic-quotes">
      {quotes.map((asked) => (
        <li key={asked.comment.id} data-stop>
          <blockquote className="mail-text">{asked.sign}</blockquote>
          <QuoteFacts asked={asked} now={now} />
        </li>
      ))}
    </ol>
  );
}

function QuoteFacts({ asked: { comment, status }, now }: { asked: AskedComment; now: Seconds }) {
  return (
    <p className="item-facts">
      <PersonName person={comment.reviewer} />
      <Time at={comment.sent} now={now} />
      {'file' in comment.anchor && <span className="mono">{comment.anchor.file}</span>}
      <StatusMark status={status} />
      <a href={messageHref(comment.messageId, comment.first)}>mail</a>
      <a href={itemHref(comment.id)}>item</a>
    </p>
  );
}

export type ExampleProps = {
  readonly asked: AskedComment;
  readonly before: SnippetProps;
  readonly after: SnippetProps;
  readonly revision: RevisionLabel;
  readonly now: Seconds;
};

/** Code that was commented on, and what a later revision made of it, side by side. */
export function TopicExample({ asked, before, after, revision, now }: ExampleProps) {
  return (
    <article className="topic-example" data-stop aria-label={`Example from ${before.file}`}>
      <blockquote className="mail-text">{asked.sign}</blockquote>
      <QuoteFacts asked={asked} now={now} />
      <div className="topic-change">
        <div>
          <h3>{asked.comment.revision.name}, commented on</h3>
          <Snippet {...before} />
        </div>
        <div>
          <h3>{revision.name}, after it</h3>
          <Snippet {...after} />
        </div>
      </div>
    </article>
  );
}

type ExceptionsProps = {
  readonly exceptions: readonly { readonly asked: AskedComment; readonly why: Answer }[];
  readonly now: Seconds;
};

/** Comments that were not followed, each with the words that say why. */
export function TopicExceptions({ exceptions, now }: ExceptionsProps) {
  return (
    <ol className="topic-quotes">
      {exceptions.map(({ asked, why }) => (
        <li key={asked.comment.id} data-stop>
          <blockquote className="mail-text">{asked.sign}</blockquote>
          <QuoteFacts asked={asked} now={now} />
          <div className="answers">
            <p className="item-facts">
              <PersonName person={why.from} />
              <span>{why.kind === 'none' ? why.role : `${why.role}, ${why.kind}`}</span>
              <a href={messageHref(why.messageId, why.first)}>mail</a>
            </p>
            <p className="mail-text clamp">{why.text}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}
