import type { Message, MessageId } from '#db/model.ts';
import { type Finding, findingOf } from './finding.ts';
import type { RevisionView } from './revision-view.ts';
import { WEIGHT } from './weight.ts';

const ADDRESS = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}/;

/** The address that a comment asks to send the next revision to as well: "please Cc linux-xfs@vger.kernel.org". */
export function findAskedRecipient(text: string): string | undefined {
  const line = text
    .split('\n', 12)
    .map((each) => each.slice(0, 300))
    .find((each) => /\bcc\b/i.test(each) && ADDRESS.test(each));
  return line === undefined ? undefined : ADDRESS.exec(line)?.[0].toLowerCase();
}

/** Whether a revision was sent to somebody. */
export function findRecipient(
  address: string,
  { revision }: RevisionView,
  messages: ReadonlyMap<MessageId, Message>,
): Finding {
  const mails = [revision.head, ...revision.patches.map((patch) => patch.messageId)];
  const hit = mails.find((id) => {
    const mail = messages.get(id);
    return mail && [...mail.to, ...mail.cc].some((person) => person.address.toLowerCase() === address);
  });
  return hit
    ? findingOf(WEIGHT.substitutionApplied, 'message-changed', hit, `It was sent to ${address}`)
    : findingOf(WEIGHT.substitutionMissing, 'message-unchanged', revision.head, `It was not sent to ${address}`);
}
