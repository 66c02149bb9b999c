import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alignSequences } from '#ingest/patch/alignment.ts';

test.each([
  ['equal', 'abc', 'abc', [0, 1, 2]],
  ['nothing in common', 'abc', 'xyz', [-1, -1, -1]],
  ['an insertion', 'abc', 'abxc', [0, 1, 3]],
  ['a deletion', 'abxc', 'abc', [0, 1, -1, 2]],
  ['a replacement', 'abc', 'axc', [0, -1, 2]],
  ['a line moved up keeps the longer part', 'abcd', 'dabc', [1, 2, 3, -1]],
  ['braces follow the lines around them', 'xa{}b{}', 'ya{}c{}b{}', [-1, 1, 2, 3, 7, 8, 9]],
  ['repeated lines alone', 'aab', 'abab', [0, 2, 3]],
  ['empty', '', 'abc', []],
])('%s', (_, older, newer, expected) => {
  const numbers = (text: string) => [...text].map((character) => character.charCodeAt(0));
  expect([...alignSequences(numbers(older), numbers(newer))]).toEqual(expected);
});

const sequence = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 30 });

test('pairs are equal and never cross', () => {
  fc.assert(
    fc.property(sequence, sequence, (older, newer) => {
      const twins = alignSequences(older, newer);
      let last = -1;
      for (const [index, twin] of twins.entries()) {
        if (twin < 0) continue;
        expect(newer[twin]).toBe(older[index]);
        expect(twin).toBeGreaterThan(last);
        last = twin;
      }
    }),
  );
});

test('no pair can be added between neighbours', () => {
  fc.assert(
    fc.property(sequence, sequence, (older, newer) => {
      const twins = alignSequences(older, newer);
      let from = 0;
      let gap = new Set<number | undefined>();
      for (const [index, element] of [...older, undefined].entries()) {
        const twin = index === older.length ? newer.length : (twins[index] ?? -1);
        if (twin < 0) {
          gap.add(element);
          continue;
        }
        expect(newer.slice(from, twin).filter((other) => gap.has(other))).toEqual([]);
        from = twin + 1;
        gap = new Set();
      }
    }),
  );
});

test('a sequence is aligned with itself', () => {
  fc.assert(
    fc.property(sequence, (elements) => {
      expect([...alignSequences(elements, elements)]).toEqual(elements.map((_, index) => index));
    }),
  );
});

test.each([
  ['equal lines', (index: number) => index % 1, (index: number) => index % 2],
  ['two rhythms', (index: number) => (index * 7919) % 13, (index: number) => (index * 104729) % 11],
  ['pairs in opposite order', (index: number) => index >> 1, (index: number) => (100_000 - index) >> 1],
  ['opposite order', (index: number) => index, (index: number) => 100_000 - index],
])('time is bounded: %s', (_, older, newer) => {
  const numbers = (elementOf: (index: number) => number) =>
    Array.from({ length: 100_000 }, (_, index) => elementOf(index));
  const started = performance.now();
  alignSequences(numbers(older), numbers(newer));
  expect(performance.now() - started).toBeLessThan(3_000);
});
