import { flag, list, maybe, messageId, named, object, oneOf, type Schema, share, text, time, whole } from './schema.ts';

export const STATES = ['under-review', 'applied', 'superseded', 'rejected'] as const;
export const MOVERS = ['author', 'reviewers', 'maintainer', 'nobody'] as const;

const label = { number: whole, round: whole, name: text };

const revisionPatch = object({ counter: whole, messageId, title: text, replaces: list(messageId) });

const applied = object(
  {
    patch: messageId,
    commit: text,
    committer: named('Person'),
    committed: time,
    reasons: list(object({ kind: text, detail: text })),
    change: maybe(
      object({
        isCodeChanged: flag,
        isTitleChanged: flag,
        isMessageChanged: flag,
        tagsAdded: list(text),
        tagsDropped: list(text),
      }),
    ),
  },
  'The commit that a patch became, and what was changed while applying.',
);

/** Series and what is told of them. */
export const seriesSchemas: Readonly<Record<string, Schema>> = {
  Person: object({ name: text, address: text }),
  RevisionLabel: object(
    label,
    'Which revision of a series: its number, which may be used twice, its round, which counts from 1, and its name, such as `RFC v2`.',
  ),
  SeriesRow: object(
    {
      id: messageId,
      title: text,
      submitter: named('Person'),
      state: oneOf(...STATES),
      firstPosted: time,
      lastPosted: time,
      lastActivity: time,
      revision: whole,
      revisionName: text,
      patchCount: whole,
      reviewedPatches: whole,
      reviewers: list(text),
      mover: oneOf(...MOVERS),
      lists: list(text),
    },
    'A series as a line of a table.',
  ),
  Revision: object(
    {
      ...label,
      isResend: flag,
      head: messageId,
      cover: maybe(messageId),
      title: text,
      prefixes: list(text),
      submitter: named('Person'),
      posted: time,
      total: whole,
      patches: list(revisionPatch),
      changeId: maybe(text),
    },
    'One posting of a series. `head` is its cover letter, else its first patch.',
  ),
  Series: object({
    id: messageId,
    title: text,
    submitter: named('Person'),
    revisions: list(named('Revision')),
    links: list(object({ older: messageId, newer: messageId, reasons: list(object({ kind: text, detail: text })) })),
    steps: list(
      object({
        older: maybe(messageId),
        newer: maybe(messageId),
        kind: oneOf('same', 'changed', 'new', 'dropped', 'split', 'merged'),
        change: share,
      }),
    ),
  }),
  GivenTrailer: object(
    {
      token: text,
      value: text,
      from: named('Person'),
      messageId,
      line: whole,
      revision: named('RevisionLabel'),
      counter: whole,
      isConditional: flag,
    },
    'A trailer given in a reply; counter 0 is the whole revision.',
  ),
  Review: object(
    {
      series: named('Series'),
      state: oneOf(...STATES),
      comments: list(named('Comment')),
      trailers: list(named('GivenTrailer')),
      applied: list(applied),
    },
    'All that is known of a series.',
  ),
  Readiness: object(
    {
      mover: oneOf(...MOVERS),
      reasons: list(text),
      patches: list(
        object({
          counter: whole,
          title: text,
          messageId,
          tags: list(text),
          isReviewed: flag,
          commit: maybe(text),
          outstanding: whole,
        }),
      ),
      outstanding: list(object({ comment: named('Comment'), status: named('Status') })),
    },
    'How ready the newest revision is, and who has to do something next.',
  ),
  Change: object(
    { revision: named('RevisionLabel'), counter: maybe(whole), text, reviewer: text },
    'What a revision did that was asked for.',
  ),
  Outstanding: object({
    series: object({ id: messageId, title: text, submitter: named('Person') }),
    items: list(named('Item')),
  }),
  SeriesSummary: object({ id: messageId, title: text, revisions: list(object({ version: whole, head: messageId })) }),
};
