import type { JudgedComment, TopicMention } from '#db/model.ts';
import type { AddedLine } from './change.ts';

/** What is likely to be asked of a patch, at a line of it. */
export type Prediction = CuePrediction | RulePrediction;

type Asked = {
  readonly path: string;
  readonly line: AddedLine;
  /** It was asked for in `asked` of the `series` reviewed series that had the like. */
  readonly asked: number;
  readonly series: number;
  /** From 0 to 1. */
  readonly confidence: number;
  /** The comments that asked for it, the newest first. */
  readonly comments: readonly JudgedComment[];
};

/** A topic that reviewers asked for at lines with the same cue. */
export type CuePrediction = Asked & {
  readonly kind: 'cue';
  readonly topic: TopicMention;
  /** What the line has in common with those that were commented on. */
  readonly cue: string;
};

/** A rule that the patch breaks. */
export type RulePrediction = Asked & {
  readonly kind: 'rule';
  /** The id of its detector. */
  readonly rule: string;
  readonly asks: string;
  /** The keys of the topics that ask for it. */
  readonly topics: readonly string[];
  /** Of the series, those in which it was asked for, or anything at such a place. */
  readonly spoken: number;
};

/** Nobody reads more; and a patch of a hostile sender has no end. */
const MOST = 100;

/** The likeliest first; a topic that a rule asks for in a file is not said again for its cues. */
export function rankPredictions(rules: readonly RulePrediction[], cues: readonly CuePrediction[]): Prediction[] {
  const told = new Set(rules.flatMap(({ path, topics }) => topics.map((topic) => `${path}\n${topic}`)));
  const others = cues.filter(({ path, topic }) => !told.has(`${path}\n${topic.key}`));
  return [...rules, ...others].sort(byConfidence).slice(0, MOST);
}

/** What is asked for, as a request. */
export function requestOf(prediction: Prediction): string {
  return prediction.kind === 'cue' ? prediction.topic.asks : prediction.asks;
}

export function byConfidence(a: Prediction, b: Prediction): number {
  return (
    b.confidence - a.confidence ||
    compare(a.path, b.path) ||
    a.line.number - b.line.number ||
    compare(requestOf(a), requestOf(b))
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
