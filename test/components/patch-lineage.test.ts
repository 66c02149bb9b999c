import { expect, test } from 'vitest';
import { type LineageCell, lineagesOf } from '#components/patch-lineage.ts';
import type { PatchStep, Series } from '#db/model.ts';
import { id, revision, series } from './lantern.ts';

const word = (cell: LineageCell) => {
  if (cell.kind !== 'patch') return cell.kind;
  return `${cell.patch.counter}${cell.step ? ` ${cell.step.kind}` : ''}`;
};
const rowsOf = (of: Series) => lineagesOf(of).map(({ title, cells }) => [title, ...cells.map(word)]);

test('a patch keeps its row when its number changes; dropped ones come last', () => {
  expect(rowsOf(series)).toEqual([
    ['Add driver', '2', '1 changed'],
    ['Add docs', 'none', '2 new'],
    ['Add bindings', '1', 'dropped'],
  ]);
});

test('a row has one cell a revision, also where steps are missing', () => {
  const lonely = { ...series, steps: [], revisions: [...series.revisions, revision(3, ['Add driver'])] };
  for (const { cells } of lineagesOf(lonely)) expect(cells).toHaveLength(3);
});

test('two patches merged into one: the first keeps the row', () => {
  const steps: PatchStep[] = [
    { older: id('v1-1'), newer: id('v2-1'), kind: 'merged', change: 0.5 },
    { older: id('v1-2'), newer: id('v2-1'), kind: 'merged', change: 0.5 },
  ];
  const revisions = [revision(1, ['Add bindings', 'Add driver']), revision(2, ['Add all'])];
  expect(rowsOf({ ...series, revisions, steps })).toEqual([
    ['Add all', '1', '1 merged'],
    ['Add driver', '2', 'merged'],
  ]);
});

test('one patch split into two: the second begins a row', () => {
  const steps: PatchStep[] = [
    { older: id('v1-1'), newer: id('v2-1'), kind: 'split', change: 0.5 },
    { older: id('v1-1'), newer: id('v2-2'), kind: 'split', change: 0.5 },
  ];
  const revisions = [revision(1, ['Add all']), revision(2, ['Add core', 'Add rest'])];
  expect(rowsOf({ ...series, revisions, steps })).toEqual([
    ['Add core', '1', '1 split'],
    ['Add rest', 'none', '2 split'],
  ]);
});
