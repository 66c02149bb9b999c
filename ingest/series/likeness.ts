import type { Posting } from '#db/model.ts';
import type { Profile } from './profile.ts';

/** From this share of equal lines on, two patches of another title are one, reworked. */
const SIMILAR_PATCH = 0.4;

/** Files of few lines resemble each other by chance. */
const LEAST_LINES = 4;

/** What two revisions have in common. Shares are of the smaller of both, 0 to 1. */
export type Likeness = {
  /** Patches that are the same, or reworked, by title or by content. */
  readonly patches: number;
  /** How many patches of the newer one these are. */
  readonly common: number;
  /** How much smaller the smaller one is, in patches. */
  readonly ratio: number;
  /** Estimated share of the changed lines that both have. */
  readonly lines: number;
  readonly files: number;
  /** false where a side has no patches to compare. */
  readonly isKnown: boolean;
};

export function likenessOf(older: Profile, newer: Profile): Likeness {
  const size = Math.min(older.patches.length, newer.patches.length);
  if (size === 0) return { patches: 0, common: 0, ratio: 0, lines: 0, files: 0, isKnown: false };
  let patches = 0;
  for (const [title, patch] of newer.titles) {
    const namesake = older.titles.get(title);
    const isSame = namesake !== undefined && !isUnlike(namesake, patch);
    if (isSame || (patch.patchId !== null && older.patchIds.has(patch.patchId)) || isReworked(patch, older)) patches++;
  }
  return {
    patches: Math.min(1, patches / size),
    common: patches,
    ratio: size / Math.max(older.patches.length, newer.patches.length),
    lines: shareOf(older.lines, newer.lines),
    files: shareOf(older.files, newer.files),
    isKnown: true,
  };
}

/** Two patches of one title that touch other files with other lines: `Fix typo`. */
function isUnlike(older: Posting, newer: Posting): boolean {
  const files = new Set(older.paths);
  if (newer.paths.some((path) => files.has(path)) || newer.paths.length === 0 || files.size === 0) return false;
  const lines = new Set(older.sketch);
  return !newer.sketch.some((line) => lines.has(line));
}

function isReworked(patch: Posting, older: Profile): boolean {
  if (patch.sketch.length < LEAST_LINES) return false;
  let common = 0;
  for (const line of patch.sketch) if (older.lines.has(line)) common++;
  return common >= SIMILAR_PATCH * patch.sketch.length;
}

function shareOf<Value>(a: ReadonlySet<Value>, b: ReadonlySet<Value>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let common = 0;
  for (const value of b) if (a.has(value)) common++;
  return common / Math.min(a.size, b.size);
}

/** How like two titles are, 0 to 1; 0 where each has a number of its own (`part 1`, `part 2`). */
export function titleLikeness(a: Profile, b: Profile): number {
  if (a.title === b.title) return 1;
  let common = 0;
  for (const word of b.words) {
    if (a.words.has(word)) common++;
    else if (isNumber(word) && hasOtherNumber(a, b)) return 0;
  }
  return common / Math.max(a.words.size, b.words.size);
}

/** Whether each title names a model or a number that the other does not: `add x1`, `add x2`. */
export function hasOtherModel(a: Profile, b: Profile): boolean {
  const isOwn = (one: Profile, other: Profile) =>
    [...one.words].some((word) => /\d/.test(word) && !other.words.has(word));
  return isOwn(a, b) && isOwn(b, a);
}

function hasOtherNumber(a: Profile, b: Profile): boolean {
  for (const word of a.words) if (isNumber(word) && !b.words.has(word)) return true;
  return false;
}

function isNumber(word: string): boolean {
  return /^(?:v|part|round|step|stage|phase)?\d+$/.test(word) || /^(?:i{1,3}|iv)$/.test(word);
}
