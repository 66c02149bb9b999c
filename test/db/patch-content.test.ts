import { describe, expect, it } from 'vitest';
import type { Patch } from '#db/model.ts';
import { decodePatch, encodePatch } from '#db/patch-content.ts';

const body = [
  'diff --git a/w.c b/w.c',
  '--- a/w.c',
  '+++ b/w.c',
  '@@ -1,3 +1,3 @@ static int probe(void)',
  ' int a;',
  '-int b;',
  '+int c;',
  '',
  '\\ No newline at end of file',
].join('\n');

const patch: Patch = {
  title: 'w: rename b',
  author: { name: 'Mira Lindqvist', address: 'mira@example.org' },
  message: null,
  notes: null,
  diffstat: null,
  trailers: [],
  patchId: null,
  baseCommit: null,
  changeId: null,
  prerequisites: [],
  files: [
    {
      status: 'modified',
      path: 'w.c',
      oldPath: null,
      oldMode: null,
      newMode: null,
      isBinary: false,
      added: 1,
      removed: 1,
      lines: { first: 1, last: 9 },
      hunks: [
        {
          oldStart: 1,
          oldLines: 3,
          newStart: 1,
          newLines: 3,
          heading: 'static int probe(void)',
          lines: [
            { kind: 'context', text: 'int a;', oldLine: 1, newLine: 1, bodyLine: 5 },
            { kind: 'removed', text: 'int b;', oldLine: 2, newLine: null, bodyLine: 6 },
            { kind: 'added', text: 'int c;', oldLine: null, newLine: 2, bodyLine: 7 },
            { kind: 'context', text: '', oldLine: 3, newLine: 3, bodyLine: 8 },
          ],
        },
      ],
    },
  ],
};

describe('a stored patch', () => {
  it('is read back as it was, with the lines of the mail', () => {
    expect(decodePatch(encodePatch(patch), body)).toEqual(patch);
  });

  it('does not hold the text of its lines', () => {
    expect(encodePatch(patch)).not.toContain('int c;');
  });
});
