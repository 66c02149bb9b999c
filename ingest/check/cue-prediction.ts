import type { Patch, TopicMention } from '#db/model.ts';
import { type AddedLine, areaOf, type Change, listChanges } from './change.ts';
import { listCues } from './cue.ts';
import { findHabit, type Habits, type HabitualAsk } from './habit.ts';
import { byConfidence, type CuePrediction } from './prediction.ts';

/** How often a topic is asked for at all counts as much as so many series. */
const PRIOR_SERIES = 6;

/** What reviewers would ask of a patch by the cues of its lines. */
export function predictByCues(habits: Habits, patch: Patch): CuePrediction[] {
  return listChanges(patch).flatMap((change) => predictChange(habits, change));
}

/** Of each topic the likeliest prediction; of topics that the same comments ask for, the likeliest topic. */
function predictChange(habits: Habits, change: Change): CuePrediction[] {
  const area = areaOf(change.path);
  const best = new Map<string, CuePrediction>();
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

function predictionOf(
  { path }: Change,
  line: AddedLine,
  cue: string,
  { topic, series: asked, share, comments }: HabitualAsk,
  series: number,
): CuePrediction {
  const confidence = (asked + PRIOR_SERIES * share) / (series + PRIOR_SERIES);
  return { kind: 'cue', topic, path, line, cue, asked, series, confidence, comments };
}
