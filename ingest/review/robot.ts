import type { Anchor, FileDiff, LineRange, Patch, Person } from '#db/model.ts';
import type { Posting } from './posting.ts';
import type { Reply } from './reply.ts';

/** Machines that test patches and write to the lists. */
const NAME =
  /\brobot\b|^syzbot|\bpatchew\b|\bsashiko\b|\bkernelci\b|\b(?:patchwork|ci|test|build|review)[- ]?bot\b|\bCI$/i;

const ADDRESS =
  /^(?:lkp|syzbot[^@]*|patchwork-bot[^@]*|[^@]*\b(?:robot|sashiko)[^@]*|[^@]*[-_.+]bot|bot[-_+.][^@]*|[^@]*ci[-_]bot|kernelci[^@]*)@/i;

/** Rob Herring's bot writes under his name. */
const BOT_WORDS = /^My bot found (?:new |errors)/m;

/** Longer names are made up to be slow to look at. */
const MAX_NAME = 200;

/** What leads to what was found; the first that stands in a report begins it. */
const REPORTS: readonly RegExp[] = [
  /new ones prefixed by >>|^My bot found /,
  /\bkernel test robot noticed|\bsyzbot (?:has |ci )|\b(?:smatch|cocci|sparse) warnings|\b(?:errors?|warnings?) (?:were )?found|\bpatch failed to apply|\bpatchset .{0,80}(?:failed|encountered)/i,
];

export function isRobot(from: Person, body: string): boolean {
  return (
    ADDRESS.test(from.address.slice(0, MAX_NAME)) ||
    NAME.test(from.name.slice(0, MAX_NAME)) ||
    (body.includes('My bot found') && BOT_WORDS.test(body))
  );
}

/** A report is one remark, from the words that say what was found to the end; undefined for other mail of a machine. */
export function findReport(reply: Reply, runs: readonly LineRange[]): LineRange | undefined {
  const first = runs[0];
  const last = runs.at(-1);
  if (!first || !last) return undefined;
  for (const expression of REPORTS)
    for (const run of runs)
      for (let line = run.first; line <= run.last; line++)
        if (expression.test((reply.lines[line - 1]?.text ?? '').slice(0, 300))) return { first: line, last: last.last };
  return undefined;
}

/** Places stand near the top; what follows is the source around them. */
const MAX_REPORT = 10_000;

/** The first `path:line` of a report that is of the patch, else the first of its files that is named. */
export function findReportAnchor(text: string, patch: Patch, posting: Posting): Anchor {
  for (const [, path = '', line = ''] of text
    .slice(0, MAX_REPORT)
    .matchAll(/([\w./+-]{3,200}\.\w{1,8}):(\d{1,7})\b/g)) {
    const file = patch.files.find((each) => isPathOf(path, each));
    if (file) return anchorAt(file, Number(line), posting);
  }
  const named = patch.files.find((file) => text.includes(file.path));
  if (named) return { kind: 'file', patch: posting.messageId, file: named.path, code: null };
  return { kind: 'patch', patch: posting.messageId };
}

/** Reports name a path from the top of the tree, or below a build directory. */
function isPathOf(path: string, file: FileDiff): boolean {
  return path === file.path || path.endsWith(`/${file.path}`) || file.path.endsWith(`/${path.replace(/^[./]+/, '')}`);
}

function anchorAt(file: FileDiff, number: number, posting: Posting): Anchor {
  for (const hunk of file.hunks) {
    if (number < hunk.newStart || number >= hunk.newStart + hunk.newLines) continue;
    const line = hunk.lines.find((each) => each.newLine === number);
    if (line)
      return {
        kind: 'line',
        patch: posting.messageId,
        file: file.path,
        oldLine: line.oldLine,
        newLine: line.newLine,
        bodyLine: line.bodyLine,
        code: line.text,
        candidates: 1,
      };
  }
  return { kind: 'file', patch: posting.messageId, file: file.path, code: null };
}
