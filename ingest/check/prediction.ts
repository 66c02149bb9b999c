import type { JudgedComment, Patch, TopicMention } from '#db/model.ts';
import { type AddedLine, areaOf, type Change, listChanges } from './change.ts';
import { listCues } from './cue.ts';
import { findHabit, type Habits, type HabitualAsk } from './habit.ts';

/** Something that reviewers asked for at lines like one of a patch. */
export type Prediction = {
  readonly topic: TopicMention;
  readonly path: string;
  /** The first line of the change that has the cue. */
  readonly line: AddedLine;
  /** What that line has in common with those that were commented on. */
  readonly cue: string;
  /** It was asked for in `asked` of the `series` reviewed series with such a line. */
  readonly asked: number;
  readonly series: number;
  /** That share, drawn towards how often it is asked for at all; from 0 to 1. */
  readonly confidence: number;
  /** The comments that asked for it, the newest first. */
  readonly comments: readonly JudgedComment[];
};

/** How often a topic is asked for at all counts as much as so many series. */
const PRIOR_SERIES = 6;

/** Nobody reads more; and a patch of a hostile sender has no end. */
const MOST = 100;

/** What reviewers would ask of a patch, the likeliest first. */
export function predictAsks(habits: Habits, patch: Patch): Prediction[] {
  return listChanges(patch)
    .flatMap((change) => predictChange(habits, change))
    .sort(byConfidence)
    .slice(0, MOST);
}

/** Of each topic the likeliest prediction; of topics that the same comments ask for, the likeliest topic. */
function predictChange(habits: Habits, change: Change): Prediction[] {
  const area = areaOf(change.path);
  const best = new Map<string, Prediction>();
  for (const line of change.lines) {
    for (const cue of listCues(line.text)) {
      const habit = findHabit(habits, change.kind, cue);
      for (const ask of habit?.asked ?? []) {
        if (!habit || !ask.areas.has(area) || isDone(ask.topic, line.text)) continue;
        const found = predictionOf(change, line, cue, ask, habit.series);
        const known = best.get(ask.topic.key);
        if (!known || found.confidence > known.confidence) best.set(ask.topic.key, found);
      }
    }
  }
  const told = new Set<string>();
  return [...best.values()].sort(byConfidence).filter(({ comments }) => {
    const isNew = comments.some(({ id }) => !told.has(id));
    for (const { id } of comments) told.add(id);
    return isNew;
  });
}

/** Whether a line has the name already that the topic is to use. */
function isDone({ kind, name }: TopicMention, text: string): boolean {
  return kind === 'use' && name !== null && text.includes(name.replace(/\*$/, ''));
}

function predictionOf({ path }: Change, line: AddedLine, cue: string, ask: HabitualAsk, series: number): Prediction {
  const confidence = (ask.series + PRIOR_SERIES * ask.share) / (series + PRIOR_SERIES);
  return { topic: ask.topic, path, line, cue, asked: ask.series, series, confidence, comments: ask.comments };
}

function byConfidence(a: Prediction, b: Prediction): number {
  return (
    b.confidence - a.confidence ||
    compare(a.path, b.path) ||
    a.line.number - b.line.number ||
    compare(a.topic.key, b.topic.key)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
