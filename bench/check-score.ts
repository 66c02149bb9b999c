import type { JudgedComment, MessageId } from '#db/model.ts';

/** What is said to be asked for at a line of a patch. */
export type Guess = {
  readonly patch: MessageId;
  /** The rule that it is about; null where it is about none. */
  readonly rule: string | null;
  readonly path: string;
  /** null where the guess is about no line */
  readonly line: number | null;
  readonly confidence: number;
  /** Whether a comment asks for it. */
  readonly isAsked: (comment: JudgedComment) => boolean;
};

/** A guess, and what reviewers did. */
export type JudgedGuess = {
  readonly rule: string | null;
  readonly confidence: number;
  /** The comments on the same patch that ask for the topic, or are about the place. */
  readonly met: readonly string[];
  readonly isSameTopic: boolean;
  readonly isSamePlace: boolean;
  /** Asked for in that revision or a later one. */
  readonly isAskedEver: boolean;
  /** Somebody said something about the patch at all. */
  readonly isReviewed: boolean;
};

/** What people said of a series, and the name of its first revision. */
export type Said = { readonly all: readonly JudgedComment[]; readonly firstRevision: string };

/** A comment this many lines away is about the same place: it stands below what it is about. */
const NEAR_LINES = 3;

export function judgeGuess(guess: Guess, { all, firstRevision }: Said): JudgedGuess {
  const asks = all.filter(({ isActionable }) => isActionable);
  const first = asks.filter((comment) => comment.revision.name === firstRevision && isOnPatch(comment, guess.patch));
  const same = first.filter(guess.isAsked);
  const near = first.filter((comment) => isNear(comment, guess));
  return {
    rule: guess.rule,
    confidence: guess.confidence,
    met: [...new Set([...same, ...near].map(({ id }) => id))],
    isSameTopic: same.length > 0,
    isSamePlace: near.length > 0,
    isAskedEver: asks.some((comment) => guess.isAsked(comment) && isOnFile(comment, guess)) || same.length > 0,
    isReviewed: all.some((comment) => comment.revision.name === firstRevision && isOnPatch(comment, guess.patch)),
  };
}

function isOnPatch({ anchor }: JudgedComment, patch: MessageId): boolean {
  return 'patch' in anchor && anchor.patch === patch;
}

function isOnFile({ anchor }: JudgedComment, { path }: Guess): boolean {
  return 'file' in anchor && anchor.file === path;
}

function isNear({ anchor }: JudgedComment, { path, line }: Guess): boolean {
  if (anchor.kind !== 'line' || anchor.file !== path || line === null || anchor.newLine === null) return false;
  return Math.abs(anchor.newLine - line) <= NEAR_LINES;
}

export function isRight({ isSameTopic, isSamePlace }: JudgedGuess): boolean {
  return isSameTopic || isSamePlace;
}

/** `12 of 40 (30 %)` */
export function formatShare(part: number, whole: number): string {
  return whole === 0 ? '-' : `${part} of ${whole} (${Math.round((100 * part) / whole)} %)`;
}

/** Of the steps, the lowest confidence at which precision is highest, where so many guesses are left. */
export function chooseThreshold(guesses: readonly JudgedGuess[], steps: readonly number[], fewest: number): number {
  let best = { step: steps.at(-1) ?? 1, precision: -1 };
  for (const step of steps) {
    const kept = guesses.filter(({ confidence }) => confidence >= step);
    if (kept.length < fewest) continue;
    const precision = kept.filter(isRight).length / kept.length;
    if (precision > best.precision) best = { step, precision };
  }
  return best.step;
}
