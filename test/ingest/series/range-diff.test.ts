import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchPatches, type RangePatch } from '#ingest/series/range-diff.ts';
import { addition, code, showSteps } from './range.ts';

const clock = code('clock', 12);
const lamp = code('lamp', 12);
const test1 = code('kunit', 12);
const changed = (lines: readonly string[]) => lines.map((line, index) => (index === 3 ? '\tother();' : line));

describe('what became of a patch', () => {
  test.each<[string, RangePatch[], RangePatch[], string[]]>([
    ['nothing', [addition('a1', 'a', clock, 'clock')], [addition('a2', 'a', clock, 'clock')], ['same a1 a2']],
    [
      'a new title alone',
      [addition('a1', 'a', clock, 'clock')],
      [addition('a2', 'a', clock, 'clk')],
      ['changed a1 a2'],
    ],
    ['changed', [addition('a1', 'a', clock)], [addition('a2', 'a', changed(clock))], ['changed a1 a2']],
    [
      'reordered',
      [addition('a1', 'a', clock, 'a'), addition('b1', 'b', lamp, 'b')],
      [addition('b2', 'b', lamp, 'b'), addition('a2', 'a', clock, 'a')],
      ['same b1 b2', 'same a1 a2'],
    ],
    [
      'reordered and changed',
      [addition('a1', 'a', clock), addition('b1', 'b', lamp)],
      [addition('b2', 'b', changed(lamp)), addition('a2', 'a', changed(clock))],
      ['changed b1 b2', 'changed a1 a2'],
    ],
    [
      'one new, one dropped',
      [addition('a1', 'a', clock, 'a'), addition('b1', 'b', lamp, 'b')],
      [addition('a2', 'a', clock, 'a'), addition('c2', 'c', test1, 'c')],
      ['same a1 a2', 'new - c2', 'dropped b1 -'],
    ],
    [
      'T13 squashed',
      [addition('a1', 'a', clock, 'a'), addition('b1', 'b', lamp, 'b'), addition('c1', 'c', test1, 'c')],
      [addition('a2', 'a', [...clock, ...lamp, ...test1], 'a')],
      ['changed a1 a2', 'merged b1 a2', 'merged c1 a2'],
    ],
    [
      'T13 split',
      [addition('a1', 'a', [...clock, ...lamp, ...test1], 'a')],
      [addition('a2', 'a', clock, 'a'), addition('b2', 'b', lamp, 'b'), addition('c2', 'c', test1, 'c')],
      ['changed a1 a2', 'split a1 b2', 'split a1 c2'],
    ],
    [
      'rewritten under its title',
      [addition('a1', 'a', clock, 'leds: add lantern')],
      [addition('a2', 'a', lamp, 'leds: add lantern')],
      ['changed a1 a2'],
    ],
    [
      'rewritten, title reworded',
      [addition('a1', 'a', clock, 'leds: lantern: add driver'), addition('b1', 'b', lamp, 'b')],
      [addition('a2', 'x', test1, 'leds: add lantern driver'), addition('b2', 'b', lamp, 'b')],
      ['changed a1 a2', 'same b1 b2'],
    ],
    [
      'renamed and retitled, one alone',
      [addition('a1', 'a', clock, 'first')],
      [addition('a2', 'a', lamp, 'second thought')],
      ['changed a1 a2'],
    ],
    [
      'nothing in common',
      [addition('a1', 'a', clock, 'first')],
      [addition('a2', 'b', lamp, 'second thought')],
      ['new - a2', 'dropped a1 -'],
    ],
    [
      'two of one diff go by their titles',
      [addition('a1', 'a', clock, 'one'), addition('b1', 'a', clock, 'two')],
      [addition('b2', 'a', clock, 'two'), addition('a2', 'a', clock, 'one')],
      ['same b1 b2', 'same a1 a2'],
    ],
    ['no patches before', [], [addition('a2', 'a', clock)], ['new - a2']],
    ['no patches after', [addition('a1', 'a', clock)], [], ['dropped a1 -']],
  ])('%s', (_, older, newer, expected) => {
    expect(showSteps(older, newer)).toEqual(expected);
  });

  test('a new message alone is a small change (T32)', () => {
    const [step] = matchPatches(
      [{ ...addition('a1', 'a', clock, 'a'), message: 'It fails.' }],
      [{ ...addition('a2', 'a', clock, 'a'), message: 'It fails without a clock.' }],
    );
    expect(step).toEqual({ older: 'a1', newer: 'a2', kind: 'changed', change: 0.01 });
  });

  test('the more lines change, the greater the change', () => {
    const changeOf = (newer: readonly string[]) =>
      matchPatches([addition('a1', 'a', clock, 'a')], [addition('a2', 'a', newer, 'a')])[0]?.change ?? -1;
    expect(changeOf(clock)).toBe(0);
    expect(changeOf(changed(clock))).toBeLessThan(0.2);
    expect(changeOf([...clock.slice(6), ...lamp.slice(6)])).toBeCloseTo(0.5, 1);
    expect(changeOf(lamp)).toBeGreaterThan(0.9);
  });
});

describe('any two revisions', () => {
  const series = (name: string) =>
    fc
      .array(
        fc.tuple(
          fc.constantFrom('a', 'b', 'c'),
          fc.constantFrom('clock', 'lamp', 'kunit'),
          fc.integer({ min: 1, max: 12 }),
        ),
        { maxLength: 6 },
      )
      .map((parts) =>
        parts.map(([path, kind, count], index) => addition(`${name}${index}`, path, code(kind, count), kind)),
      );

  test('each patch is told of, and paired once', () => {
    fc.assert(
      fc.property(series('old'), series('new'), (older, newer) => {
        const steps = matchPatches(older, newer);
        const ids = (patches: readonly RangePatch[]) => patches.map(({ messageId }) => messageId).sort();
        const olderIds = steps.flatMap((step) => (step.older ? [step.older] : []));
        const newerIds = steps.flatMap((step) => (step.newer ? [step.newer] : []));
        expect([...new Set(olderIds)].sort()).toEqual(ids(older));
        expect([...new Set(newerIds)].sort()).toEqual(ids(newer));
        const pairs = steps.filter(({ kind }) => kind === 'same' || kind === 'changed');
        expect(new Set(pairs.map((step) => step.older)).size).toBe(pairs.length);
        expect(new Set(pairs.map((step) => step.newer)).size).toBe(pairs.length);
        for (const { kind, change, older: from, newer: to } of steps) {
          expect(change).toBeGreaterThanOrEqual(0);
          expect(change).toBeLessThanOrEqual(1);
          expect(change === 0 && (kind === 'changed' || kind === 'new' || kind === 'dropped')).toBe(false);
          expect([from === null, to === null]).toEqual([kind === 'new', kind === 'dropped']);
        }
      }),
    );
  });

  test('a revision against itself is the same', () => {
    fc.assert(
      fc.property(series('a'), (patches) => {
        expect(matchPatches(patches, patches).every(({ kind, change }) => kind === 'same' && change === 0)).toBe(true);
      }),
    );
  });

  test('time is bounded: 100 patches, all changed and retitled', () => {
    const revision = (name: string, from: number) =>
      Array.from({ length: 100 }, (_, index) =>
        addition(
          `${name}${index}`,
          `f${index}`,
          [...code(`f${index}`, 40), ...code('common', 40).slice(from)],
          `title ${name} ${index}`,
        ),
      );
    const started = performance.now();
    expect(matchPatches(revision('a', 0), revision('b', 1)).every(({ kind }) => kind === 'changed')).toBe(true);
    expect(performance.now() - started).toBeLessThan(6_000);
  });
});
