import { describe, expect, test } from 'vitest';
import { compareLines, listFileChanges } from '#components/patch-changes.ts';
import type { Patch } from '#db/model.ts';
import { file, patch } from './lantern.ts';

const shown = (older: string[], newer: string[]) =>
  compareLines(older, newer)?.map((region) =>
    region.map(({ kind, text }) => `${{ both: ' ', gone: '-', come: '+' }[kind]}${text}`),
  );

describe('lines', () => {
  test('equal texts have no regions', () => expect(shown(['a', 'b'], ['a', 'b'])).toEqual([]));

  test('a change is shown with three lines around it', () => {
    const before = [...'abcdefghi'];
    const after = [...'abcdXfghi'];
    expect(shown(before, after)).toEqual([[' b', ' c', ' d', '-e', '+X', ' f', ' g', ' h']]);
  });

  test('changes that are near are one region, others are not', () => {
    expect(shown([...'abcdefghijklm'], [...'XbcdefghijklY'])).toHaveLength(2);
    expect(shown([...'abcde'], [...'XbcdY'])).toEqual([['-a', '+X', ' b', ' c', ' d', '-e', '+Y']]);
  });

  test('a text with nothing in common is not compared beyond a bound', () => {
    const lines = (mark: string) => Array.from({ length: 5000 }, (_, index) => `${mark}${index}`);
    expect(compareLines(lines('a'), lines('b'))).toBeNull();
  });
});

describe('files', () => {
  const moved: Patch = {
    ...patch,
    files: [{ ...file, hunks: file.hunks.map((hunk) => ({ ...hunk, oldStart: 90, newStart: 95 })) }],
  };

  test('a hunk that only moved is no change', () => expect(listFileChanges(patch, moved)).toEqual([]));

  test('files come and go', () => {
    const renamed: Patch = { ...patch, files: [{ ...file, path: 'drivers/lamp.c' }] };
    expect(listFileChanges(patch, renamed).map(({ path, kind }) => [path, kind])).toEqual([
      ['drivers/lamp.c', 'come'],
      ['drivers/lantern.c', 'gone'],
    ]);
  });
});
