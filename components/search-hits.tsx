import type { MessageId, Seconds } from '#db/model.ts';
import { messageHref } from './href.ts';
import { PersonName } from './person-name.tsx';
import { Time } from './time.tsx';

export type Hit = {
  readonly messageId: MessageId;
  readonly subject: string;
  readonly fromName: string;
  readonly fromAddress: string;
  readonly sent: Seconds;
  /** Words found stand between U+0002 and U+0003. */
  readonly lines: readonly { readonly line: number; readonly text: string }[];
};

/** Mails found, the newest first, with the words marked. */
export function SearchHits({ hits, now }: { hits: readonly Hit[]; now: Seconds }) {
  return (
    <ol className="hits">
      {hits.map((hit) => (
        <li key={hit.messageId} data-stop>
          <a href={messageHref(hit.messageId)}>{hit.subject}</a>
          <p className="facts small">
            <PersonName person={{ name: hit.fromName, address: hit.fromAddress }} />
            <Time at={hit.sent} now={now} />
          </p>
          <p className="excerpt">
            <Marked text={hit.lines.map((each) => each.text).join(' … ')} />
          </p>
        </li>
      ))}
    </ol>
  );
}

function Marked({ text }: { text: string }) {
  return text.split('\u0002').map((part, index) => {
    const [found = '', rest] = part.split('\u0003');
    // The parts have no identity but their place.
    const key = `${index}:${part}`;
    if (rest === undefined) return <span key={key}>{part}</span>;
    return (
      <span key={key}>
        <mark>{found}</mark>
        {rest}
      </span>
    );
  });
}
