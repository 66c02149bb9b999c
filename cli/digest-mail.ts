import { randomBytes } from 'node:crypto';
import { createTransport } from 'nodemailer';
import type { MessageId, Seconds } from '#db/model.ts';

/** A mail of plain text. */
export type DigestMail = {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly sent: Seconds;
  readonly messageId: MessageId;
  /** The mails that it is threaded under, oldest first. */
  readonly references: readonly MessageId[];
};

/** Longer lines do not go through mail as they are (RFC 5322, 2.1.1, says 78). */
const LONGEST_LINE = 78;

/** Nobody waits longer for a mail server. */
const TIMEOUT_MS = 30_000;

/** A Message-ID at the domain of the sender's address. */
export function newMessageId(from: string, sent: Seconds): MessageId {
  const domain = /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost';
  return `${sent}.${randomBytes(6).toString('hex')}.digest@${domain}` as MessageId;
}

/** The mail as it is sent and archived: 7bit where that is enough, else quoted-printable, which people can still read. */
export async function composeMail(mail: DigestMail): Promise<Buffer> {
  const isPlain =
    /^[\n\t\x20-\x7e]*$/.test(mail.text) && mail.text.split('\n').every((line) => line.length <= LONGEST_LINE);
  const { message } = await createTransport({ streamTransport: true, buffer: true, newline: 'unix' }).sendMail({
    from: mail.from,
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    date: new Date(mail.sent * 1000),
    messageId: `<${mail.messageId}>`,
    references: mail.references.map((id) => `<${id}>`),
    ...(mail.references.length > 0 ? { inReplyTo: `<${mail.references.at(-1)}>` } : {}),
    // RFC 3834: answer machines do not answer it.
    headers: { 'Auto-Submitted': 'auto-generated', Precedence: 'bulk' },
    ...(isPlain ? {} : { textEncoding: 'quoted-printable' as const }),
    xMailer: false,
  });
  if (!Buffer.isBuffer(message)) throw new Error('The mail was not written into memory.');
  return message;
}

/**
 * Hands a mail to a server.
 * @param url smtp://USER:PASSWORD@HOST:PORT, or smtps://
 * @throws with the host and the reason, never the password
 */
export async function sendMail(url: URL, { from, to }: DigestMail, raw: Buffer): Promise<void> {
  const transport = createTransport({
    url: url.href,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
  try {
    await transport.sendMail({ envelope: { from, to }, raw });
  } catch (error) {
    throw new Error(
      `The mail server ${url.host} did not take the digest: ${error instanceof Error ? error.message : error}`,
    );
  } finally {
    transport.close();
  }
}
