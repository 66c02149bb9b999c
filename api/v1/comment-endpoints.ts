import { findListedComment, listCommentTable } from '#db/comment-table.ts';
import { listMarks, saveMark } from '#db/marks.ts';
import type { CommentKind, Status } from '#db/model.ts';
import { COMMENT_KINDS } from '#db/query/value.ts';
import { STATUSES } from '#db/status.ts';
import { type Endpoint, type Input, missing, type Output, page, parseKey, value } from './endpoint.ts';
import { flag, list, maybe, named, oneOf, text, time, whole } from './schema.ts';

const ID = 'The id of a comment: MESSAGE-ID:FIRST-LINE.';

const NOTE_LENGTH = 10_000;

/** What is asked of comments, and said about them. */
export const commentEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/comments',
    summary: 'Comments of all series, the newest first.',
    query: [
      { name: 'series', description: 'Of the series with this id.', schema: text },
      { name: 'list', description: 'On series of this list.', schema: text },
      { name: 'status', description: 'Which stand so.', schema: oneOf(...STATUSES) },
      { name: 'kind', description: 'Of this kind.', schema: oneOf(...COMMENT_KINDS) },
      { name: 'reviewer', description: 'By one with this in the name or address.', schema: text },
      { name: 'author', description: 'On series whose author has this in the name or address.', schema: text },
      { name: 'path', description: 'On a file with this in its path.', schema: text },
      { name: 'revision', description: 'On this revision.', schema: whole },
      { name: 'since', description: 'Sent since then.', schema: time },
      { name: 'outstanding', description: 'Only what is outstanding.', schema: flag },
    ],
    isPaged: true,
    answer: list(named('ListedComment')),
    run: listOfComments,
  },
  {
    method: 'get',
    path: '/comments/{id}',
    summary: 'A comment.',
    id: ID,
    answer: named('ListedComment'),
    run: ({ db, id }) => value(findListedComment(db, id), `The comment ${id}`),
  },
  {
    method: 'get',
    path: '/comments/{id}/marks',
    summary: 'What people said became of a comment, oldest first.',
    id: ID,
    answer: list(named('Mark')),
    run: ({ db, id }) => (findListedComment(db, id) ? value(listMarks(db, id), id) : missing(`The comment ${id}`)),
  },
  {
    method: 'post',
    path: '/comments/{id}/marks',
    summary:
      'Says what became of a comment; null leaves it to the machine again. As `reroll mark --json`. Needs a token of scope mark.',
    id: ID,
    isForMarkers: true,
    body: {
      type: 'object',
      properties: { status: maybe(named('Status')), note: { type: 'string', maxLength: NOTE_LENGTH } },
      required: ['status'],
      additionalProperties: false,
    },
    answer: list(named('Mark')),
    run: addMark,
  },
];

function listOfComments({ db, query, limit }: Input): Output {
  const { status, kind, revision, since, outstanding, after, ...texts } = query;
  const key = parseKey(after);
  const comments = listCommentTable(
    db,
    {
      ...texts,
      ...(status ? { status: status as Status } : {}),
      ...(kind ? { kind: kind as CommentKind } : {}),
      ...(revision ? { revision: Number(revision) } : {}),
      ...(since ? { since: Number(since) } : {}),
      ...(outstanding === 'true' ? { outstanding: true } : {}),
      ...(key ? { after: [Number(key[0]), key[1]] as const } : {}),
    },
    limit + 1,
  );
  return page(comments, limit, ({ sent, id }) => JSON.stringify([sent, id]));
}

function addMark({ db, api, id, body }: Input): Output {
  if (!findListedComment(db, id)) return missing(`The comment ${id}`);
  const mark = parseMark(body);
  if (!mark)
    return {
      kind: 'error',
      status: 400,
      detail: `Send {"status": ..., "note": ...} with one of ${STATUSES.join(', ')}, or null.`,
    };
  const by = api.caller.kind === 'token' ? api.caller.token.name : '';
  saveMark(db, { commentId: id, ...mark, by, at: api.now });
  return { kind: 'value', value: listMarks(db, id), status: 201 };
}

function parseMark(body: unknown): { readonly status: Status | null; readonly note: string } | undefined {
  if (typeof body !== 'object' || body === null || !('status' in body)) return undefined;
  const note = 'note' in body ? body.note : '';
  const status = body.status === null ? null : STATUSES.find((each) => each === body.status);
  return status === undefined || typeof note !== 'string' || note.length > NOTE_LENGTH ? undefined : { status, note };
}
