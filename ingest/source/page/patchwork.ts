import { load } from 'cheerio/slim';
import { parsePageDate } from '#ingest/source/page/page-date.ts';
import { formatPageAuthor, makePageId, type Page, type PageMail } from '#ingest/source/page/page-mail.ts';
import { trimPre } from '#ingest/source/page/page-text.ts';

/** One text of the page: the commit message, or a comment. */
type Entry = { readonly name: string; readonly date: string; readonly body: string };

const maxHeadLines = 40;
const idPattern = /^Message ID[ \t]{1,9}<?([^\s<>@]{1,500}@[^\s<>]{1,500})>?(?:[ \t]|$)/;
/** `Jane Doe Feb. 5, 2024, 11:01 p.m. UTC`, a comment with ` | #1` behind it. */
const entryPattern =
  /^(.{1,200}) ((?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}, [^|]{4,12}|\d{4}-\d\d-\d\d,? \d\d:\d\d(?::\d\d)?)) UTC(?: \| #(\d+))?\s*$/;

/** Reads the text of a Patchwork patch page: a patch, and each of its comments as an answer to it. */
export function parsePatchworkText(text: string): Page | undefined {
  const lines = text.split('\n');
  const idLine = lines.slice(0, maxHeadLines).findIndex((line) => idPattern.test(line));
  const messageId = idPattern.exec(lines[idLine] ?? '')?.[1];
  const subject = lines.slice(0, Math.max(0, idLine)).find((line) => line.trim() !== '');
  if (messageId === undefined || subject === undefined) return undefined;

  const starts = listEntryLines(lines, idLine);
  const patchLine = findPatchLine(lines, starts.at(-1) ?? idLine);
  const entries = starts.map((start, index): Entry => {
    const [, name = '', date = ''] = entryPattern.exec(lines[start] ?? '') ?? [];
    const end = starts[index + 1] ?? patchLine;
    const body = trimHeading(lines.slice(start + 1, end), index === 0 && starts.length > 1 ? 'Comments' : '');
    return { name: name.trim(), date: parsePageDate(date) ?? '', body };
  });
  return formatPatchPage(subject.trim(), messageId, entries, lines.slice(patchLine + 1).join('\n'), null);
}

/** A text without the page's heading for what follows it, and without empty lines around it. */
function trimHeading(lines: readonly string[], heading: string): string {
  const text = lines.join('\n').trim();
  return heading !== '' && text.endsWith(`\n${heading}`) ? text.slice(0, -heading.length).trimEnd() : text;
}

/** The lines that name author and date: the first one, and then the comments as they are numbered. */
function listEntryLines(lines: readonly string[], after: number): readonly number[] {
  const starts: number[] = [];
  for (let index = after + 1; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (!/UTC(?: \| #\d+)?\s*$/.test(line)) continue;
    const match = entryPattern.exec(line);
    const expected = starts.length === 0 ? undefined : String(starts.length);
    if (match && match[3] === expected && parsePageDate(match[2] ?? '') !== null) starts.push(index);
  }
  return starts;
}

/** The heading `Patch` with a diff below it; the end of the page where there is none, as for a cover letter. */
function findPatchLine(lines: readonly string[], after: number): number {
  for (let index = after; index < lines.length; index += 1) {
    if (lines[index]?.trim() !== 'Patch') continue;
    const next = lines.slice(index + 1, index + 6).find((line) => line.trim() !== '');
    if (next !== undefined && /^(?:diff |Index: |--- |=== )/.test(next)) return index;
  }
  return lines.length;
}

/** Reads a Patchwork patch page, of Patchwork 1 (`div.comment`) to 3 (`div.submission-message`). */
export function parsePatchworkHtml(html: string): Page | undefined {
  if (!/class="?(?:patch-?meta)/.test(html)) return undefined;
  const $ = load(html);
  const cell = (title: string) =>
    $('table.patch-meta tr, table.patchmeta tr')
      .toArray()
      .map((row) => $(row))
      .find((row) => row.find('th').first().text().trim().startsWith(title))
      ?.find('td')
      .first();
  const messageId = cell('Message ID')
    ?.text()
    .split(/[\s<>()]/)
    .find((word) => word.includes('@'));
  const subject = $('h1, h2').first().text().trim();
  if (messageId === undefined || subject === '') return undefined;

  const entries = $('div.submission-message, div.comment')
    .toArray()
    .map((node): Entry => {
      const meta = $(node).find('.meta').first();
      const stamp = meta.find('.message-date').first().text() || (meta.text().split(' - ').at(-1) ?? '');
      const name = meta.find('a, span').first().text() || meta.text().split(' - ', 1)[0] || '';
      const date = parsePageDate(stamp.split('UTC', 1)[0] ?? '') ?? '';
      return { name: name.trim(), date, body: trimPre($(node).find('pre.content').first().text()) };
    });
  const diff = trimPre($('.patch pre.content, #patch pre').first().text());
  return formatPatchPage(subject, messageId, entries, diff, cell('Headers')?.find('pre').text() ?? null);
}

function formatPatchPage(
  subject: string,
  messageId: string,
  entries: readonly Entry[],
  diff: string,
  headers: string | null,
): Page | undefined {
  const [first, ...comments] = entries;
  if (first === undefined || first.date === '') return undefined;
  const patch: PageMail = {
    from: findHeader(headers, 'From') ?? formatEntryAuthor(first.name),
    subject: findHeader(headers, 'Subject') ?? subject,
    date: findHeader(headers, 'Date') ?? first.date,
    messageId,
    inReplyTo: /<([^\s<>]+)>/.exec(findHeader(headers, 'In-Reply-To') ?? '')?.[1] ?? null,
    body: diff.trim() === '' ? `${first.body}\n` : `${first.body}\n\n${restoreHunkLines(diff.trim())}\n`,
  };

  const seen = new Map<string, number>();
  const answers = comments.map((comment): PageMail => {
    const answer = { from: formatEntryAuthor(comment.name), subject: `Re: ${patch.subject}`, date: comment.date };
    // Dates are exact to the minute only, so two mails of one author may look alike.
    const key = makePageId(answer);
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return { ...answer, messageId: makePageId(answer, nth), inReplyTo: messageId, body: `${comment.body}\n` };
  });
  return { mails: [patch, ...answers.filter((answer) => answer.date !== '')], list: null };
}

/** Patchwork shows a person's address where it knows no name. */
function formatEntryAuthor(name: string): string {
  return /^[^\s@]+@\S+$/.test(name) ? formatPageAuthor('', name) : formatPageAuthor(name, '');
}

/** One header of those that the page shows; folded lines are joined. */
function findHeader(headers: string | null, name: string): string | undefined {
  const unfolded = headers?.replace(/\r?\n[ \t]+/g, ' ') ?? '';
  return new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(unfolded)?.[1]?.trim();
}

/** The page puts the heading of a hunk, even an empty one, into an element of its own with one space more before it. */
function restoreHunkLines(diff: string): string {
  return diff.replace(/^(@@ [-+\d, ]+ @@) (?= |$)/gm, '$1');
}
