import { DECISION_KINDS } from '#db/decisions.ts';
import { TOPIC_KINDS } from '#db/topics.ts';
import { list, maybe, messageId, named, object, oneOf, type Schema, text, time, whole } from './schema.ts';

const row = object(
  {
    key: { type: 'string', description: 'The same for all who ask for it: `use:devm_kzalloc`.' },
    kind: oneOf(...TOPIC_KINDS),
    title: text,
    count: { type: 'integer', description: 'Comments that ask for it.' },
    series: whole,
    reviewers: whole,
    addressed: whole,
    settled: whole,
    lists: list(text),
    lastAsked: time,
  },
  'A topic as a line of a table; the counts are of what was asked for.',
);

const asked = object(
  { comment: named('Comment'), status: named('Status'), sign: text, name: maybe(text), series: messageId },
  'A comment that asks for the topic; `sign` is the sentence that does.',
);

const snippet = object({ patch: messageId, file: text, bodyLine: whole, lines: list(named('DiffLine')) });

const said = object({ by: named('Person'), messageId, line: whole, text });

/** Topics and decisions. */
export const topicSchemas: Readonly<Record<string, Schema>> = {
  TopicRow: row,
  Topic: object(
    {
      topic: named('TopicRow'),
      reviewers: list(object({ person: named('Person'), count: whole })),
      note: maybe({ type: 'string', description: 'What people wrote about it, in Markdown.' }),
      quotes: list(asked),
      folders: list(object({ path: text, count: whole })),
      names: list(object({ name: text, count: whole })),
      statuses: { type: 'object', additionalProperties: whole },
      exceptions: list(object({ asked, why: named('Answer') })),
      examples: list(object({ asked, before: snippet, after: snippet, revision: named('RevisionLabel') })),
      decisions: list(named('DecidedComment')),
    },
    'All that is told of a topic: quotes with the best worded first, examples of what was done, and where it was not.',
  ),
  DecidedComment: object({
    comment: named('Comment'),
    decision: object({ kind: oneOf(...DECISION_KINDS), reason: said, consent: maybe(said) }),
    series: messageId,
    title: text,
  }),
};
