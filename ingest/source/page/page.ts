import { isNestedTooDeep } from '#ingest/mail/html-depth.ts';
import { parseHypermailHtml, parseHypermailText } from '#ingest/source/page/hypermail.ts';
import type { Page } from '#ingest/source/page/page-mail.ts';
import { parsePatchworkHtml, parsePatchworkText } from '#ingest/source/page/patchwork.ts';
import { parsePipermailHtml, parsePipermailText } from '#ingest/source/page/pipermail.ts';

const htmlParsers = [parsePatchworkHtml, parsePipermailHtml, parseHypermailHtml];
const textParsers = [parsePatchworkText, parsePipermailText, parseHypermailText];

/** The mails of a saved archive page, in HTML or as its text; undefined where it is no page of a known archive. */
export function parsePage(bytes: Uint8Array): Page | undefined {
  const text = decodePage(bytes);
  const html = isHtml(text);
  if (html && isNestedTooDeep(text)) return undefined;
  for (const parse of html ? htmlParsers : textParsers) {
    const page = parse(text);
    if (page) return page;
  }
  return undefined;
}

function isHtml(text: string): boolean {
  return /^\s*<(?:!doctype|!--|\?xml|html|head|body)/i.test(text.slice(0, 1000));
}

/** UTF-8, else the charset that the page names, else Windows-1252: what browsers do. */
function decodePage(bytes: Uint8Array): string {
  try {
    return normalizeLines(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
    const label = /charset="?'?([\w-]+)/i.exec(head)?.[1] ?? 'windows-1252';
    return normalizeLines(findDecoder(label).decode(bytes));
  }
}

function findDecoder(label: string): TextDecoder {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder('windows-1252');
  }
}

function normalizeLines(text: string): string {
  return text.includes('\r') ? text.replaceAll('\r\n', '\n') : text;
}
