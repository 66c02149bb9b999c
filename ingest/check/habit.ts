import type { DiscussedSeries, JudgedComment, MessageId, PostedSeries, TopicMention } from '#db/model.ts';
import { listTopicMentions } from '#ingest/topic/topic.ts';
import { areaOf, kindOf, listChanges } from './change.ts';
import { listCues } from './cue.ts';
import { isStanding } from './custom.ts';

/** What reviewers asked for where a cue stood in a line, in changes of one kind. */
export type Habit = {
  /** Reviewed series with such a line. */
  readonly series: number;
  readonly asked: readonly HabitualAsk[];
};

export type HabitualAsk = {
  readonly topic: TopicMention;
  /** Of these series, the ones in which it was asked for at such a line. */
  readonly series: number;
  /** The areas of the tree in which it was. */
  readonly areas: ReadonlySet<string>;
  /** The share of all reviewed series with changes of this kind in which it was asked for at any line, from 0 to 1. */
  readonly share: number;
  /** The newest first. */
  readonly comments: readonly JudgedComment[];
};

/** By kind of change and cue. */
export type Habits = ReadonlyMap<string, Habit>;

/** What one series was asked for, another may be asked for by chance. */
const FEWEST_SERIES = 2;

export function findHabit(habits: Habits, kind: string, cue: string): Habit | undefined {
  return habits.get(keyOf(kind, cue));
}

/**
 * Learns from reviewed series, in any order: what was asked for at which lines, and in how many series such lines stood
 * without anybody asking.
 */
export function learnHabits(discussed: Iterable<DiscussedSeries>, posted: Iterable<PostedSeries>): Habits {
  const asks = collectAsks(discussed);
  const cues = new Map([...asks.byCue].flatMap(([key, topics]) => keepRepeated(key, topics)));
  const seen = countSeries(posted, cues);
  return new Map(
    [...cues].map(([key, topics]) => {
      const holders = new Set(seen.cues.get(key));
      for (const { series } of topics) for (const id of series) holders.add(id);
      const [kind = ''] = key.split('\n', 1);
      const ofKind = Math.max(1, seen.kinds.get(kind)?.size ?? 0);
      const asked = topics.flatMap(({ series, areas, said }): HabitualAsk[] => {
        const sorted = said.toSorted(
          (x, y) => y.comment.sent - x.comment.sent || (x.comment.id < y.comment.id ? -1 : 1),
        );
        const topic = sorted[0]?.topic;
        if (!topic) return [];
        const askedAtAll = asks.byTopic.get(keyOf(kind, topic.key))?.size ?? 0;
        const comments = sorted.map(({ comment }) => comment);
        return [{ topic, series: series.size, areas, share: Math.min(1, askedAtAll / ofKind), comments }];
      });
      return [key, { series: holders.size, asked }];
    }),
  );
}

type Ask = {
  readonly series: Set<MessageId>;
  readonly areas: Set<string>;
  readonly said: { readonly topic: TopicMention; readonly comment: JudgedComment }[];
};

/** The asks of all comments: by kind and cue of their line, and the series by kind and topic. */
function collectAsks(discussed: Iterable<DiscussedSeries>) {
  const byCue = new Map<string, Map<string, Ask>>();
  const byTopic = new Map<string, Set<MessageId>>();
  for (const { id, comments } of discussed) {
    for (const comment of comments) {
      const line = lineOf(comment);
      if (!line || !isStanding(comment)) continue;
      const topics = listTopicMentions(comment);
      for (const { key } of topics) entry(byTopic, keyOf(line.kind, key), () => new Set()).add(id);
      for (const cue of topics.length > 0 ? listCues(line.text) : []) {
        const asked = entry(byCue, keyOf(line.kind, cue), () => new Map());
        for (const topic of topics) {
          const ask = entry(asked, topic.key, () => ({ series: new Set(), areas: new Set(), said: [] }));
          ask.series.add(id);
          ask.areas.add(line.area);
          ask.said.push({ topic, comment });
        }
      }
    }
  }
  return { byCue, byTopic };
}

/** The added line that a comment is about. */
function lineOf({ anchor }: JudgedComment) {
  if (anchor.kind !== 'line' || anchor.newLine === null) return undefined;
  return { kind: kindOf(anchor.file), area: areaOf(anchor.file), text: anchor.code };
}

function keepRepeated(key: string, topics: ReadonlyMap<string, Ask>): [string, Ask[]][] {
  const repeated = [...topics.values()].filter(({ series }) => series.size >= FEWEST_SERIES);
  return repeated.length > 0 ? [[key, repeated]] : [];
}

/** The series that have each of the cues, and those with changes of each kind. */
function countSeries(posted: Iterable<PostedSeries>, wanted: ReadonlyMap<string, unknown>) {
  const cues = new Map<string, Set<MessageId>>();
  const kinds = new Map<string, Set<MessageId>>();
  for (const { id, patches } of posted) {
    for (const { kind, lines } of patches.flatMap(({ patch }) => listChanges(patch))) {
      entry(kinds, kind, () => new Set()).add(id);
      for (const { text } of lines) {
        for (const cue of listCues(text)) {
          const key = keyOf(kind, cue);
          if (wanted.has(key)) entry(cues, key, () => new Set()).add(id);
        }
      }
    }
  }
  return { cues, kinds };
}

function keyOf(kind: string, cue: string): string {
  return `${kind}\n${cue}`;
}

function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
