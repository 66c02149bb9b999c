import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FileDiff, Line } from '#db/model.ts';
import { findDiff, parseDiff } from '#ingest/patch/diff.ts';
import { diffOf } from './mail.ts';

const parse = (text: string) => parseDiff(text.split('\n'), 0);

const parseOne = (text: string): FileDiff => {
  const [file] = parse(text).files;
  if (!file) throw new Error(`no diff in: ${text}`);
  return file;
};

/** `10 10 | text` for each line: numbers on the old and the new side, and the mark. */
const show = ({ hunks }: FileDiff) =>
  hunks.flatMap(({ lines }) =>
    lines.map((line) => `${line.oldLine ?? '-'} ${line.newLine ?? '-'} ${markOf(line)}${line.text}`),
  );
const markOf = ({ kind }: Line) => ({ context: ' ', added: '+', removed: '-' })[kind];

const hunk = ['@@ -1,2 +1,2 @@', ' a', '-b', '+c'];
const sides = (path: string) => [`--- a/${path}`, `+++ b/${path}`, ...hunk];

describe('the header of a file', () => {
  test.each<[string, string[], Partial<FileDiff>]>([
    [
      'a change',
      ['diff --git a/x.c b/x.c', 'index 1..2 100644', ...sides('x.c')],
      { path: 'x.c', oldPath: 'x.c', oldMode: '100644', newMode: '100644', status: 'modified' },
    ],
    [
      'a new file',
      [
        'diff --git a/x.c b/x.c',
        'new file mode 100755',
        'index 000..2',
        '--- /dev/null',
        '+++ b/x.c',
        '@@ -0,0 +1 @@',
        '+c',
      ],
      { path: 'x.c', oldPath: null, oldMode: null, newMode: '100755', status: 'added', added: 1, removed: 0 },
    ],
    [
      'an empty new file',
      ['diff --git a/x b/x', 'new file mode 100644', 'index 0000000..e69de29'],
      { path: 'x', status: 'added', hunks: [] },
    ],
    [
      'a deleted file',
      [
        'diff --git a/x.c b/x.c',
        'deleted file mode 100644',
        'index 1..0',
        '--- a/x.c',
        '+++ /dev/null',
        '@@ -1 +0,0 @@',
        '-c',
      ],
      { path: 'x.c', oldPath: 'x.c', oldMode: '100644', newMode: null, status: 'deleted', added: 0, removed: 1 },
    ],
    [
      'a rename',
      ['diff --git a/old name.c b/new.c', 'similarity index 100%', 'rename from old name.c', 'rename to new.c'],
      { path: 'new.c', oldPath: 'old name.c', status: 'renamed' },
    ],
    [
      'a rename with changes',
      [
        'diff --git a/o.c b/n.c',
        'similarity index 90%',
        'rename from o.c',
        'rename to n.c',
        'index 1..2 100644',
        '--- a/o.c',
        '+++ b/n.c',
        ...hunk,
      ],
      { path: 'n.c', oldPath: 'o.c', status: 'renamed', added: 1 },
    ],
    [
      'a copy',
      ['diff --git a/o.c b/n.c', 'similarity index 80%', 'copy from o.c', 'copy to n.c'],
      { path: 'n.c', oldPath: 'o.c', status: 'copied' },
    ],
    [
      'a change of mode',
      ['diff --git a/x.sh b/x.sh', 'old mode 100644', 'new mode 100755'],
      { path: 'x.sh', oldMode: '100644', newMode: '100755', status: 'modified' },
    ],
    [
      'two binaries',
      ['diff --git a/x.png b/x.png', 'index 1..2 100644', 'Binary files a/x.png and b/x.png differ'],
      { path: 'x.png', isBinary: true, hunks: [] },
    ],
    [
      'a binary patch',
      [
        'diff --git a/x b/x',
        'index 1..2 100644',
        'GIT binary patch',
        'literal 3',
        'Kc$_0Ncmz',
        '',
        'literal 2',
        'Jc$_0Nc',
        '',
      ],
      { path: 'x', isBinary: true },
    ],
    [
      'a quoted path',
      ['diff --git "a/stra\\303\\237e \\"x\\".c" "b/stra\\303\\237e \\"x\\".c"', 'old mode 100644', 'new mode 100755'],
      { path: 'straße "x".c', oldPath: 'straße "x".c' },
    ],
    [
      'a path with a space',
      ['diff --git a/my file.c b/my file.c', 'old mode 100644', 'new mode 100755'],
      { path: 'my file.c' },
    ],
    ['a path with b/ in it', ['diff --git a/x b/y b/x b/y', 'old mode 100644', 'new mode 100755'], { path: 'x b/y' }],
    [
      'no prefixes (diff.noprefix)',
      ['diff --git drivers/x.c drivers/x.c', 'index 1..2 100644', '--- drivers/x.c', '+++ drivers/x.c', ...hunk],
      { path: 'drivers/x.c', oldPath: 'drivers/x.c' },
    ],
    [
      'a wrapped header (linux-fscrypt, Outlook)',
      ['diff --git a/drivers/scsi/x.c', 'b/drivers/scsi/x.c', 'index 1..2 100644', ...sides('drivers/scsi/x.c')],
      { path: 'drivers/scsi/x.c', added: 1 },
    ],
    ['a plain diff', sides('x.c'), { path: 'x.c', oldPath: 'x.c', status: 'modified' }],
    [
      'diff -u of two trees',
      [
        'diff -urN linux.orig/drivers/x.c linux/drivers/x.c',
        '--- linux.orig/drivers/x.c\t2024-05-01 10:00:00.000000000 +0200',
        '+++ linux/drivers/x.c\t2024-05-02 10:00:00.000000000 +0200',
        ...hunk,
      ],
      { path: 'drivers/x.c', oldPath: 'drivers/x.c' },
    ],
    [
      'a time stamp behind a space',
      ['--- a/x.c 2024-05-01 10:00:00 +0200', '+++ b/x.c 2024-05-01 10:00:00 +0200', ...hunk],
      { path: 'x.c' },
    ],
    [
      'CVS',
      [
        'Index: src/x.c',
        '===================================================================',
        'RCS file: /cvs/src/x.c,v',
        'retrieving revision 1.2',
        'diff -u -r1.2 x.c',
        '--- src/x.c\t1 Jan 2004 00:00:00 -0000\t1.2',
        '+++ src/x.c\t1 Jan 2004 00:00:00 -0000',
        ...hunk,
      ],
      { path: 'src/x.c', oldPath: 'src/x.c' },
    ],
    [
      'quilt',
      [
        'Index: linux/drivers/x.c',
        '===================================================================',
        '--- linux.orig/drivers/x.c',
        '+++ linux/drivers/x.c',
        ...hunk,
      ],
      { path: 'drivers/x.c' },
    ],
    [
      'a plain new file',
      ['--- /dev/null', '+++ b/x.c', '@@ -0,0 +1 @@', '+c'],
      { path: 'x.c', oldPath: null, status: 'added' },
    ],
    [
      'a plain deleted file',
      ['--- a/x.c', '+++ /dev/null', '@@ -1 +0,0 @@', '-c'],
      { path: 'x.c', oldPath: 'x.c', status: 'deleted' },
    ],
  ])('%s', (_, lines, expected) => {
    const { files, end } = parseDiff(lines, 0);
    expect(files).toHaveLength(1);
    expect(files[0]).toMatchObject(expected);
    expect(end).toBe(lines.length);
    expect(files[0]?.lines).toEqual({ first: 1, last: lines.length });
  });

  test.each([
    ['a rule in the text', '--- foo\n+++ bar\ntext'],
    ['a line about a diff', 'diff --git is what you want\nto use'],
    ['a quoted diff', '> diff --git a/x b/x\n> index 1..2 100644'],
    ['nothing', ''],
  ])('no diff: %s', (_, text) => {
    expect(parse(text)).toEqual({ files: [], end: 0 });
    expect(findDiff(text.split('\n'), 0)).toBeUndefined();
  });
});

describe('hunks', () => {
  test('lines know their numbers on both sides and in the mail', () => {
    const lines = ['', 'text', ...diffOf().split('\n')];
    const start = findDiff(lines, 0);
    expect(start).toBe(2);
    const [file] = parseDiff(lines, start ?? 0).files;
    expect(file?.hunks).toEqual([
      {
        oldStart: 10,
        oldLines: 3,
        newStart: 10,
        newLines: 3,
        heading: 'static int lantern_probe(void)',
        lines: [
          { kind: 'context', text: '\tint ret;', oldLine: 10, newLine: 10, bodyLine: 8 },
          { kind: 'removed', text: '\told();', oldLine: 11, newLine: null, bodyLine: 9 },
          { kind: 'added', text: '\tnew();', oldLine: null, newLine: 11, bodyLine: 10 },
          { kind: 'context', text: '}', oldLine: 12, newLine: 12, bodyLine: 11 },
        ],
      },
    ]);
    expect(file).toMatchObject({ added: 1, removed: 1, lines: { first: 3, last: 11 } });
  });

  const file = (...lines: string[]) => ['--- a/x', '+++ b/x', ...lines].join('\n');

  test.each<[string, string, string[]]>([
    ['counts of one are not written', file('@@ -3 +3 @@', '-a', '+b'), ['3 - -a', '- 3 +b']],
    [
      'no newline at the end',
      file('@@ -1 +1 @@', '-a', '\\ No newline at end of file', '+b', '\\ No newline at end of file'),
      ['1 - -a', '- 1 +b'],
    ],
    ['a removed line that looks like a header', file('@@ -1,2 +1 @@', '--- a/x', ' b'), ['1 - --- a/x', '2 1  b']],
    ['a removed line that looks like a signature', file('@@ -1,2 +1 @@', '-- ', ' b'), ['1 - -- ', '2 1  b']],
    [
      'an empty context line without its mark',
      file('@@ -1,3 +1,3 @@', ' a', '', '-b', '+c'),
      ['1 1  a', '2 2  ', '3 - -b', '- 3 +c'],
    ],
    [
      'the last context line is empty and without its mark',
      file('@@ -1,2 +1,3 @@', ' a', '+b', '', 'diff --git a/y b/y'),
      ['1 1  a', '- 2 +b', '2 3  '],
    ],
    [
      'a context line without its mark but with its tab',
      file('@@ -1,2 +1,2 @@', '\treturn;', '-b', '+c'),
      ['1 1  \treturn;', '2 - -b', '- 2 +c'],
    ],
    [
      'no-break spaces for marks (linux-leds 2024, yahoo)',
      file('@@ -1,2 +1,2 @@', '\u00a0a', '-b', '+c'),
      ['1 1  a', '2 - -b', '- 2 +c'],
    ],
    [
      'a line that a mailer wrapped',
      file('@@ -1,2 +1,2 @@', ' int f(struct a *a,', 'struct b *b)', '-b', '+c'),
      ['1 1  int f(struct a *a, struct b *b)', '2 - -b', '- 2 +c'],
    ],
    [
      'a heading that a mailer wrapped',
      file('@@ -1,2 +1,2 @@ static int f(int a,', 'int b)', ' a', '-b', '+c'),
      ['1 1  a', '2 - -b', '- 2 +c'],
    ],
    ['cut off', file('@@ -1,9 +1,9 @@', ' a', '-b', '+c', ''), ['1 1  a', '2 - -b', '- 2 +c']],
    ['cut off by a signature', file('@@ -1,9 +1,9 @@', ' a', '-b', '-- ', '2.40.1', ''), ['1 1  a', '2 - -b']],
    [
      'cut off by a list footer',
      file('@@ -1,9 +1,9 @@', ' a', '-b', '____________________', 'linux-leds mailing list'),
      ['1 1  a', '2 - -b'],
    ],
    [
      'cut off by the next hunk',
      file('@@ -1,9 +1,9 @@', ' a', '@@ -20 +20 @@', '-b', '+c'),
      ['1 1  a', '20 - -b', '- 20 +c'],
    ],
    [
      'an empty line between hunks',
      file('@@ -1 +1 @@', '-a', '+b', '', '@@ -9 +9 @@', '-c', '+d'),
      ['1 - -a', '- 1 +b', '9 - -c', '- 9 +d'],
    ],
  ])('%s', (_, text, expected) => {
    expect(show(parseOne(text))).toEqual(expected);
  });

  test.each([
    ['the signature', '-- \n2.40.1'],
    ['a base commit', '\nbase-commit: 1234567'],
    ['an added line too many', '+more'],
  ])('counts are trusted: %s is behind the hunk', (_, rest) => {
    const text = `${diffOf()}\n${rest}`;
    expect(parse(text)).toMatchObject({ files: [{ lines: { first: 1, last: 9 } }], end: 9 });
  });

  test('files follow each other, with and without empty lines between', () => {
    const { files } = parse([diffOf('a.c'), '', diffOf('b.c'), diffOf('c.c')].join('\n'));
    expect(files.map(({ path }) => path)).toEqual(['a.c', 'b.c', 'c.c']);
  });

  test('absurd numbers are no hunk', () => {
    expect(parseOne(diffOf().replace('@@ -10,3', '@@ -99999999999999999999,3')).hunks).toEqual([]);
    expect(
      parseOne(diffOf().replace('-10,3 +10,3', '-999999999,999999999 +999999999,999999999')).hunks[0]?.lines,
    ).toHaveLength(4);
  });
});

describe('any text', () => {
  const line = fc.oneof(
    fc.constantFrom(
      '',
      ' ',
      '+',
      '-',
      '-- ',
      '\\ No newline',
      '@@ -1,3 +1,3 @@',
      '@@ -1,999 +1,999 @@',
      'diff --git a/x b/x',
      'index 1..2 100644',
      '--- a/x',
      '+++ b/x',
      'rename from x',
      'GIT binary patch',
      'literal 3',
      'Index: x',
      '====',
    ),
    fc.string(),
  );

  test('numbers run without gaps, body lines increase, nothing is read twice', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
        const { files, end } = parseDiff(lines, 0);
        expect(end).toBeLessThanOrEqual(lines.length);
        let body = 0;
        for (const file of files) {
          expect(file.lines.first).toBeGreaterThan(body);
          expect(file.lines.last).toBeGreaterThanOrEqual(file.lines.first);
          for (const { lines: read, oldStart, newStart, oldLines, newLines } of file.hunks) {
            const older = read.filter(({ kind }) => kind !== 'added');
            const newer = read.filter(({ kind }) => kind !== 'removed');
            expect(older.map(({ oldLine }) => oldLine)).toEqual(older.map((_, index) => oldStart + index));
            expect(newer.map(({ newLine }) => newLine)).toEqual(newer.map((_, index) => newStart + index));
            expect(older.length).toBeLessThanOrEqual(oldLines);
            expect(newer.length).toBeLessThanOrEqual(newLines);
            for (const { bodyLine } of read) {
              expect(bodyLine).toBeGreaterThan(body);
              body = bodyLine;
            }
          }
          expect(body).toBeLessThanOrEqual(file.lines.last);
          body = file.lines.last;
        }
      }),
    );
  });

  test.each([
    ['empty lines in a hunk', ['--- a/x', '+++ b/x', '@@ -1,999999 +1,999999 @@', ...Array<string>(200_000).fill('')]],
    ['signatures in a hunk', ['--- a/x', '+++ b/x', '@@ -1,999999 +1 @@', ...Array<string>(200_000).fill('-- ')]],
    ['headers', Array<string>(200_000).fill('diff --git a/x b/x')],
    [
      'a line of a megabyte',
      ['--- a/x', '+++ b/x', '@@ -1 +1 @@', `-${' '.repeat(1_000_000)}`, `+${'"\\'.repeat(500_000)}`],
    ],
    [
      'a path of a megabyte',
      [
        `diff --git "a/${'\\303'.repeat(250_000)}`,
        'index 1..2',
        `--- ${' 2024-01-01'.repeat(90_000)}`,
        `+++ b/${'\t'.repeat(1_000_000)}`,
        '@@ -1 +1 @@',
      ],
    ],
  ])('time grows with the text: %s', (_, lines) => {
    const started = performance.now();
    parseDiff(lines, findDiff(lines, 0) ?? 0);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
