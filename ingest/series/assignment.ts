/**
 * Assigns each row a column of its own so that the sum of the costs is least: the Hungarian algorithm with potentials,
 * row by row (Kuhn 1955, Munkres 1957), O(rows² columns). git's range-diff uses the same in Jonker and Volgenant's form.
 * @param costs one array a row, none longer or shorter than `columns`, which are at least as many as the rows
 * @returns the column of each row
 */
export function assignColumns(costs: readonly Float64Array[], columns: number): Int32Array {
  const rows = costs.length;
  const rowPotential = new Float64Array(rows + 1);
  const columnPotential = new Float64Array(columns + 1);
  // Rows and columns count from 1 here: row 0 is none, and column 0 holds the row that seeks a column.
  const rowAt = new Int32Array(columns + 1);
  const before = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row++) {
    const least = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY);
    const isSeen = new Uint8Array(columns + 1);
    rowAt[0] = row;
    let column = 0;
    do {
      isSeen[column] = 1;
      const at = rowAt[column] ?? 0;
      let delta = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let each = 1; each <= columns; each++) {
        if (isSeen[each]) continue;
        const cost = (costs[at - 1]?.[each - 1] ?? 0) - (rowPotential[at] ?? 0) - (columnPotential[each] ?? 0);
        if (cost < (least[each] ?? 0)) {
          least[each] = cost;
          before[each] = column;
        }
        if ((least[each] ?? 0) < delta) {
          delta = least[each] ?? 0;
          next = each;
        }
      }
      for (let each = 0; each <= columns; each++) {
        if (isSeen[each]) {
          const owner = rowAt[each] ?? 0;
          rowPotential[owner] = (rowPotential[owner] ?? 0) + delta;
          columnPotential[each] = (columnPotential[each] ?? 0) - delta;
        } else least[each] = (least[each] ?? 0) - delta;
      }
      column = next;
    } while (rowAt[column] !== 0);
    while (column !== 0) {
      const previous = before[column] ?? 0;
      rowAt[column] = rowAt[previous] ?? 0;
      column = previous;
    }
  }
  const assigned = new Int32Array(rows);
  for (let column = 1; column <= columns; column++) {
    const row = rowAt[column] ?? 0;
    if (row > 0) assigned[row - 1] = column - 1;
  }
  return assigned;
}
