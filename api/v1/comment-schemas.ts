import { COMMENT_KINDS } from '#db/query/value.ts';
import { STATUSES } from '#db/status.ts';
import {
  flag,
  isoTime,
  line,
  list,
  maybe,
  messageId,
  named,
  object,
  oneOf,
  type Schema,
  share,
  text,
  time,
  whole,
} from './schema.ts';

const RESPONSES = ['agreed', 'done', 'explained', 'disagreed', 'asked', 'none'] as const;
const VERDICTS = ['addressed', 'partial', 'unaddressed', 'obsolete'] as const;

const place = object({ patch: messageId, file: text, newLine: maybe(whole), bodyLine: maybe(whole) });

const evidence = object({ kind: text, messageId, line: maybe(whole), detail: text });

const answer = object({
  first: line,
  last: line,
  messageId,
  from: named('Person'),
  role: oneOf('author', 'reviewer', 'other'),
  sent: time,
  text,
  kind: oneOf(...RESPONSES, 'withdrawn', 'insisted', 'accepted'),
});

const judgement = object({
  status: named('Status'),
  reason: oneOf('answered', 'withdrawn', 'deferred', 'fixed-while-applying', null),
  addressedIn: maybe(named('RevisionLabel')),
  confidence: share,
  because: text,
  verdicts: list(
    object({
      revision: named('RevisionLabel'),
      status: oneOf(...VERDICTS),
      confidence: share,
      evidence: list(evidence),
      place: maybe(place),
    }),
  ),
});

const comment: Readonly<Record<string, Schema>> = {
  id: { type: 'string', description: 'MESSAGE-ID:FIRST-LINE' },
  messageId,
  first: line,
  last: line,
  text,
  reviewer: named('Person'),
  isBot: flag,
  sent: time,
  revision: named('RevisionLabel'),
  counter: maybe(whole),
  anchor: named('Anchor'),
  kind: oneOf(...COMMENT_KINDS),
  isActionable: flag,
  isOptional: flag,
  response: oneOf(...RESPONSES),
  responseId: maybe(messageId),
  answers: list(named('Answer')),
  repeats: maybe(text),
  judgement,
};

function anchor(kind: Schema, rest: Readonly<Record<string, Schema>>): Schema {
  return object({ kind, ...rest });
}

/** Comments and what became of them. */
export const commentSchemas: Readonly<Record<string, Schema>> = {
  Status: oneOf(...STATUSES),
  Anchor: {
    description: 'What a comment is about.',
    oneOf: [
      anchor(oneOf('line'), {
        patch: messageId,
        file: text,
        oldLine: maybe(whole),
        newLine: maybe(whole),
        bodyLine: whole,
        code: text,
        candidates: whole,
      }),
      anchor(oneOf('file'), { patch: messageId, file: text, code: maybe(text) }),
      anchor(oneOf('commit-message', 'trailer', 'diffstat', 'notes'), {
        patch: messageId,
        quote: text,
        bodyLine: whole,
      }),
      anchor(oneOf('patch'), { patch: messageId }),
      anchor(oneOf('cover'), { cover: messageId, quote: maybe(text) }),
      anchor(oneOf('revision'), {}),
    ],
  },
  Answer: answer,
  Comment: object(comment, 'One point that a reviewer makes, with the judgement of the machine.'),
  Item: object({ ...comment, status: named('Status') }, 'A comment with where it stands: as marked, else as judged.'),
  ListedComment: object({ ...comment, status: named('Status'), series: messageId }, 'An item, with its series.'),
  Mark: object(
    { commentId: text, status: maybe(named('Status')), note: text, by: text, at: time },
    'A status set by a person; null takes the earlier ones back.',
  ),
  Feedback: object({
    series: object({ id: messageId, title: text, author: text, lists: list(text) }),
    revisions: list(
      object({
        version: whole,
        posted: isoTime,
        head: messageId,
        cover: maybe(messageId),
        patches: list(object({ n: whole, msgid: messageId, title: text })),
      }),
    ),
    items: list(
      object({
        id: text,
        msgid: messageId,
        lines: list(whole),
        text,
        reviewer: text,
        version: whole,
        patch: maybe(whole),
        file: maybe(text),
        line: maybe(object({ old: maybe(whole), new: maybe(whole) })),
        code: maybe(text),
        actionable: flag,
        kind: oneOf(...COMMENT_KINDS),
        response: oneOf(...RESPONSES),
        response_msgid: maybe(messageId),
        status: named('Status'),
        reason: maybe(text),
        addressed_in: maybe(whole),
        confidence: share,
        verdicts: list(
          object({
            version: whole,
            status: oneOf(...VERDICTS),
            confidence: share,
            evidence: list(object({ kind: text, msgid: messageId, detail: text })),
          }),
        ),
        by_hand: maybe(object({ status: maybe(text), by: text, note: text, at: isoTime })),
      }),
    ),
  }),
};
