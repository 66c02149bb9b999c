import type { Envelope, Message, Seconds } from '#db/model.ts';
import { parsePersons } from '#ingest/mail/address.ts';
import { readBody } from '#ingest/mail/body.ts';
import { parseDate } from '#ingest/mail/date.ts';
import { decodeWords } from '#ingest/mail/encoded-word.ts';
import { firstField, type Header, joinFields, readHeader } from '#ingest/mail/header.ts';
import { parseMessageId, parseReferences } from '#ingest/mail/message-id.ts';
import { restoreSender } from '#ingest/mail/sender.ts';

/** What is known of a mail besides its bytes. */
export type MessageContext = {
  /** When the archive got it. */
  readonly received: Seconds | null;
  /** The inbox it was found in. */
  readonly list: string | null;
  readonly copy: 'mail' | 'page';
};

export type ParsedMessage =
  | { readonly kind: 'message'; readonly message: Message; readonly envelope: Envelope }
  | { readonly kind: 'unreadable'; readonly reason: string };

const NOBODY = { name: '', address: '' };

/**
 * A mail (RFC 5322 bytes) as Reroll keeps it. Never rejects: what is broken is kept as well as it can be and named in
 * `problems`. Only a mail without a Message-ID is unreadable, since nothing could refer to it.
 */
export async function parseMessage(bytes: Uint8Array, context: MessageContext): Promise<ParsedMessage> {
  const header = readHeader(bytes);
  const messageId = parseMessageId(firstField(header, 'message-id'));
  if (messageId === undefined) return { kind: 'unreadable', reason: 'no Message-ID' };

  const [sender = NOBODY] = parsePersons(firstField(header, 'from'));
  const from = restoreSender(
    sender,
    parsePersons(firstField(header, 'x-original-from')),
    parsePersons(firstField(header, 'reply-to')),
  );
  const to = parsePersons(joinFields(header, 'to'));
  const cc = parsePersons(joinFields(header, 'cc'));
  const addresses = new Set([sender, from, ...to, ...cc].map((person) => person.address));
  const references = parseReferences(
    joinFields(header, 'references'),
    firstField(header, 'in-reply-to'),
    messageId,
    addresses,
  );
  const relayed = readReceived(header);
  const date = parseDate(firstField(header, 'date'), context.received ?? relayed);
  const body = await readBody(header, bytes.subarray(header.bodyStart));
  return {
    kind: 'message',
    message: {
      messageId,
      from,
      to,
      cc,
      subject: decodeWords(firstField(header, 'subject')).replace(/\s+/g, ' ').trim(),
      sent: date.sent,
      references,
      lists: listNames(header, context.list),
      copy: context.copy,
      body: body.text,
      problems: [...header.problems, ...(date.problem === undefined ? [] : [date.problem]), ...body.problems],
    },
    envelope: { received: relayed ?? date.sent, listIds: listIds(header) },
  };
}

/** When the last relay got it: what the first Received field says behind its semicolon (RFC 5321, 4.4). */
function readReceived(header: Header): Seconds | null {
  const field = firstField(header, 'received');
  const { sent, problem } = parseDate(field.slice(field.lastIndexOf(';') + 1), null);
  return problem === undefined ? sent : null;
}

/** `<linux-fpga.vger.kernel.org>` of the List-Id (RFC 2919) is known as linux-fpga. */
function listNames(header: Header, inbox: string | null): string[] {
  const names = new Set<string>(inbox === null ? [] : [inbox]);
  for (const id of listIds(header)) {
    const [name = ''] = id.split('.', 1);
    if (name !== '' && !/\s/.test(name)) names.add(name);
  }
  return [...names].sort();
}

/** What stands in the angle brackets of the List-Id fields; some lists write it without. */
function listIds(header: Header): string[] {
  return (header.fields.get('list-id') ?? []).map((value) =>
    (/<([^<>\s]{1,200})>/.exec(value)?.[1] ?? value).trim().toLowerCase(),
  );
}
