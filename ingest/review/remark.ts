import type { LineRange } from '#db/model.ts';
import { trimCourtesy } from './courtesy.ts';
import { isSaid, type Reply } from './reply.ts';
import { isTagLine } from './tag-line.ts';

/** A point among the writer's own words. */
export type Remark = LineRange & { readonly text: string };

/** The runs of own lines of a reply, each an answer to what is quoted above it; greetings and closings left out. */
export function listOwnRuns(reply: Reply): readonly LineRange[] {
  const runs: LineRange[] = [];
  let first = 0;
  for (let number = 1; number <= reply.lines.length + 1; number++) {
    const isOwn = number <= reply.lines.length && isSaid(reply, number);
    if (isOwn && first === 0) first = number;
    if (isOwn || first === 0) continue;
    const run = trimCourtesy({ first, last: number - 1 }, (line) => textOf(reply, line), reply.message);
    if (run && !isFootnotes(reply, run)) runs.push(run);
    first = 0;
  }
  return joinSentences(reply, runs);
}

/** "[0] https://example.org/": what a number in the text above stands for. */
const FOOTNOTE = /^\[\d{1,2}\]:?\s{1,8}(?:https?:\/\/\S+|[\w.-]+\/\S+)$/;

function isFootnotes(reply: Reply, { first, last }: LineRange): boolean {
  return reply.lines.slice(first - 1, last).every(({ text }) => text.trim() === '' || FOOTNOTE.test(text.trim()));
}

export function remarkOf(reply: Reply, { first, last }: LineRange): Remark {
  const lines = reply.lines.slice(first - 1, last).flatMap(({ text }, at) => (isSaid(reply, first + at) ? [text] : []));
  return { first, last, text: lines.join('\n') };
}

function textOf(reply: Reply, line: number): string {
  return reply.lines[line - 1]?.text ?? '';
}

/** How many quoted lines a sentence may go on over; more where dots on both sides say so. */
const MAX_INTERRUPTION = 4;
const MAX_DOTTED_INTERRUPTION = 100;

/** What cannot end a sentence. */
const UNFINISHED = /(?:,|\b(?:and|or|but|the|a|an|of|to|in|with|for|from|by|that|before|after))$/i;

/** A sentence that goes on below a quoted line is one remark: "This should come before", quote, "and not after it." */
function joinSentences(reply: Reply, runs: readonly LineRange[]): readonly LineRange[] {
  const joined: LineRange[] = [];
  for (const run of runs) {
    const before = joined.at(-1);
    if (before && goesOn(reply, before.last, run.first))
      joined[joined.length - 1] = { first: before.first, last: run.last };
    else joined.push(run);
  }
  return joined;
}

function goesOn(reply: Reply, last: number, first: number): boolean {
  const end = textOf(reply, last).trim().slice(-40);
  const begin = textOf(reply, first).trim().slice(0, 40);
  const gap = first - last - 1;
  if (gap <= MAX_DOTTED_INTERRUPTION && end.endsWith('...') && begin.startsWith('...')) return true;
  return gap <= MAX_INTERRUPTION && UNFINISHED.test(end) && /^[a-z]/.test(begin);
}

/** The paragraphs of a run. */
export function splitParagraphs(reply: Reply, { first, last }: LineRange): readonly LineRange[] {
  const paragraphs: LineRange[] = [];
  let start = 0;
  for (let line = first; line <= last + 1; line++) {
    const isText = line <= last && textOf(reply, line).trim() !== '';
    if (isText && start === 0) start = line;
    if (isText || start === 0) continue;
    paragraphs.push({ first: start, last: line - 1 });
    start = 0;
  }
  return paragraphs;
}

const BULLET = /^[ \t]{0,6}(?:[-•o+]|\(?\d{1,2}[.):]|\(?[a-h][.)])[ \t]+\S/;

/** "Some comments:", "A few nits:": the list below them is of remarks; below any other lead it is what one remark asks for. */
const LIST_LEAD =
  /\b(?:comments?|nits?|nitpicks|remarks?|issues?|problems?|questions?|concerns?|suggestions?|(?:few|some|two|three|couple of|several) (?:more |other |minor )?(?:things|points))\b[^.?]{0,60}[:.]?$/i;

/** Words that begin a further point. */
const FURTHER =
  /^(?:also\b|another |besides|in addition|additionally|furthermore|moreover|but more importantly|more importantly|secondly|finally|lastly|one more|one other|other than that|otherwise|apart from|aside from|btw\b|by the way|nit\b|nits\b|minor\b|and (?:also|please|another)|please )/i;

/** The points of a run: list items, a paragraph that begins a further point, and tags apart from requests. */
export function splitRun(reply: Reply, run: LineRange): readonly LineRange[] {
  const starts = listStarts(reply, run);
  return starts.flatMap((first, at) => {
    const end = (starts[at + 1] ?? run.last + 1) - 1;
    let last = end;
    while (last > first && textOf(reply, last).trim() === '') last--;
    return textOf(reply, first).trim() === '' ? [] : [{ first, last }];
  });
}

function listStarts(reply: Reply, run: LineRange): number[] {
  const bullets = listBullets(reply, run);
  const starts = [run.first];
  let isDiff = false;
  let isBehindTag = isTagLine(textOf(reply, run.first));
  for (let line = run.first + 1; line <= run.last; line++) {
    const quoteLine = reply.lines[line - 1];
    const text = quoteLine?.text ?? '';
    if (quoteLine?.kind === 'diff' || text.trim() === '') {
      isDiff = quoteLine?.kind === 'diff';
      continue;
    }
    const above = textOf(reply, line - 1).trim();
    const isParagraph = above === '' && !isDiff;
    if (bullets.has(line) || (isParagraph && isBehindTag && !text.startsWith('('))) starts.push(line);
    else if (isParagraph && (FURTHER.test(text) || (beginsTags(reply, line, run.last) && !leadsOn(reply, line))))
      starts.push(line);
    isBehindTag = isTagLine(text);
  }
  return starts;
}

/** The items of a list of remarks. Not the stars of a C comment, nor the steps of something that is explained. */
function listBullets(reply: Reply, run: LineRange): ReadonlySet<number> {
  const bullets: number[] = [];
  for (let line = run.first; line <= run.last; line++) {
    const text = textOf(reply, line);
    if (text.includes('/*') || text.includes('*/')) return new Set();
    if (reply.lines[line - 1]?.kind === 'own' && BULLET.test(text)) bullets.push(line);
  }
  const [first, ...others] = bullets;
  if (first === undefined || others.length === 0) return new Set();
  const lead = leadOf(reply, run.first, first);
  if (lead === '') return new Set(bullets);
  return LIST_LEAD.test(lead) ? new Set(others) : new Set();
}

/** The last words before a list. */
function leadOf(reply: Reply, start: number, end: number): string {
  for (let line = end - 1; line >= start; line--)
    if (textOf(reply, line).trim() !== '') return textOf(reply, line).trim().slice(-200);
  return '';
}

const SHORT_LEAD =
  /^(?:otherwise|other than (?:that|this)|with (?:that|this|those|these)|for [\w-]{1,20}(?: [\w-]{1,20})?)$/i;

/** "With that fixed:", "Otherwise", "For the driver" and a blank line before the tag. */
function leadsOn(reply: Reply, line: number): boolean {
  const lead = textOf(reply, line - 2).trim();
  return /[:,]$/.test(lead) || SHORT_LEAD.test(lead);
}

/** A paragraph that ends in tags: "Otherwise looks good: Reviewed-by: ...". */
function beginsTags(reply: Reply, first: number, last: number): boolean {
  for (let line = first; line <= last && line < first + 6; line++) {
    const text = textOf(reply, line);
    if (isTagLine(text)) return true;
    if (text.trim() === '' && !/[:,]$/.test(textOf(reply, line - 1).trim())) return false;
  }
  return false;
}
