import { spellOut } from '#db/deceptive-text.ts';
import type { MessageId, Person, Seconds } from '#db/model.ts';
import { messageHref } from './href.ts';
import { nameOf } from './person-name.tsx';
import { Time } from './time.tsx';

/** A mail in its thread, in reading order; a mail that is referred to but not here has no subject. */
export type ThreadEntry = {
  readonly messageId: MessageId;
  readonly depth: number;
  readonly mail: {
    readonly from: Person;
    readonly subject: string;
    readonly sent: Seconds;
    readonly isPatch: boolean;
  } | null;
};

/** Deeper replies are not indented further: mail.css has a rule for each depth. */
const MAX_INDENT = 12;

type Props = {
  readonly entries: readonly ThreadEntry[];
  readonly current: MessageId | null;
  readonly now: Seconds;
  /** Mails after this are new to the reader. */
  readonly since: Seconds;
  /** Where a line leads; by default to the page of the mail. */
  readonly href?: (id: MessageId) => string;
  /** By which links name its line. */
  readonly anchorOf?: (id: MessageId) => string;
};

/** The reply tree, one mail a line. The subject stands only where it is a new one. */
export function ThreadTree({ entries, current, now, since, href = messageHref, anchorOf }: Props) {
  let subject = '';
  return (
    <ol className="thread">
      {entries.map(({ messageId, depth, mail }) => {
        const indent = Math.min(depth, MAX_INDENT);
        if (!mail) {
          return (
            <li key={messageId} data-depth={indent} className="soft">
              <span>
                not in this store: <span className="mono">{messageId}</span>
              </span>
            </li>
          );
        }
        const plain = mail.subject.replace(/^(?:re|aw|sv):\s*/i, '');
        const isNew = plain !== subject;
        subject = plain;
        return (
          <li
            key={messageId}
            id={anchorOf?.(messageId)}
            data-depth={indent}
            aria-current={messageId === current ? 'true' : undefined}
          >
            <a href={href(messageId)}>{isNew ? spellOut(mail.subject) : nameOf(mail.from)}</a>
            {mail.sent > since && <strong>new</strong>}
            <span className="soft">
              {isNew && `${nameOf(mail.from)}, `}
              <Time at={mail.sent} now={now} />
            </span>
          </li>
        );
      })}
    </ol>
  );
}
