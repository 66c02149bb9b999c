import type { MessageId, Seconds } from '#db/model.ts';
import { messageHref } from './href.ts';
import { type MarkedLine, MarkedLines, MarkedText } from './marked-text.tsx';
import { PersonName } from './person-name.tsx';
import { Time } from './time.tsx';

export type Hit = {
  readonly messageId: MessageId;
  readonly markedSubject: string;
  readonly fromName: string;
  readonly fromAddress: string;
  readonly sent: Seconds;
  readonly lists: readonly string[];
  readonly lines: readonly MarkedLine[];
};

/** Mails found, the newest first, with what was found marked. */
export function SearchHits({ hits, now }: { hits: readonly Hit[]; now: Seconds }) {
  return (
    <ol className="hits">
      {hits.map((hit) => (
        <li key={`${hit.messageId} ${hit.sent}`} data-stop>
          <a href={messageHref(hit.messageId)}>
            <MarkedText text={hit.markedSubject || '(no subject)'} />
          </a>
          <p className="facts small">
            <PersonName person={{ name: hit.fromName, address: hit.fromAddress }} />
            <Time at={hit.sent} now={now} />
            <span>{hit.lists.join(', ')}</span>
          </p>
          <MarkedLines lines={hit.lines} hrefOf={(line) => messageHref(hit.messageId, line)} />
        </li>
      ))}
    </ol>
  );
}
