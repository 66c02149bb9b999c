import { decodeHeaderBytes } from '#ingest/mail/charset.ts';

/** The header fields of a mail that Reroll reads, and where its body begins. */
export type Header = {
  /** By lower-case name, unfolded, in order; encoded words as they stand. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
  readonly bodyStart: number;
  readonly problems: readonly string[];
};

/** A list of a thousand addresses fits; a header of a megabyte is an attack or an accident. */
const MAX_FIELD_BYTES = 65_536;
/** Mails with a hundred thousand fields exist to break parsers. Of the Received fields the newest, the first, counts. */
const MAX_REPEATS = 20;

/**
 * Reads the header in one pass over its bytes (RFC 5322, 2.2). The many fields that nobody asks for are skipped
 * without decoding, which makes this twice as fast as parsing them all. An mbox `From ` line before it is skipped, too.
 */
export function readHeader(bytes: Uint8Array): Header {
  const fields = new Map<string, string[]>();
  const problems = new Set<string>();
  let at = 0;
  while (at < bytes.length) {
    const end = endOfField(bytes, at);
    if (isLineEnd(bytes, at)) {
      // Empty lines before the first field are an mbox writer's mistake.
      if (fields.size > 0 || problems.size > 0) return { fields, bodyStart: end, problems: [...problems] };
    } else readField(bytes, at, end, fields, problems);
    at = end;
  }
  return { fields, bodyStart: bytes.length, problems: [...problems] };
}

/** The first value of a field, or an empty string. */
export function firstField(header: Header, name: string): string {
  return header.fields.get(name)?.[0] ?? '';
}

/** All values of a field that may stand several times, as one. */
export function joinFields(header: Header, name: string): string {
  return header.fields.get(name)?.join(', ') ?? '';
}

/** Behind the field at `start` with all its continuation lines, which begin with white space (RFC 5322, 2.2.3). */
function endOfField(bytes: Uint8Array, start: number): number {
  let at = start;
  do {
    const newline = bytes.indexOf(NEWLINE, at);
    if (newline === -1) return bytes.length;
    if (newline === start || (newline === start + 1 && bytes[start] === RETURN)) return newline + 1;
    at = newline + 1;
  } while ((bytes[at] === SPACE || bytes[at] === TAB) && !isLineEnd(bytes, at));
  return at;
}

function isLineEnd(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === NEWLINE || (bytes[at] === RETURN && bytes[at + 1] === NEWLINE);
}

function readField(
  bytes: Uint8Array,
  start: number,
  end: number,
  fields: Map<string, string[]>,
  problems: Set<string>,
): void {
  const colon = findColon(bytes, start, end);
  if (colon === -1) {
    if (!isMboxLine(bytes, start)) problems.add('a header line without a colon');
    return;
  }
  // Most fields end here, undecoded.
  if (!INITIALS.has((bytes[start] ?? 0) | LOWER_CASE)) return;
  const name = LATIN1.decode(bytes.subarray(start, colon)).trim().toLowerCase();
  if (!KEPT.has(name)) return;

  const values = fields.get(name) ?? [];
  if (values.length === (name === 'received' ? 1 : MAX_REPEATS)) return;
  if (end - colon > MAX_FIELD_BYTES) problems.add(`header ${name} cut at ${MAX_FIELD_BYTES} bytes`);
  const text = decodeHeaderBytes(bytes.subarray(colon + 1, Math.min(end, colon + MAX_FIELD_BYTES)));
  values.push(unfold(text));
  fields.set(name, values);
}

/** A field's name is short; a colon far away belongs to some text that is no header. */
function findColon(bytes: Uint8Array, start: number, end: number): number {
  const limit = Math.min(end, start + MAX_NAME_BYTES);
  for (let at = start; at < limit; at += 1) {
    if (bytes[at] === COLON) return at;
    if (bytes[at] === NEWLINE) return -1;
  }
  return -1;
}

/** `From ann@example.org Mon Jan 1 ...`, or `>From`, which an mbox puts before a mail. */
function isMboxLine(bytes: Uint8Array, start: number): boolean {
  const first = bytes[start] === QUOTE ? start + 1 : start;
  return LATIN1.decode(bytes.subarray(first, first + 5)) === 'From ';
}

function unfold(text: string): string {
  return (text.includes('\n') ? text.replace(/\r?\n/g, '') : text).trim();
}

const LATIN1 = new TextDecoder('latin1');
const [NEWLINE, RETURN, SPACE, TAB, COLON, QUOTE] = [0x0a, 0x0d, 0x20, 0x09, 0x3a, 0x3e];
const LOWER_CASE = 0x20;
const MAX_NAME_BYTES = 80;

const KEPT = new Set([
  'cc',
  'content-disposition',
  'content-transfer-encoding',
  'content-type',
  'date',
  'from',
  'in-reply-to',
  'list-id',
  'message-id',
  'received',
  'references',
  'reply-to',
  'subject',
  'to',
  'x-original-from',
]);
const INITIALS = new Set([...KEPT].map((name) => name.charCodeAt(0)));
