import { type EncodedMail, encodeMail } from '#db/encoded-mail.ts';
import type { Message, MessageId, ReceivedMail } from '#db/model.ts';

export const id = (text: string) => text as MessageId;

/** A mail as the first stage leaves it, with what a test does not care about filled in. */
export function receivedMail(
  change: Partial<Message> & { readonly messageId: MessageId },
  rest: Partial<ReceivedMail> = {},
): EncodedMail {
  const message: Message = {
    from: { name: 'Mira Lindqvist', address: 'mira@example.org' },
    to: [],
    cc: [],
    subject: 'widget: hello',
    sent: 1_770_000_000,
    references: [],
    lists: [],
    copy: 'mail',
    body: 'Hello.',
    problems: [],
    ...change,
  };
  return encodeMail({
    message,
    envelope: { received: message.sent, listIds: [] },
    contentHash: message.body,
    fingerprint: `${message.from.name}|${message.subject}`,
    preference: message.body,
    clusterKeys: [
      [message.messageId, ...message.references].map((each) => each.length * 1000 + each.charCodeAt(0)),
    ].flat(),
    patch: null,
    posting: null,
    blocks: [],
    raw: new Uint8Array(),
    ...rest,
  });
}
