import { DECISION_KINDS, listDecisions } from '#db/decisions.ts';
import type { DecisionKind, TopicKind } from '#db/model.ts';
import { findTopicReport } from '#db/topic-report.ts';
import { listTopics, TOPIC_KINDS, TOPIC_SORTS, type TopicSort } from '#db/topics.ts';
import { countedPage, type Endpoint, type Input, type Output, type Parameter, value } from './endpoint.ts';
import { list, named, oneOf, text } from './schema.ts';

const LIST: Parameter = { name: 'list', description: 'On this list.', schema: text };
const PATH: Parameter = { name: 'path', description: 'On files whose path begins so.', schema: text };

/** What reviewers ask for again and again, and what was settled with a reason. */
export const topicEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/topics',
    summary: 'What reviewers ask for again and again; as `reroll topics --json`.',
    query: [
      LIST,
      PATH,
      { name: 'reviewer', description: 'By whom this is in the name or address.', schema: text },
      { name: 'kind', description: 'Of this kind.', schema: oneOf(...TOPIC_KINDS) },
      { name: 'text', description: 'With this in the title.', schema: text },
      { name: 'sort', description: 'The order.', schema: oneOf(...TOPIC_SORTS) },
    ],
    isPaged: true,
    answer: list(named('TopicRow')),
    run: listOfTopics,
  },
  {
    method: 'get',
    path: '/topics/{id}',
    summary:
      'One topic: in whose words, how often, by whom, where, and how it was resolved; as `reroll topic KEY --json`.',
    id: 'The key of the topic: `order:mutex-init`.',
    answer: named('Topic'),
    run: ({ db, id }) => value(findTopicReport(db, id), `The topic ${id}`),
  },
  {
    method: 'get',
    path: '/decisions',
    summary: 'Discussions that were settled with a reason, the newest first; as `reroll decisions --json`.',
    query: [
      LIST,
      PATH,
      { name: 'topic', description: 'About the topic with this key.', schema: text },
      { name: 'kind', description: 'How it was settled.', schema: oneOf(...DECISION_KINDS) },
      { name: 'text', description: 'With these words.', schema: text },
    ],
    isPaged: true,
    answer: list(named('DecidedComment')),
    run: listOfDecisions,
  },
];

function listOfTopics(input: Input): Output {
  const { kind, sort, after: _, ...texts } = input.query;
  const rows = listTopics(input.db, {
    ...texts,
    ...(kind ? { kind: kind as TopicKind } : {}),
    ...(sort ? { sort: sort as TopicSort } : {}),
  });
  return countedPage(input, (offset) => rows.slice(offset, offset + input.limit + 1));
}

function listOfDecisions(input: Input): Output {
  const { kind, after: _, ...texts } = input.query;
  const query = { ...texts, ...(kind ? { kind: kind as DecisionKind } : {}) };
  return countedPage(input, (offset) => listDecisions(input.db, query, input.limit + 1, offset));
}
