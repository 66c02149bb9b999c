import { describeTooLarge, maxMailBytes } from '#ingest/source/mail-size.ts';
import { type NntpConnection, NntpError, type NntpReply, openNntp } from '#ingest/source/nntp-connection.ts';
import { PrivateAddressError } from '#ingest/source/public-lookup.ts';
import type { SourceEvent } from '#ingest/source/raw-message.ts';
import type { ReadOptions } from '#ingest/source/read-options.ts';

/** Articles asked for before the first is read (RFC 3977, 3.5): the way to the server is waited for once. */
const articlesUnderWay = 32;
const articlesPerCursor = 256;

/** A group's article numbers, and where its mails go. */
type Group = { readonly source: string; readonly list: string; readonly high: number };

/** Reads the articles of `nntp://host/group` (RFC 5538) that came in since its cursor, in the order of their numbers. */
export async function* readNntp(url: URL, options: ReadOptions): AsyncGenerator<SourceEvent> {
  let connection: NntpConnection | undefined;
  try {
    connection = await openNntp(url, options);
    yield* readGroup(url, connection, options);
  } catch (error) {
    if (!(error instanceof NntpError || error instanceof PrivateAddressError)) throw error;
    yield { kind: 'problem', place: url.href, reason: error.message };
  } finally {
    connection?.close();
  }
}

async function* readGroup(url: URL, connection: NntpConnection, options: ReadOptions): AsyncGenerator<SourceEvent> {
  const name = parseGroup(url);
  if (name === undefined) throw new NntpError('name a group: nntp://HOST/GROUP');
  // RFC 3977, 6.1.1: number of articles, lowest and highest number, name
  const [, low = 0, high = 0] = (await ask(connection, `GROUP ${name}`, 211)).text.split(' ').map(Number);
  if (!Number.isSafeInteger(low) || !Number.isSafeInteger(high)) throw new NntpError('the server counts wrongly');
  if (high === 0) return;
  const source = `${url.protocol}//${url.host}/${name}`;
  const group: Group = { source, list: name.split('.').at(-1) ?? name, high };

  const cursor = parseCursor(options.cursors(source));
  const isSame = cursor === undefined || (await hasArticle(connection, cursor, high));
  if (!isSame) yield { kind: 'restart', source };
  const first = cursor === undefined || !isSame ? low : Math.max(low, cursor.number + 1);
  if (first > high) return;
  yield { kind: 'expect', messages: high - first + 1 };
  yield* readArticles(connection, group, first);
}

/** Sends ahead, reads in order, and says how far it came. */
async function* readArticles(
  connection: NntpConnection,
  { source, list, high }: Group,
  first: number,
): AsyncGenerator<SourceEvent> {
  let last = '';
  let sent = first - 1;
  for (let number = first; number <= high; number += 1) {
    for (; sent < Math.min(high, number + articlesUnderWay - 1); sent += 1) connection.send(`ARTICLE ${sent + 1}`);
    const reply = await connection.readReply();
    const place = `${source} ${number}`;
    if (reply.code === 220) {
      last = `${number} ${parseArticleId(reply)}`;
      const article = await connection.readBlock();
      if (article === null) yield { kind: 'problem', place, reason: describeTooLarge(maxMailBytes + 1) };
      else {
        const bytes = removeServerFields(article);
        yield { kind: 'message', raw: { bytes, place, source, list, received: null, copy: 'mail' } };
      }
    } else if (reply.code !== 423 && reply.code !== 430) {
      // These two mean that the archive took the mail out.
      throw new NntpError(`the server does not give article ${number}: ${reply.code} ${reply.text}`);
    }
    const isDue = (number - first + 1) % articlesPerCursor === 0 || number === high;
    if (isDue && last !== '') yield { kind: 'cursor', source, position: last };
  }
}

/** False where the server has begun to count anew: then the number is above all of its, or another mail's. */
async function hasArticle(
  connection: NntpConnection,
  cursor: { readonly number: number; readonly messageId: string },
  high: number,
): Promise<boolean> {
  if (cursor.number > high) return false;
  connection.send(`STAT ${cursor.number}`);
  const reply = await connection.readReply();
  return reply.code !== 223 || parseArticleId(reply) === cursor.messageId;
}

async function ask(connection: NntpConnection, command: string, expected: number): Promise<NntpReply> {
  connection.send(command);
  const reply = await connection.readReply();
  if (reply.code !== expected) throw new NntpError(`the server answers ${reply.code} ${reply.text} to ${command}`);
  return reply;
}

/** `220 3 <1@example.org> ...` */
function parseArticleId(reply: NntpReply): string {
  return reply.text.split(' ')[1] ?? '';
}

/** The characters of RFC 3977's wildmat-exact, and so nothing that ends a command. */
function parseGroup(url: URL): string | undefined {
  return /^\/([\w+.~-]{1,400})\/?$/.exec(url.pathname)?.[1];
}

/** `12 <1@example.org>` */
function parseCursor(
  position: string | undefined,
): { readonly number: number; readonly messageId: string } | undefined {
  const [, number, messageId = ''] = /^(\d{1,15}) (.*)$/.exec(position ?? '') ?? [];
  return number === undefined ? undefined : { number: Number(number), messageId };
}

/** The fields that a server adds to a mail (RFC 5536, 3.1.4, 3.1.5, 3.2.14), so that it is as in every other archive. */
function removeServerFields(article: Uint8Array): Uint8Array {
  const text = Buffer.from(article).toString('latin1');
  const end = text.indexOf('\n\n');
  if (end < 0) return article;
  const header = text.slice(0, end + 1).replace(/^(?:path|newsgroups|xref):.*\n(?:[ \t].*\n)*/gim, '');
  return new Uint8Array(Buffer.from(header + text.slice(end + 1), 'latin1'));
}
