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
    const run = trimCourtesy({ first, last: number - 1 }, (line) => textOf(reply, line), reply.message.from);
    if (run) runs.push(run);
    first = 0;
  }
  return joinSentences(reply, runs);
}

export function remarkOf(reply: Reply, { first, last }: LineRange): Remark {
  const lines = reply.lines.slice(first - 1, last).map((line) => line.text);
  return { first, last, text: lines.join('\n') };
}

function textOf(reply: Reply, line: number): string {
  return reply.lines[line - 1]?.text ?? '';
}

/** How many quoted lines a sentence may go on over. */
const MAX_INTERRUPTION = 4;

/** A sentence that goes on below a quoted line is one remark: "This should come before", quote, "and not after it." */
function joinSentences(reply: Reply, runs: readonly LineRange[]): readonly LineRange[] {
  const joined: LineRange[] = [];
  for (const run of runs) {
    const before = joined.at(-1);
    const isNear = before && run.first - before.last - 1 <= MAX_INTERRUPTION;
    if (
      isNear &&
      /(?:,|\b(?:and|or|but|the|a|an|of|to|in|with|for|from|by|that|before|after))$/i.test(
        textOf(reply, before.last).trim(),
      ) &&
      /^[a-z]/.test(textOf(reply, run.first).trim())
    )
      joined[joined.length - 1] = { first: before.first, last: run.last };
    else joined.push(run);
  }
  return joined;
}

const BULLET = /^[ \t]{0,6}(?:[-*•o+]|\(?\d{1,2}[.):]|\(?[a-h][.)])[ \t]+\S/;

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
  for (let line = run.first + 1; line <= run.last; line++) {
    const quoteLine = reply.lines[line - 1];
    const text = quoteLine?.text ?? '';
    if (quoteLine?.kind === 'diff' || text.trim() === '') {
      isDiff = quoteLine?.kind === 'diff';
      continue;
    }
    const above = textOf(reply, line - 1).trim();
    const isParagraph = above === '' && !isDiff;
    if (bullets.has(line)) starts.push(line);
    else if (isParagraph && (FURTHER.test(text) || beginsTags(reply, line, run.last))) starts.push(line);
  }
  return starts;
}

/** List items count where there are two or more; a lead that ends in a colon stays with the first. */
function listBullets(reply: Reply, run: LineRange): ReadonlySet<number> {
  const bullets: number[] = [];
  for (let line = run.first; line <= run.last; line++)
    if (reply.lines[line - 1]?.kind === 'own' && BULLET.test(textOf(reply, line))) bullets.push(line);
  if (bullets.length < 2) return new Set();
  const [first = 0, ...others] = bullets;
  const hasLead = first > run.first;
  return new Set(hasLead ? others : bullets);
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
