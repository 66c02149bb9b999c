import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assignColumns } from '#ingest/series/assignment.ts';

const sumOf = (costs: readonly (readonly number[])[], columns: readonly number[]) =>
  columns.reduce((sum, column, row) => sum + (costs[row]?.[column] ?? Number.NaN), 0);

/** The least sum, by trying all. */
function leastSum(costs: readonly (readonly number[])[], taken: readonly number[] = []): number {
  const row = costs[taken.length];
  if (!row) return sumOf(costs, taken);
  const open = row.map((_, column) => column).filter((column) => !taken.includes(column));
  return Math.min(...open.map((column) => leastSum(costs, [...taken, column])));
}

const assign = (costs: readonly (readonly number[])[], columns: number) => [
  ...assignColumns(
    costs.map((row) => Float64Array.from(row)),
    columns,
  ),
];

test.each([
  ['one', [[7]], [0]],
  [
    'the diagonal is best',
    [
      [1, 5],
      [5, 1],
    ],
    [0, 1],
  ],
  [
    'the first row yields',
    [
      [1, 2],
      [1, 9],
    ],
    [1, 0],
  ],
  [
    'more columns than rows',
    [
      [9, 8, 1],
      [9, 1, 2],
    ],
    [2, 1],
  ],
  [
    'negative costs',
    [
      [-1, -5],
      [-4, -2],
    ],
    [1, 0],
  ],
  ['no rows', [], []],
])('%s', (_, costs, expected) => {
  expect(assign(costs, costs[0]?.length ?? 3)).toEqual(expected);
});

test('no other assignment costs less', () => {
  const matrix = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 2 })).chain(([rows, more]) =>
    fc.array(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: rows + more, maxLength: rows + more }), {
      minLength: rows,
      maxLength: rows,
    }),
  );
  fc.assert(
    fc.property(matrix, (costs) => {
      const columns = assign(costs, costs[0]?.length ?? 0);
      expect(new Set(columns).size).toBe(costs.length);
      expect(sumOf(costs, columns)).toBe(leastSum(costs));
    }),
  );
});
