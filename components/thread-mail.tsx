import type { Block, MessageId, Seconds } from '#db/model.ts';
import { ClearText } from './clear-text.tsx';
import { messageHref, patchHref } from './href.ts';
import { MailBody } from './mail-body.tsx';
import { PersonName } from './person-name.tsx';
import type { ThreadEntry } from './thread-tree.tsx';
import { Time } from './time.tsx';

type Props = {
  readonly id: MessageId;
  readonly mail: NonNullable<ThreadEntry['mail']>;
  /** null for a patch: it has a page of its own. */
  readonly text: { readonly body: string; readonly blocks: readonly Block[] | null } | null;
  readonly now: Seconds;
  /** By which links name it. */
  readonly anchor: string;
  /** public-inbox also calls the mail whose address a page of a thread has `u`. */
  readonly isAsked: boolean;
};

/** One mail of a thread that is read from top to bottom. */
export function ThreadMailView({ id, mail, text, now, anchor, isAsked }: Props) {
  return (
    <article data-stop className="thread-mail" id={anchor} aria-label={mail.subject}>
      {isAsked && <span id="u" />}
      <h2>
        <ClearText text={mail.subject} />
      </h2>
      <p className="facts small">
        <PersonName person={mail.from} />
        <Time at={mail.sent} now={now} />
        <a href={messageHref(id)}>mail</a>
        {mail.isPatch && <a href={patchHref(id)}>patch with comments</a>}
      </p>
      {text && <MailBody lines={text.body.split('\n')} blocks={text.blocks} isNumbered={false} />}
    </article>
  );
}
