import { describe, expect, test } from 'vitest';
import { pairLines } from '#components/diff-rows.tsx';
import { tokenizeFile } from '#components/syntax.ts';
import type { FileDiff, Line } from '#db/model.ts';
import { file } from './lantern.ts';

function fileOf(path: string, texts: readonly string[]): FileDiff {
  const lines = texts.map((text, index): Line => {
    const kind = text.startsWith('+') ? 'added' : text.startsWith('-') ? 'removed' : 'context';
    return { kind, text: text.slice(1), oldLine: index, newLine: index, bodyLine: index + 1 };
  });
  return { ...file, path, hunks: [{ oldStart: 1, oldLines: 1, newStart: 1, newLines: 1, heading: '', lines }] };
}

describe('tokens', () => {
  test('the text of a line stays whole', () => {
    const texts = [' static int x; /* a', '- b */', '+ c */ return "s";', ' <b>&amp;</b>'];
    const tokens = tokenizeFile(fileOf('a.c', texts));
    for (const [index, text] of texts.entries())
      expect(
        tokens
          .get(index + 1)
          ?.map((token) => token.text)
          .join(''),
      ).toBe(text.slice(1));
  });

  test('a comment goes on over lines, on its own side of the diff alone', () => {
    const tokens = tokenizeFile(fileOf('a.c', ['-/* old', ' int x;', '+int y;']));
    expect(tokens.get(1)).toEqual([{ kind: 'comment', text: '/* old' }]);
    expect(tokens.get(3)?.[0]).toEqual({ kind: 'type', text: 'int' });
  });

  test.each(['README', 'a.unknown', 'Kconfig'])('%s has no language', (path) => {
    expect(tokenizeFile(fileOf(path, [' int x;'])).size).toBe(0);
  });

  test('a very long file is left as it is', () => {
    expect(
      tokenizeFile(
        fileOf(
          'a.c',
          Array.from({ length: 3001 }, () => '+int x;'),
        ),
      ).size,
    ).toBe(0);
  });
});

test('side by side: a run of removed lines stands beside the added ones behind it', () => {
  const lines = fileOf('a', [' a', '-b', '-c', '+d', ' e', '+f', '-g'])?.hunks[0]?.lines ?? [];
  const shown = pairLines(lines).map(({ left, right }) => [left?.text ?? '', right?.text ?? '']);
  expect(shown).toEqual([
    ['a', 'a'],
    ['b', 'd'],
    ['c', ''],
    ['e', 'e'],
    ['', 'f'],
    ['g', ''],
  ]);
});
