/**
 * What each piece of evidence is worth, as a natural logarithm (finding.ts): 0.7 doubles the odds, 2.3 makes them ten
 * times as high. They are rounded on purpose: orders of magnitude with a reason, not fitted to labels.
 */
export const WEIGHT = {
  /** Most comments are addressed in the next revision, but to hide a missed one costs more than to show a done one. */
  prior: 0.3,
  /** The revision was posted before the comment was written: it can only have it by chance. */
  postedBefore: -3,
  /** What an earlier revision had is likely still there. */
  stays: 1.5,

  lineReindented: -0.7,
  lineMoved: 0.7,
  /** The same lines stand beside it in another order. */
  besideReordered: 1.5,
  /** "Drop this": the line stands, or is gone for good. */
  removalKept: -2,
  removalDone: 2,
  /** The new revision did not touch what the patch does to the file. */
  fileUnchanged: -2.5,
  spacingChanged: 2,
  spacingKept: -2,
  /** "Move this": two lines or names changed places, or did not. */
  reordered: 2.5,
  /** An earlier revision had it, and this one is as before again. */
  undone: -6,
  notReordered: -2,

  /** What the comment names is there now and was not before. */
  identifierAdded: 2.5,
  /** It is there now, but in another file of the series. */
  identifierElsewhere: 1.5,
  /** It is there oftener, or less often: a trace. */
  identifierMore: 0.05,
  /** It names what stood there, and that is gone now. */
  identifierRemoved: 1.5,
  identifierKept: -0.3,
  /** What it finds wrong stands there still. */
  identifierStays: -1.2,
  /** It stands in the very lines that were written there instead. */
  identifierStaysHere: -2,
  /** It names what neither revision has. */
  identifierMissing: -1,

  suggestionApplied: 3,
  suggestionPartly: 1.5,
  suggestionMissing: -0.7,
  substitutionApplied: 4,
  substitutionMissing: -3,

  /** Words of the comment stand in what was written at its place. */
  wordsAdded: 1,
  wordsRemoved: 0.7,

  messageChanged: 2,
  /** The quoted words stand, the rest of the message was rewritten. */
  messageTouched: 0.7,
  messageUnchanged: -2,
  trailerChanged: 2.5,
  trailerMissing: -1.5,

  /** A changelog says what its author believes. */
  changelogMatches: 1.5,
  changelogNames: 0.7,
  promise: 0.7,
  objection: -2.5,
  explanation: -0.5,
  /** A question that was answered asks for nothing more. */
  questionAnswered: -2.5,
  /** The author said what he would write, and it is there, or is not. */
  promiseKept: 2,
  promiseBroken: -1.5,
  /** He named what is not there, among other things. */
  promiseUnclear: -0.5,

  /** A tag says that the reviewer is content, not that every remark was followed: many are let go. */
  reviewerTag: 0.7,
  /** The reviewer looked at that revision and did not say it again. */
  reviewerSilent: 0.5,
  reviewerAgain: -6,
  /** Bots look at every revision in the same way. */
  botSilent: 1.5,
} as const;

/** A commented line is gone from the next revision in 66 % of cases, an uncommented one in 9 to 15 %. */
const GONE_WHEN_COMMENTED = 0.66;

/** Seven lines with a commented one among them are seldom all as before. */
const TOUCHED_WHEN_COMMENTED = 0.85;
const LINES_BESIDE = 5;

/**
 * What it is worth that a commented line, or one beside it, changed: less in a file that was rewritten anyway.
 * @param background the share of the file's lines that changed, 0 to 1
 */
export function weighChange(what: 'line' | 'beside', isChanged: boolean, background: number): number {
  const chance = Math.min(0.6, Math.max(0.08, background));
  const [expected, usual] =
    what === 'line' ? [GONE_WHEN_COMMENTED, chance] : [TOUCHED_WHEN_COMMENTED, 1 - (1 - chance) ** LINES_BESIDE];
  const weight = isChanged ? Math.log(expected / usual) : Math.log((1 - expected) / (1 - usual));
  return isChanged ? Math.max(0.1, weight) : Math.min(-0.3, weight);
}
