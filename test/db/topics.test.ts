import { beforeEach, describe, expect, test } from 'vitest';
import { listDecisions } from '#db/decisions.ts';
import { encodeReview } from '#db/encoded-review.ts';
import type { JudgedComment, Knowledge, MessageId, Status, TopicMention } from '#db/model.ts';
import { type Database, openStore } from '#db/open.ts';
import { saveReviews } from '#db/series.ts';
import { listMerges, listTopicEdits, saveTopicEdit, valueBefore, valueInForce } from '#db/topic-edits.ts';
import { summarizeTopic } from '#db/topic-summary.ts';
import { findTopic, listTopicComments, listTopics, listTopicsOf } from '#db/topics.ts';
import { comment, revision, seriesReview } from './series-review.ts';

let db: Database;
beforeEach(() => {
  db = openStore(':memory:');
});

const mention = (key: string, name: string | null = null): TopicMention => ({
  key,
  kind: key.startsWith('use:') ? 'use' : 'order',
  asks: `Ask for ${key}`,
  name,
  insteadOf: null,
  sign: `Please do ${key}.`,
});

type Said = { readonly by: string; readonly keys: readonly TopicMention[]; readonly status?: Status };

/** A series whose only comments ask for these topics. */
function post(number: number, said: readonly Said[], decided = false): JudgedComment[] {
  const head = revision(1);
  const comments = said.map(({ by, status = 'addressed' }, index) =>
    comment(status, {
      id: `review-${number}@example.org:${index + 1}`,
      messageId: `review-${number}@example.org` as MessageId,
      reviewer: { name: by, address: `${by}@example.org` },
    }),
  );
  const id = `series-${number}@example.org` as MessageId;
  const review = seriesReview({ comments }, [{ ...head, head: id }]);
  const by = { name: 'Mira', address: 'mira@example.org' };
  const reason = { by, messageId: head.head, line: 3, text: 'Because the widget is mapped on demand.' };
  const knowledge: Knowledge = {
    topics: new Map(comments.map(({ id }, index) => [id, said[index]?.keys ?? []])),
    decisions: new Map(decided ? comments.map(({ id }) => [id, { kind: 'unopposed', reason, consent: null }]) : []),
  };
  saveReviews(db, [
    { review: encodeReview(review, new Map(), 1_770_200_000, new Map(), knowledge), lists: ['linux-widgets'] },
  ]);
  return comments;
}

const tree = mention('order:christmas-tree');

describe('listTopics', () => {
  test('shows what three series and two reviewers ask for', () => {
    for (const number of [1, 2]) post(number, [{ by: 'tomas', keys: [tree] }]);
    expect(listTopics(db)).toEqual([]);
    post(3, [{ by: 'tomas', keys: [tree] }]);
    expect(listTopics(db)).toEqual([]);
    post(4, [{ by: 'saanvi', keys: [tree], status: 'settled' }]);
    expect(listTopics(db)).toMatchObject([
      { key: tree.key, count: 4, series: 4, reviewers: 2, addressed: 3, settled: 1, lists: ['linux-widgets'] },
    ]);
  });

  test('a family needs three names, five series and five reviewers', () => {
    const family = (name: string) => mention('use:devm_*', name);
    for (const number of [1, 2, 3, 4, 5])
      post(number, [{ by: `r${number}`, keys: [family(number < 4 ? 'devm_a' : 'devm_b')] }]);
    expect(listTopics(db)).toEqual([]);
    post(6, [{ by: 'r6', keys: [family('devm_c')] }]);
    expect(listTopics(db).map(({ key }) => key)).toEqual(['use:devm_*']);
  });

  test('filters count what fits of what is known as a whole', () => {
    for (const number of [1, 2, 3]) post(number, [{ by: `r${number}`, keys: [tree] }]);
    expect(listTopics(db, { reviewer: 'r2' })).toMatchObject([{ key: tree.key, count: 1 }]);
    expect(listTopics(db, { path: 'drivers/widget/' })).toMatchObject([{ count: 3 }]);
    for (const none of [{ path: 'fs/' }, { list: 'linux-other' }, { kind: 'check' as const }, { text: 'mutex' }])
      expect(listTopics(db, none)).toEqual([]);
  });
});

test('what people made of a topic survives a new review of its series', () => {
  const [first] = post(1, [{ by: 'tomas', keys: [tree] }]);
  saveTopicEdit(db, { key: tree.key, field: 'name', value: 'Longest first', by: 'saanvi', at: 1 });
  post(1, [{ by: 'tomas', keys: [tree] }]);
  expect(findTopic(db, tree.key)).toMatchObject({ title: 'Longest first', count: 1 });
  expect(listTopicsOf(db, first?.id ?? '')).toMatchObject([{ title: 'Longest first' }]);
});

describe('merges', () => {
  const sorted = mention('order:alphabetical');
  beforeEach(() => {
    post(1, [{ by: 'tomas', keys: [tree, sorted] }]);
    post(2, [{ by: 'saanvi', keys: [sorted] }]);
    saveTopicEdit(db, { key: sorted.key, field: 'merge', value: tree.key, by: 'saanvi', at: 1 });
  });

  test('count each comment once, under the other topic', () => {
    expect(findTopic(db, tree.key)).toMatchObject({ key: tree.key, title: `Ask for ${tree.key}`, count: 2, series: 2 });
    expect(findTopic(db, sorted.key)?.key).toBe(tree.key);
    expect(listTopicComments(db, tree.key, 10).map(({ comment: { id } }) => id)).toEqual([
      'review-1@example.org:1',
      'review-2@example.org:1',
    ]);
  });

  test('are refused in a circle, and can be taken back', () => {
    const back = { key: tree.key, field: 'merge', value: sorted.key, by: 'saanvi', at: 2 } as const;
    expect(() => saveTopicEdit(db, back)).toThrow(/merged into order:christmas-tree already/);
    expect(() => saveTopicEdit(db, { ...back, value: tree.key })).toThrow(/already/);
    saveTopicEdit(db, { key: sorted.key, field: 'merge', value: null, by: 'saanvi', at: 3 });
    expect(listMerges(db).size).toBe(0);
    saveTopicEdit(db, back);
    expect(findTopic(db, tree.key)?.key).toBe(sorted.key);
  });
});

test('an undone step gives what was in force before it', () => {
  const say = (value: string | null) => saveTopicEdit(db, { key: tree.key, field: 'note', value, by: 'tomas', at: 1 });
  say('one');
  say('two');
  const edits = listTopicEdits(db, tree.key);
  expect(valueInForce(edits, 'note')).toBe('two');
  expect(valueBefore(edits, edits[1]?.id ?? 0)).toBe('one');
  expect(valueBefore(edits, edits[0]?.id ?? 0)).toBeNull();
});

test('the best worded quote comes first, and each reviewer before the second of any', () => {
  post(1, [{ by: 'tomas', keys: [{ ...tree, sign: 'Reverse xmas tree?' }] }]);
  post(2, [{ by: 'tomas', keys: [{ ...tree, sign: 'Please sort these, because the longest line should be first.' }] }]);
  post(3, [{ by: 'saanvi', keys: [{ ...tree, sign: 'xmas' }] }]);
  const { quotes, reviewers } = summarizeTopic(listTopicComments(db, tree.key, 10));
  expect(quotes.map(({ sign }) => sign)).toEqual([
    'Please sort these, because the longest line should be first.',
    'xmas',
    'Reverse xmas tree?',
  ]);
  expect(reviewers.map(({ person, count }) => [person.name, count])).toEqual([
    ['tomas', 2],
    ['saanvi', 1],
  ]);
});

test('decisions are found by path, topic, list and words', () => {
  post(1, [{ by: 'tomas', keys: [tree] }], true);
  const fits = (query: Parameters<typeof listDecisions>[1]) => listDecisions(db, query, 10).length;
  expect(listDecisions(db, {}, 10)).toMatchObject([{ decision: { kind: 'unopposed' }, title: expect.any(String) }]);
  for (const query of [{ path: 'drivers/' }, { topic: tree.key }, { list: 'linux-widgets' }, { text: 'on demand' }])
    expect(fits(query)).toBe(1);
  for (const query of [
    { path: 'fs/' },
    { topic: 'use:x' },
    { list: 'other' },
    { text: '%' },
    { kind: 'insisted' as const },
  ])
    expect(fits(query)).toBe(0);
});
