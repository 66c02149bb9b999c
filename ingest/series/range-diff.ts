import type { MessageId, Patch, PatchStep } from '#db/model.ts';
import type { Vocabulary } from '#ingest/patch/alignment.ts';
import { assignColumns } from './assignment.ts';
import { normalizeTitle } from './key.ts';
import { distanceOf, leastDistanceOf, type PatchText, shareOf, textOf } from './patch-text.ts';

/** A patch within a revision. `message` is its commit message, where it is to be compared too. */
export type RangePatch = {
  readonly messageId: MessageId;
  readonly title: string;
  readonly patch: Patch;
  readonly message?: string;
};

/** What a patch costs that has no counterpart, as a share of its lines: git's default --creation-factor. */
const CREATION_FACTOR = 0.6;

/** Patches of one title are thought to be so much nearer: a rewritten patch under its old title is no new one. */
const SAME_TITLE = 0.5;

/** Patches that changed, title and all, are at most so many in a revision; more are not compared each with each. */
const MOST_CHANGED = 100;

/** A patch of which this share of lines went into, or came from, another one was merged or split. */
const MOVED_SHARE = 0.5;

/** Titles that share this much of their words are the same title, reworded. */
const SIMILAR_TITLE = 0.6;

/** What a new title or message alone amounts to. */
const LEAST_CHANGE = 0.01;

/** Dearer than all that can be chosen, and small enough for sums to stay exact. */
const NEVER = 1e9;

/** `text` is made when first asked for: most patches do not change, and need none. */
type Candidate = RangePatch & { readonly text: () => PatchText; readonly key: string };
type Pair = { readonly older: Candidate; readonly newer: Candidate };

/**
 * What became of each patch of a revision in the next one, in the newer one's order; dropped patches come last. Pairs
 * are found as `git range-diff` finds them: equal diffs first, then the assignment that costs least, where a pair costs
 * the lines of the diff between both diffs, and a patch without a counterpart a share of its own lines. Beyond git,
 * alike patches of one title are paired before, an equal title counts, and a patch that went into another (`merged`) or came out of one (`split`) is named; such a step
 * stands beside the pair's own.
 */
export function matchPatches(older: readonly RangePatch[], newer: readonly RangePatch[]): PatchStep[] {
  const vocabulary: Vocabulary = new Map();
  const before = older.map((each) => candidateOf(each, vocabulary));
  const after = newer.map((each) => candidateOf(each, vocabulary));
  const pairs = new Map<Candidate, Candidate>();
  const leftOlder = () => before.filter((each) => !pairs.has(each));
  const leftNewer = () => {
    const taken = new Set(pairs.values());
    return after.filter((each) => !taken.has(each));
  };
  const pair = (found: readonly Pair[]) => {
    for (const each of found) pairs.set(each.older, each.newer);
  };
  pair(pairEqual(before, after));
  pair(pairByTitle(leftOlder(), leftNewer()));
  pair(pairNearest(leftOlder(), leftNewer()));
  const merged = listMoved(leftOlder(), after);
  const split = listMoved(leftNewer(), before);
  const isMerged = new Set(merged.map(({ part }) => part));
  const isSplit = new Set(split.map(({ part }) => part));
  pair(
    pairReworded(
      leftOlder().filter((each) => !isMerged.has(each)),
      leftNewer().filter((each) => !isSplit.has(each)),
    ),
  );
  return listSteps({ before, after, pairs, merged, split });
}

function candidateOf(each: RangePatch, vocabulary: Vocabulary): Candidate {
  let text: PatchText | undefined;
  return {
    ...each,
    text: () => {
      text ??= textOf(each.patch, vocabulary);
      return text;
    },
    key: normalizeTitle(each.title),
  };
}

/** Of several with one diff, those of one title first. */
function pairEqual(before: readonly Candidate[], after: readonly Candidate[]): Pair[] {
  const pairs: Pair[] = [];
  const left = new Set(after.filter(({ patch }) => patch.patchId !== null));
  for (const older of before) {
    if (older.patch.patchId === null) continue;
    const equal = [...left].filter((newer) => newer.patch.patchId === older.patch.patchId);
    const newer = equal.find(({ key }) => key === older.key) ?? equal[0];
    if (!newer) continue;
    left.delete(newer);
    pairs.push({ older, newer });
  }
  return pairs;
}

/** Patches whose title is there once on either side, if they could be one by their diffs. */
function pairByTitle(before: readonly Candidate[], after: readonly Candidate[]): Pair[] {
  const seats = new Map<string, Candidate | null>();
  for (const newer of after) seats.set(newer.key, seats.has(newer.key) ? null : newer);
  const isOnce = (key: string) => key !== '' && before.filter((older) => older.key === key).length === 1;
  return before.flatMap((older) => {
    const newer = seats.get(older.key);
    if (!newer || !isOnce(older.key)) return [];
    const separate = creationCostOf(older) + creationCostOf(newer);
    return leastDistanceOf(older.text(), newer.text()) < separate ? [{ older, newer }] : [];
  });
}

function pairNearest(before: readonly Candidate[], after: readonly Candidate[]): Pair[] {
  if (before.length === 0 || after.length === 0) return [];
  if (before.length > MOST_CHANGED || after.length > MOST_CHANGED) return [];
  // One more column a row stands for "dropped"; what a new patch costs is taken off where it finds a counterpart.
  const costs = before.map((older, row) => {
    const line = new Float64Array(after.length + before.length).fill(NEVER);
    for (const [column, newer] of after.entries()) line[column] = costOf(older, newer) - creationCostOf(newer);
    line[after.length + row] = creationCostOf(older);
    return line;
  });
  const columns = assignColumns(costs, after.length + before.length);
  return before.flatMap((older, row) => {
    const newer = after[columns[row] ?? -1];
    return newer ? [{ older, newer }] : [];
  });
}

function creationCostOf({ text }: Candidate): number {
  return text().lines.length * CREATION_FACTOR;
}

/** A pair that costs more than a patch dropped and another created is never chosen: no need to know how much more. */
function costOf(older: Candidate, newer: Candidate): number {
  const separate = creationCostOf(older) + creationCostOf(newer);
  const hasTitle = older.key === newer.key && older.key !== '';
  if (!hasTitle && leastDistanceOf(older.text(), newer.text()) >= separate) return NEVER;
  const distance = distanceOf(older.text(), newer.text());
  return hasTitle ? Math.min(distance * SAME_TITLE, separate * 0.9) : distance;
}

type Moved = { readonly part: Candidate; readonly whole: Candidate };

/** Patches without a counterpart most of whose lines another patch holds; a single line may be there by chance. */
function listMoved(parts: readonly Candidate[], wholes: readonly Candidate[]): Moved[] {
  if (parts.length > MOST_CHANGED) return [];
  return parts.flatMap((part) => {
    if (part.text().changed.size < 2) return [];
    let best: Candidate | undefined;
    let most = MOVED_SHARE;
    for (const whole of wholes) {
      const share = shareOf(part.text(), whole.text());
      if (share < most || (best && share === most)) continue;
      best = whole;
      most = share;
    }
    return best ? [{ part, whole: best }] : [];
  });
}

/** What is left is paired by a similar title, or by a file that both create; a lone one on each side by any file. */
function pairReworded(before: readonly Candidate[], after: readonly Candidate[]): Pair[] {
  const pairs: Pair[] = [];
  const left = new Set(after);
  const isLone = before.length === 1 && after.length === 1;
  for (const older of before) {
    const newer = [...left].find((each) => isReworded(older, each, isLone));
    if (!newer) continue;
    left.delete(newer);
    pairs.push({ older, newer });
  }
  return pairs;
}

function isReworded(older: Candidate, newer: Candidate, isLone: boolean): boolean {
  if (similarityOf(older.key, newer.key) >= SIMILAR_TITLE) return true;
  const paths = new Set(older.patch.files.filter((file) => isLone || file.status === 'added').map(({ path }) => path));
  return newer.patch.files.some((file) => (isLone || file.status === 'added') && paths.has(file.path));
}

/** The share of common words. */
function similarityOf(one: string, other: string): number {
  const words = new Set(one.split(' '));
  const others = new Set(other.split(' '));
  let shared = 0;
  for (const word of words) if (others.has(word)) shared++;
  return shared / (words.size + others.size - shared);
}

type Matches = {
  readonly before: readonly Candidate[];
  readonly after: readonly Candidate[];
  readonly pairs: ReadonlyMap<Candidate, Candidate>;
  readonly merged: readonly Moved[];
  readonly split: readonly Moved[];
};

function listSteps({ before, after, pairs, merged, split }: Matches): PatchStep[] {
  const origins = new Map([...pairs].map(([older, newer]) => [newer, older]));
  const steps: PatchStep[] = [];
  const add = (kind: PatchStep['kind'], older: Candidate | null, newer: Candidate | null, change: number) =>
    steps.push({ older: older?.messageId ?? null, newer: newer?.messageId ?? null, kind, change });
  for (const newer of after) {
    const older = origins.get(newer);
    const whole = split.find(({ part }) => part === newer)?.whole;
    if (older) {
      const change = changeOf(older, newer);
      add(change === 0 ? 'same' : 'changed', older, newer, change);
    } else if (whole) add('split', whole, newer, 1 - shareOf(newer.text(), whole.text()));
    else if (!merged.some((each) => each.whole === newer)) add('new', null, newer, 1);
    for (const { part } of merged.filter((each) => each.whole === newer)) {
      add('merged', part, newer, 1 - shareOf(part.text(), newer.text()));
    }
  }
  for (const older of before) {
    const isMerged = merged.some(({ part }) => part === older);
    const isSplit = split.some(({ whole }) => whole === older);
    if (!pairs.has(older) && !isMerged && !isSplit) add('dropped', older, null, 1);
  }
  return steps;
}

/** How much of two patches' changed lines differs, the title and the message (where known) taken as lines too. */
function changeOf(older: Candidate, newer: Candidate): number {
  const isSameMessage = older.title === newer.title && (older.message ?? '') === (newer.message ?? '');
  if (isSameDiff(older, newer)) return isSameMessage ? 0 : LEAST_CHANGE;
  const total = older.text().changed.size + newer.text().changed.size;
  const shared = shareOf(older.text(), newer.text()) * older.text().changed.size;
  const different = total - 2 * shared + (isSameMessage ? 0 : 1);
  return Math.max(LEAST_CHANGE, Math.min(1, different / (total + 1)));
}

/** A patch of modes or renames alone has no patch-id. */
function isSameDiff(older: Candidate, newer: Candidate): boolean {
  if (older.patch.patchId !== newer.patch.patchId) return false;
  return older.patch.patchId !== null || older.text().lines.every((line, index) => line === newer.text().lines[index]);
}
