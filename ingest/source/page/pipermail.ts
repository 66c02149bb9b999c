import { load } from 'cheerio/slim';
import { parsePageDate } from '#ingest/source/page/page-date.ts';
import { formatPageAuthor, type Page } from '#ingest/source/page/page-mail.ts';
import { trimPre } from '#ingest/source/page/page-text.ts';

/** Name and address, which Mailman writes `jane at example.org`. */
const authorPattern = /^(.{0,300}) (\S{1,300} at \S{1,300})$/;
const footerPattern = /^More information about the (\S+) mailing list\s*$/;
const linkPattern = /^[*+o•-]? *(?:(?:Previous|Next) message(?: \(by thread\))?:|Messages sorted by:)/;

/** Reads the text of a pipermail message page: subject, author line, date line, mail, footer with the list's name. */
export function parsePipermailText(text: string): Page | undefined {
  const lines = text.split('\n');
  const filled: number[] = [];
  for (let index = 0; index < lines.length && filled.length < 3; index += 1) {
    if (lines[index]?.trim() !== '') filled.push(index);
  }
  const [subject = '', author = '', dateText = ''] = filled.map((index) => lines[index]?.trim() ?? '');
  const [, name = '', address] = authorPattern.exec(author) ?? [];
  const date = parsePageDate(dateText);
  if (address === undefined || date === null) return undefined;

  const footer = lines.findLastIndex((line) => footerPattern.test(line));
  const list = footerPattern.exec(lines[footer] ?? '')?.[1]?.toLowerCase() ?? null;
  let first = (filled[2] ?? 0) + 1;
  let end = footer < first ? lines.length : footer;
  const isPage = (line: string | undefined) =>
    line !== undefined && (line.trim() === '' || linkPattern.test(line.trim()));
  while (first < end && isPage(lines[first])) first += 1;
  while (end > first && isPage(lines[end - 1])) end -= 1;
  const body = `${lines.slice(first, end).join('\n')}\n`;
  const mail = { subject, date, messageId: null, inReplyTo: null, body };
  return { mails: [{ ...mail, from: formatPageAuthor(name, address) }], list };
}

/**
 * Reads a pipermail message page. The link on the author's address is meant for answers: its In-Reply-To is the
 * Message-ID of the mail itself, and its address is the list's. The page does not say what the mail replies to.
 */
export function parsePipermailHtml(html: string): Page | undefined {
  if (!/<!--beginarticle-->/i.test(html)) return undefined;
  const $ = load(html);
  const link = $('a[href^="mailto:"], a[href^="MAILTO:"]').first();
  const date = parsePageDate($('i').first().text());
  const body = $('pre').first();
  if (link.length === 0 || date === null || body.length === 0) return undefined;

  const { list, messageId } = parseAnswerLink(link.attr('href') ?? '');
  const from = formatPageAuthor($('b').first().text().trim(), link.text().trim());
  const subject = $('h1').first().text().trim();
  return { mails: [{ from, subject, date, messageId, inReplyTo: null, body: `${trimPre(body.text())}\n` }], list };
}

/** `mailto:LIST%40HOST?Subject=...&In-Reply-To=%3CID%3E` */
function parseAnswerLink(href: string): { readonly list: string | null; readonly messageId: string | null } {
  const [target = '', query = ''] = href.replace(/^mailto:/i, '').split('?', 2);
  // A mail's id may hold a plus sign, which URLSearchParams would read as a space.
  const id = new URLSearchParams(query.replaceAll('+', '%2B')).get('In-Reply-To');
  const [list = ''] = target.split(/%40|@| at /i, 1);
  return { list: list.toLowerCase() || null, messageId: /^<([^\s<>]+)>$/.exec(id?.trim() ?? '')?.[1] ?? null };
}
