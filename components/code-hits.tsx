import type { MessageId, Seconds } from '#db/model.ts';
import { ClearText } from './clear-text.tsx';
import { patchHref } from './href.ts';
import { type MarkedLine, MarkedLines } from './marked-text.tsx';
import { PersonName } from './person-name.tsx';
import { Time } from './time.tsx';

export type CodeHit = {
  readonly messageId: MessageId;
  readonly subject: string;
  readonly fromName: string;
  readonly fromAddress: string;
  readonly sent: Seconds;
  readonly files: readonly { readonly path: string; readonly lines: readonly MarkedLine[] }[];
};

/** Patches found by their diffs, the newest first, with the lines in which something was found. */
export function CodeHits({ hits, now }: { hits: readonly CodeHit[]; now: Seconds }) {
  return (
    <ol className="hits">
      {hits.map((hit) => (
        <li key={`${hit.messageId} ${hit.sent}`} data-stop>
          <a href={patchHref(hit.messageId)}>
            <ClearText text={hit.subject || '(no subject)'} />
          </a>
          <p className="facts small">
            <PersonName person={{ name: hit.fromName, address: hit.fromAddress }} />
            <Time at={hit.sent} now={now} />
          </p>
          {hit.files.map(({ path, lines }) => (
            <div key={path}>
              <p className="small mono">{path}</p>
              <MarkedLines lines={lines} hrefOf={(line) => patchHref(hit.messageId, line)} />
            </div>
          ))}
        </li>
      ))}
    </ol>
  );
}
