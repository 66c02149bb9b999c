/** Edits that a gap without a common unique line may cost; beyond, its lines are taken as replaced. */
const MOST_EDITS = 512;

/** Anchors within gaps between anchors, and so on; real files need five or six. */
const DEEPEST = 24;

/** Parts of both sequences that are still to be aligned; ends excluded. */
type Gap = {
  readonly oldFrom: number;
  readonly oldTo: number;
  readonly newFrom: number;
  readonly newTo: number;
  readonly depth: number;
};

/**
 * Which element of `newer` stands for each of `older`; -1 where none does. Pairs never cross. The elements that both
 * have once hold the sequences together (patience), and what lies between is compared with Myers' algorithm (1986), up
 * to a number of edits. Elements are numbers: see `Vocabulary`.
 */
export function alignSequences(older: ArrayLike<number>, newer: ArrayLike<number>): Int32Array {
  const twins = new Int32Array(older.length).fill(-1);
  const gaps: Gap[] = [{ oldFrom: 0, oldTo: older.length, newFrom: 0, newTo: newer.length, depth: 0 }];
  for (let gap = gaps.pop(); gap !== undefined; gap = gaps.pop()) {
    const inner = alignStart(older, newer, gap, twins);
    if (inner.oldFrom === inner.oldTo || inner.newFrom === inner.newTo) continue;
    const anchors = inner.depth < DEEPEST ? listAnchors(older, newer, inner) : [];
    if (anchors.length === 0) {
      alignByEdits(older, newer, alignEnd(older, newer, inner, twins), twins);
      continue;
    }
    let { oldFrom, newFrom } = inner;
    for (const [oldTo, newTo] of anchors) {
      twins[oldTo] = newTo;
      gaps.push({ oldFrom, oldTo, newFrom, newTo, depth: inner.depth + 1 });
      oldFrom = oldTo + 1;
      newFrom = newTo + 1;
    }
    gaps.push({ oldFrom, oldTo: inner.oldTo, newFrom, newTo: inner.newTo, depth: inner.depth + 1 });
  }
  return twins;
}

/** Pairs the equal beginnings of a gap and gives what is left. */
function alignStart(older: ArrayLike<number>, newer: ArrayLike<number>, gap: Gap, twins: Int32Array): Gap {
  let { oldFrom, newFrom } = gap;
  while (oldFrom < gap.oldTo && newFrom < gap.newTo && older[oldFrom] === newer[newFrom]) twins[oldFrom++] = newFrom++;
  return { ...gap, oldFrom, newFrom };
}

/**
 * Pairs the equal ends. Only where no anchors are left: the end of an inserted function is like that of the function
 * above it, which would lose its own.
 */
function alignEnd(older: ArrayLike<number>, newer: ArrayLike<number>, gap: Gap, twins: Int32Array): Gap {
  let { oldTo, newTo } = gap;
  while (oldTo > gap.oldFrom && newTo > gap.newFrom && older[oldTo - 1] === newer[newTo - 1]) twins[--oldTo] = --newTo;
  return { ...gap, oldTo, newTo };
}

/** The longest chain of elements that stand once on either side, in the order of both. */
function listAnchors(older: ArrayLike<number>, newer: ArrayLike<number>, gap: Gap): [number, number][] {
  const seats = new Map<number, number>();
  for (let index = gap.newFrom; index < gap.newTo; index++) {
    const element = newer[index] ?? 0;
    seats.set(element, seats.has(element) ? -1 : index);
  }
  const counts = new Map<number, number>();
  for (let index = gap.oldFrom; index < gap.oldTo; index++) {
    const element = older[index] ?? 0;
    if (seats.has(element)) counts.set(element, (counts.get(element) ?? 0) + 1);
  }
  const pairs: [number, number][] = [];
  for (let index = gap.oldFrom; index < gap.oldTo; index++) {
    const element = older[index] ?? 0;
    const seat = seats.get(element) ?? -1;
    if (seat >= 0 && counts.get(element) === 1) pairs.push([index, seat]);
  }
  return longestChain(pairs);
}

/** The longest increasing subsequence by the second number: patience sorting, each card pointing at the pile before. */
function longestChain(pairs: readonly [number, number][]): [number, number][] {
  const piles: number[] = [];
  const before: number[] = [];
  const seatOf = (card: number | undefined) => pairs[card ?? -1]?.[1] ?? -1;
  for (let card = 0; card < pairs.length; card++) {
    let low = 0;
    let high = piles.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (seatOf(piles[middle]) < seatOf(card)) low = middle + 1;
      else high = middle;
    }
    before.push(piles[low - 1] ?? -1);
    piles[low] = card;
  }
  const chain: [number, number][] = [];
  for (let card = piles.at(-1) ?? -1; card >= 0; card = before[card] ?? -1) {
    const pair = pairs[card];
    if (pair) chain.push(pair);
  }
  return chain.reverse();
}

/** Myers' greedy algorithm with the furthest points of each number of edits kept, to walk back. */
function alignByEdits(older: ArrayLike<number>, newer: ArrayLike<number>, gap: Gap, twins: Int32Array): void {
  const rows = gap.oldTo - gap.oldFrom;
  const columns = gap.newTo - gap.newFrom;
  const most = Math.min(rows + columns, MOST_EDITS);
  const furthest: Int32Array[] = [];
  let reached = new Int32Array(3);
  for (let edits = 0; edits <= most; edits++) {
    // reached[diagonal + edits + 1]: one seat to spare on either side.
    const next = new Int32Array(2 * edits + 3);
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let row = edits === 0 ? 0 : stepRow(reached, edits, diagonal);
      let column = row - diagonal;
      while (row < rows && column < columns && older[gap.oldFrom + row] === newer[gap.newFrom + column]) {
        row++;
        column++;
      }
      next[diagonal + edits + 1] = row;
      if (row >= rows && column >= columns) {
        furthest.push(next);
        walkBack(furthest, rows, columns, gap, twins);
        return;
      }
    }
    furthest.push(next);
    reached = next;
  }
}

/** Whether the best way onto a diagonal is down from the one above (an inserted element). */
function isInsertion(reached: Int32Array, edits: number, diagonal: number): boolean {
  const above = reached[diagonal + edits + 1] ?? 0;
  const beside = reached[diagonal + edits - 1] ?? 0;
  return diagonal === -edits || (diagonal !== edits && beside < above);
}

/** `reached` holds the points after one edit less. */
function stepRow(reached: Int32Array, edits: number, diagonal: number): number {
  if (isInsertion(reached, edits, diagonal)) return reached[diagonal + edits + 1] ?? 0;
  return (reached[diagonal + edits - 1] ?? 0) + 1;
}

function walkBack(furthest: readonly Int32Array[], rows: number, columns: number, gap: Gap, twins: Int32Array): void {
  let row = rows;
  let column = columns;
  for (let edits = furthest.length - 1; edits >= 0; edits--) {
    const reached = furthest[edits - 1];
    const diagonal = row - column;
    const isDown = reached !== undefined && isInsertion(reached, edits, diagonal);
    const start = reached === undefined ? 0 : stepRow(reached, edits, diagonal);
    while (row > start) twins[gap.oldFrom + --row] = gap.newFrom + --column;
    if (reached === undefined) return;
    if (isDown) column--;
    else row--;
  }
}

/** Gives equal texts equal numbers, so that sequences of lines compare as fast as sequences of numbers. */
export type Vocabulary = Map<string, number>;

export function numberOf(vocabulary: Vocabulary, text: string): number {
  const known = vocabulary.get(text);
  if (known !== undefined) return known;
  vocabulary.set(text, vocabulary.size);
  return vocabulary.size - 1;
}
