import { decodeText } from '#ingest/mail/charset.ts';
import { joinFlowed } from '#ingest/mail/flowed.ts';
import { firstField, type Header } from '#ingest/mail/header.ts';
import { convertHtml } from '#ingest/mail/html.ts';
import { type MimePart, parseContentType, readMimeParts } from '#ingest/mail/mime-part.ts';
import { decodeTransfer } from '#ingest/mail/transfer-encoding.ts';

/** The text of a mail, and what was wrong with it. */
export type Body = { readonly text: string; readonly problems: readonly string[] };

/** The largest real patches have some 5 MB. */
const MAX_BYTES = 16_000_000;

/**
 * The text that people read: all text/plain parts, and the patches among the attachments, in order and joined by a
 * newline. Without any such part, the HTML as text. Lines end with `\n`; empty lines at the end are dropped.
 * @param bytes the mail from behind its header
 */
export async function readBody(header: Header, bytes: Uint8Array): Promise<Body> {
  const problems: string[] = [];
  if (bytes.length > MAX_BYTES) problems.push(`body cut at ${MAX_BYTES} bytes`);
  const body = bytes.subarray(0, MAX_BYTES);
  const content = parseContentType(firstField(header, 'content-type'));
  const encoding = firstField(header, 'content-transfer-encoding');
  // Nearly all mail: one part of plain text, which needs no MIME parser.
  if (content.type === 'text/plain') {
    const part = { ...content, fileName: '', isAttached: false, bytes: decodeTransfer(body, encoding) };
    return { text: dropLastBlankLines(decodePart(part, problems)), problems };
  }
  const { parts, problem } = await readMimeParts(contentLines(header), body);
  if (problem !== undefined) problems.push(problem);
  return { text: dropLastBlankLines(await joinParts(parts, problems)), problems };
}

async function joinParts(parts: readonly MimePart[], problems: string[]): Promise<string> {
  const texts: string[] = [];
  for (const part of parts) {
    if (!mayBePatch(part) && (part.type !== 'text/plain' || part.isAttached)) continue;
    const text = decodePart(part, part.type === 'text/plain' ? problems : []);
    const isText = part.type === 'text/plain' && !part.isAttached;
    if (isText || isPatchName(part.fileName) || PATCH_TYPES.has(part.type) || hasDiff(text)) texts.push(text);
  }
  const text = texts.join('\n');
  const html = parts.find((part) => part.type === 'text/html' && !part.isAttached);
  if (html === undefined || text.trim() !== '') return text;
  return await convertHtml(decodePart(html, problems), problems);
}

function decodePart(part: MimePart, problems: string[]): string {
  const { text, problem } = decodeText(part.bytes, part.params.charset ?? '');
  if (problem !== undefined) problems.push(problem);
  const plain = unifyLineEnds(text);
  const isFlowed = part.type === 'text/plain' && part.params.format?.toLowerCase() === 'flowed';
  return isFlowed ? joinFlowed(plain, part.params.delsp?.toLowerCase() === 'yes') : plain;
}

/** CRLF, and the CR CR LF of a mail that was converted twice. */
function unifyLineEnds(text: string): string {
  return text.includes('\r') ? text.replaceAll('\r\n', '\n').replaceAll('\r\n', '\n') : text;
}

const PATCH_TYPES = new Set(['text/x-patch', 'text/x-diff', 'text/patch', 'application/x-patch']);

/** Whether an attachment is worth decoding: pictures and archives are not. */
function mayBePatch(part: MimePart): boolean {
  if (PATCH_TYPES.has(part.type) || isPatchName(part.fileName)) return true;
  return part.type === 'text/plain' || part.type === 'application/octet-stream';
}

function isPatchName(name: string): boolean {
  return /\.(?:patch|diff)$/i.test(name);
}

function hasDiff(text: string): boolean {
  return /^(?:diff --git |Index: |--- \S.*\n\+\+\+ )/m.test(text) && /^@@ -\d/m.test(text);
}

function contentLines(header: Header): string {
  return ['content-type', 'content-transfer-encoding', 'content-disposition']
    .filter((name) => header.fields.has(name))
    .map((name) => `${name}: ${firstField(header, name)}`)
    .join('\n');
}

function dropLastBlankLines(text: string): string {
  let end = text.length;
  let kept = end;
  for (; end > 0; end -= 1) {
    const code = text.charCodeAt(end - 1);
    if (code === 0x0a) kept = end - 1;
    else if (code !== 0x20 && code !== 0x09 && code !== 0x0d) break;
  }
  return end === 0 ? '' : text.slice(0, kept);
}
