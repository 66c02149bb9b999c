import type { Item } from '#components/item.ts';
import type { FileDiff, JudgedComment, MessageId, Patch, Person, Revision, Series, Status } from '#db/model.ts';
import { label } from '../label.ts';

/** A small invented series, for rendering: two revisions of two patches for a lantern driver. */

export const id = (name: string) => `${name}@example.org` as MessageId;
export const NOW = Date.UTC(2026, 2, 10, 12) / 1000;
export const mira: Person = { name: 'Mira Voss', address: 'mira@example.org' };
export const tomas: Person = { name: 'Tomas Ekdal', address: 'tomas@example.org' };

export function revision(number: number, patches: readonly string[]): Revision {
  return {
    ...label(number),
    isResend: false,
    head: id(`v${number}-0`),
    cover: id(`v${number}-0`),
    title: 'Lantern driver',
    prefixes: [],
    submitter: mira,
    posted: NOW - (10 - number) * 86_400,
    total: patches.length,
    patches: patches.map((title, index) => ({
      counter: index + 1,
      messageId: id(`v${number}-${index + 1}`),
      title,
      replaces: [],
    })),
    changeId: null,
  };
}

export const series: Series = {
  id: id('v1-0'),
  title: 'Lantern driver',
  submitter: mira,
  revisions: [revision(1, ['Add bindings', 'Add driver']), revision(2, ['Add driver', 'Add docs'])],
  links: [],
  steps: [
    { older: id('v1-1'), newer: null, kind: 'dropped', change: 1 },
    { older: id('v1-2'), newer: id('v2-1'), kind: 'changed', change: 0.3 },
    { older: null, newer: id('v2-2'), kind: 'new', change: 1 },
  ],
};

export const file: FileDiff = {
  status: 'modified',
  path: 'drivers/lantern.c',
  oldPath: null,
  oldMode: null,
  newMode: null,
  isBinary: false,
  added: 1,
  removed: 1,
  hunks: [
    {
      oldStart: 10,
      oldLines: 2,
      newStart: 10,
      newLines: 2,
      heading: 'static int lantern_probe(void)',
      lines: [
        { kind: 'context', text: '\tint ret;', oldLine: 10, newLine: 10, bodyLine: 21 },
        { kind: 'removed', text: '\tret = 0;', oldLine: 11, newLine: null, bodyLine: 22 },
        { kind: 'added', text: '\tret = lantern_on() && "<b>";', oldLine: null, newLine: 11, bodyLine: 23 },
      ],
    },
  ],
  lines: { first: 16, last: 23 },
};

export const patch: Patch = {
  title: 'Add driver',
  author: mira,
  message: { first: 1, last: 3 },
  notes: null,
  diffstat: null,
  trailers: [{ token: 'Signed-off-by', value: 'Mira Voss <mira@example.org>', line: 5 }],
  files: [file],
  patchId: null,
  baseCommit: null,
  changeId: null,
  prerequisites: [],
};

export function comment(change: Partial<JudgedComment> = {}): JudgedComment {
  return {
    id: `${id('reply')}:12`,
    first: 12,
    last: 13,
    messageId: id('reply'),
    text: 'Please check the return value.',
    reviewer: tomas,
    isBot: false,
    sent: NOW - 3 * 86_400,
    revision: label(1),
    counter: 2,
    anchor: {
      kind: 'line',
      patch: id('v1-2'),
      file: 'drivers/lantern.c',
      oldLine: null,
      newLine: 11,
      bodyLine: 23,
      code: '\tret = lantern_on();',
      candidates: 1,
    },
    kind: 'request',
    isActionable: true,
    isOptional: false,
    response: 'agreed',
    responseId: id('answer'),
    answers: [
      {
        messageId: id('answer'),
        first: 4,
        last: 4,
        from: mira,
        role: 'author',
        sent: NOW - 2 * 86_400,
        text: 'Will do.',
        kind: 'agreed',
      },
    ],
    repeats: null,
    judgement: {
      status: 'unaddressed',
      reason: null,
      addressedIn: null,
      confidence: 0.8,
      because: 'The line stands unchanged in v2.',
      verdicts: [],
    },
    ...change,
  };
}

export function item(status: Status = 'unaddressed', change: Partial<JudgedComment> = {}): Item {
  return {
    comment: comment(change),
    status,
    isOutstanding: status !== 'addressed' && status !== 'settled',
    mark: null,
  };
}
