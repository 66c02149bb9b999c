import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FileDiff } from '#db/model.ts';
import { parseDiff } from '#ingest/patch/diff.ts';
import { alignFile, followLine, type LineFate } from '#ingest/patch/line-map.ts';

const parse = (lines: readonly string[]): FileDiff => {
  const [file] = parseDiff(lines, 0).files;
  if (!file) throw new Error(`no diff: ${lines.join('\n')}`);
  return file;
};

/** A diff from hunks of marked lines, each at its place in the file. */
const diff = (...hunks: (readonly [number, ...string[]])[]): FileDiff =>
  parse([
    'diff --git a/x.c b/x.c',
    'index 1..2 100644',
    '--- a/x.c',
    '+++ b/x.c',
    ...hunks.flatMap(([at, ...lines]) => {
      const older = lines.filter((line) => !line.startsWith('+')).length;
      const newer = lines.filter((line) => !line.startsWith('-')).length;
      return [`@@ -${at},${older} +${at},${newer} @@`, ...lines];
    }),
  ]);

const newFile = (...lines: string[]): FileDiff =>
  parse([
    'diff --git a/x.c b/x.c',
    'new file mode 100644',
    '--- /dev/null',
    '+++ b/x.c',
    `@@ -0,0 +1,${lines.length} @@`,
    ...lines.map((line) => `+${line}`),
  ]);

const show = (fate: LineFate | undefined): string => {
  switch (fate?.kind) {
    case undefined:
      return 'unknown';
    case 'unchanged':
    case 'reindented':
    case 'moved':
      return `${fate.kind} ${fate.line.text.trim()}`;
    case 'changed':
      return `changed ${fate.line.text.trim()} of ${fate.lines.length}`;
    case 'gone':
      return `gone below ${fate.above?.text.trim() ?? 'nothing'}`;
    case 'outside':
      return 'outside';
  }
};

describe('a new file', () => {
  const older = newFile(
    'int lantern_probe(void)',
    '{',
    '\tint ret;',
    '\tmutex_init(&led->lock);',
    '\tret = lantern_register(led);',
    '\treturn ret;',
    '}',
  );

  test.each([
    [
      'unchanged',
      4,
      ['int lantern_probe(void)', '{', '\tmutex_init(&led->lock);', '\treturn 0;', '}'],
      'unchanged mutex_init(&led->lock);',
    ],
    [
      'T56 reindented',
      4,
      ['int lantern_probe(void)', '{', '\tif (led) {', '\t\tmutex_init(&led->lock);', '\t}', '}'],
      'reindented mutex_init(&led->lock);',
    ],
    [
      'changed',
      4,
      [
        'int lantern_probe(void)',
        '{',
        '\tint ret;',
        '\tdevm_mutex_init(dev, &led->lock);',
        '\tret = lantern_register(led);',
        '\treturn ret;',
        '}',
      ],
      'changed devm_mutex_init(dev, &led->lock); of 1',
    ],
    [
      'changed into more lines, the likest named',
      5,
      [
        'int lantern_probe(void)',
        '{',
        '\tint ret;',
        '\tmutex_init(&led->lock);',
        '\tled->dev = dev;',
        '\tret = devm_lantern_register(dev, led);',
        '\tif (ret)',
        '\t\treturn ret;',
        '\treturn 0;',
        '}',
      ],
      'changed ret = devm_lantern_register(dev, led); of 3',
    ],
    [
      'gone',
      3,
      [
        'int lantern_probe(void)',
        '{',
        '\tmutex_init(&led->lock);',
        '\tret = lantern_register(led);',
        '\treturn ret;',
        '}',
      ],
      'gone below {',
    ],
    [
      'T67 moved within the file',
      4,
      [
        'int lantern_probe(void)',
        '{',
        '\tint ret;',
        '\tret = lantern_register(led);',
        '\treturn ret;',
        '}',
        'void lantern_init(void)',
        '{',
        '\tmutex_init(&led->lock);',
        '}',
      ],
      'moved mutex_init(&led->lock);',
    ],
    ['all rewritten', 4, ['nothing as before'], 'changed nothing as before of 1'],
    ['a line that is not there', 99, ['x'], 'unknown'],
  ])('%s', (_, line, lines, expected) => {
    expect(show(followLine(alignFile(older, newFile(...lines)), 'new', line))).toBe(expected);
  });
});

describe('a part of a file', () => {
  const older = diff(
    [10, ' static int probe(void)', ' {', '+\tint ret = 0;', ' \treturn 0;', ' }'],
    [90, ' static void remove(void)', ' {', '-\tkfree(led);', '+\tmutex_destroy(&led->lock);', ' }', ''],
  );

  test.each<[string, 'old' | 'new', number, FileDiff, string]>([
    [
      'the same in another place',
      'new',
      12,
      diff([50, ' static int probe(void)', ' {', '+\tint ret = 0;', ' \treturn 0;', ' }']),
      'unchanged int ret = 0;',
    ],
    [
      'the patch no longer touches the context',
      'new',
      90,
      diff([10, ' static int probe(void)', ' {', '+\tint ret;']),
      'outside',
    ],
    [
      'T55 an added line is gone with its hunk',
      'new',
      92,
      diff([10, ' static int probe(void)', ' {', '+\tint ret;']),
      'gone below nothing',
    ],
    ['the patch begins further down', 'new', 10, diff([11, ' {', '+\tint ret = 0;', ' \treturn 0;', ' }']), 'outside'],
    ['an added line at the edge is gone', 'new', 12, diff([13, ' \treturn 0;', ' }', '+int x;']), 'gone below nothing'],
    [
      'context that the patch removes now',
      'new',
      13,
      diff([10, ' static int probe(void)', ' {', '+\tint ret = 0;', '-\treturn 0;', '+\treturn ret;', ' }']),
      'changed return ret; of 1',
    ],
    [
      'an added line that an earlier patch brings now',
      'new',
      12,
      diff([10, ' static int probe(void)', ' {', ' \tint ret = 0;', '-\treturn 0;', '+\treturn ret;', ' }']),
      'unchanged int ret = 0;',
    ],
    [
      'a removal that is kept',
      'old',
      92,
      diff([90, ' static void remove(void)', ' {', '-\tkfree(led);', ' }']),
      'unchanged kfree(led);',
    ],
    [
      'a context that the patch does not show, between hunks that it does',
      'new',
      13,
      diff([10, ' static int probe(void)', ' {', '+\tint ret = 1;'], [14, ' }', '+int x;']),
      'outside',
    ],
  ])('%s', (_, side, line, newer, expected) => {
    expect(show(followLine(alignFile(older, newer), side, line))).toBe(expected);
  });

  test('whether a removal is kept is told by what the line is now', () => {
    const kept = diff([90, ' static void remove(void)', ' {', ' \tkfree(led);', '+\tmutex_destroy(&led->lock);', ' }']);
    expect(followLine(alignFile(older, kept), 'old', 92)).toMatchObject({
      kind: 'unchanged',
      line: { kind: 'context' },
    });
  });
});

describe('any two diffs', () => {
  const line = fc.constantFrom(
    'a = first();',
    'b = second();',
    '\tc = third();',
    '}',
    '',
    'return 0;',
    'd = fourth(a, b);',
  );
  const lines = fc.array(line, { minLength: 1, maxLength: 25 });

  test('a line has a fate, and a surviving one its own words', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const alignment = alignFile(newFile(...before), newFile(...after));
        for (const [index, text] of before.entries()) {
          const fate = followLine(alignment, 'new', index + 1);
          switch (fate?.kind) {
            case undefined:
            case 'outside':
              expect.unreachable('both are whole files');
              break;
            case 'unchanged':
              expect(fate.line.text).toBe(text);
              break;
            case 'moved':
            case 'reindented':
              expect(fate.line.text.trim()).toBe(text.trim());
              break;
            case 'changed':
              expect(fate.lines).toContain(fate.line);
              break;
          }
        }
      }),
    );
  });

  test('nothing changes from a diff to itself', () => {
    fc.assert(
      fc.property(lines, (before) => {
        const file = newFile(...before);
        const alignment = alignFile(file, file);
        expect(before.map((_, index) => followLine(alignment, 'new', index + 1)?.kind)).toEqual(
          before.map(() => 'unchanged'),
        );
      }),
    );
  });
});
