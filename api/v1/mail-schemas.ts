import { flag, line, list, maybe, messageId, named, object, oneOf, type Schema, text, time, whole } from './schema.ts';

const range = object({ first: line, last: line });

const diffLine = object({
  kind: oneOf('context', 'added', 'removed'),
  text,
  oldLine: maybe(whole),
  newLine: maybe(whole),
  bodyLine: whole,
});

const hunk = object({
  oldStart: whole,
  oldLines: whole,
  newStart: whole,
  newLines: whole,
  heading: text,
  lines: list(named('DiffLine')),
});

const fileDiff = object({
  status: oneOf('added', 'deleted', 'modified', 'renamed', 'copied'),
  path: text,
  oldPath: maybe(text),
  oldMode: maybe(text),
  newMode: maybe(text),
  isBinary: flag,
  added: whole,
  removed: whole,
  hunks: list(hunk),
  lines: range,
});

/** What was found stands between U+0002 and U+0003. */
const markedLine = object({ line: whole, text });

/** Mails, threads, people, and what a search finds. */
export const mailSchemas: Readonly<Record<string, Schema>> = {
  Message: object({
    messageId,
    from: named('Person'),
    to: list(named('Person')),
    cc: list(named('Person')),
    subject: text,
    sent: time,
    references: list(messageId),
    lists: list(text),
    copy: oneOf('mail', 'page'),
    body: text,
    problems: list(text),
  }),
  DiffLine: diffLine,
  Patch: object(
    {
      title: text,
      author: named('Person'),
      message: maybe(range),
      notes: maybe(range),
      diffstat: maybe(range),
      trailers: list(object({ token: text, value: text, line: whole })),
      files: list(fileDiff),
      patchId: maybe(text),
      baseCommit: maybe(text),
      changeId: maybe(text),
      prerequisites: list(text),
    },
    'What a patch mail contains; ranges and `bodyLine` are lines of the mail, from 1.',
  ),
  ThreadMail: object({
    messageId,
    from: named('Person'),
    subject: text,
    sent: time,
    references: list(messageId),
    isPatch: flag,
  }),
  MessageHit: object({ messageId, subject: text, fromName: text, fromAddress: text, sent: time, lists: list(text) }),
  CodeHit: object({
    messageId,
    subject: text,
    fromName: text,
    fromAddress: text,
    sent: time,
    files: list(object({ path: text, lines: list(markedLine) })),
  }),
  RemarkHit: object({
    comment: named('Comment'),
    status: named('Status'),
    series: object({ id: messageId, title: text }),
    lines: list(markedLine),
  }),
  Sender: object({ number: whole, name: text, address: text }),
  KnownPerson: object(
    { name: text, addresses: list(text), reviewed: { type: 'object', additionalProperties: whole } },
    '`reviewed` counts where the items stand that they asked for as a reviewer.',
  ),
  List: object({ list: text, series: whole }),
  Error: object({ detail: text }),
};
