import type { Message, MessageId, ReceivedMail, Seconds } from './model.ts';
import { encodePatch } from './patch-content.ts';
import { type IndexText, indexTextOf } from './search/index-text.ts';

/**
 * A received mail as the store keeps it: nested data is JSON text already. It is made where the mail is parsed, so that
 * what goes from thread to thread is a few strings instead of thousands of objects.
 */
export type EncodedMail = {
  readonly messageId: MessageId;
  readonly contentHash: string;
  readonly copy: 'mail' | 'page';
  readonly fingerprint: string;
  readonly preference: string;
  readonly clusterKeys: readonly number[];
  readonly fromName: string;
  readonly fromAddress: string;
  readonly subject: string;
  readonly sent: Seconds;
  readonly received: Seconds;
  readonly lists: readonly string[];
  readonly header: string;
  readonly blocks: string | null;
  readonly posting: string | null;
  readonly body: string;
  readonly raw: Uint8Array;
  readonly indexText: IndexText;
  readonly patch: {
    readonly patchId: string | null;
    readonly content: string;
    readonly paths: readonly string[];
  } | null;
};

type Header = Pick<Message, 'to' | 'cc' | 'references' | 'problems'>;

export function encodeMail(mail: ReceivedMail): EncodedMail {
  const { message, patch } = mail;
  const { to, cc, references, problems } = message;
  return {
    messageId: message.messageId,
    contentHash: mail.contentHash,
    copy: message.copy,
    fingerprint: mail.fingerprint,
    preference: mail.preference,
    clusterKeys: mail.clusterKeys,
    fromName: message.from.name,
    fromAddress: message.from.address,
    subject: message.subject,
    sent: message.sent,
    received: mail.envelope.received,
    lists: message.lists,
    header: JSON.stringify({ to, cc, references, problems } satisfies Header),
    blocks: mail.blocks && JSON.stringify(mail.blocks),
    posting: mail.posting && JSON.stringify(mail.posting),
    body: message.body,
    raw: mail.raw,
    indexText: indexTextOf(message, mail.envelope, patch),
    patch: patch && {
      patchId: patch.patchId,
      content: encodePatch(patch),
      paths: patch.files.map((file) => file.path),
    },
  };
}

/** A message as it is read from the store. */
export type EncodedMessage = {
  readonly message_id: string;
  readonly copy: 'mail' | 'page';
  readonly from_name: string;
  readonly from_address: string;
  readonly subject: string;
  readonly sent: number;
  readonly header: string;
  readonly body: string;
  /** JSON array */
  readonly lists: string;
  /** JSON, as in patch-content.ts; null for what is no patch */
  readonly patch: string | null;
};

export function decodeMessage(row: EncodedMessage): Message {
  return {
    messageId: row.message_id as MessageId,
    from: { name: row.from_name, address: row.from_address },
    subject: row.subject,
    sent: row.sent,
    lists: JSON.parse(row.lists) as string[],
    copy: row.copy,
    body: row.body,
    ...(JSON.parse(row.header) as Header),
  };
}
