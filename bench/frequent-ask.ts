import type { DiscussedSeries, MessageId, Patch } from '#db/model.ts';
import { areaOf, kindOf, listChanges } from '#ingest/check/change.ts';
import { listTopicMentions } from '#ingest/topic/topic.ts';
import type { Guess } from './check-score.ts';

/** The floor: of each area of the tree and kind of file, what is asked for most often, and in how many series. */
export type FrequentAsks = ReadonlyMap<string, { readonly topic: string; readonly series: number }>;

export function findFrequentAsks(discussed: Iterable<DiscussedSeries>): FrequentAsks {
  const counts = new Map<string, Map<string, Set<MessageId>>>();
  for (const { id, comments } of discussed) {
    for (const comment of comments) {
      if (!('file' in comment.anchor)) continue;
      const path = comment.anchor.file;
      const topics = counts.get(keyOf(path)) ?? new Map<string, Set<MessageId>>();
      counts.set(keyOf(path), topics);
      for (const { key } of listTopicMentions(comment)) topics.set(key, (topics.get(key) ?? new Set()).add(id));
    }
  }
  return new Map(
    [...counts].flatMap(([key, topics]) => {
      const [most] = [...topics].sort(([a, x], [b, y]) => y.size - x.size || (a < b ? -1 : 1));
      return most ? [[key, { topic: most[0], series: most[1].size }] as const] : [];
    }),
  );
}

/** Says of each change that it is asked for what is asked most often of such, at its first line. */
export function guessFrequent(asks: FrequentAsks, messageId: MessageId, patch: Patch): Guess[] {
  return listChanges(patch).flatMap(({ path, lines }) => {
    const ask = asks.get(keyOf(path));
    if (!ask) return [];
    return [
      {
        patch: messageId,
        rule: null,
        path,
        line: lines[0]?.number ?? null,
        confidence: ask.series,
        isAsked: (comment) => listTopicMentions(comment).some(({ key }) => key === ask.topic),
      },
    ];
  });
}

function keyOf(path: string): string {
  return `${areaOf(path)} ${kindOf(path)}`;
}
