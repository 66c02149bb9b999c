/**
 * The lines of a mail by their content. White space does not count: mailers turn tabs into blanks, wrap and strip.
 * Lines are numbered from 1; 0 stands for none.
 */
export type LineIndex = {
  readonly texts: readonly string[];
  /** What each line says. */
  readonly hashes: Int32Array;
  /** By hash, the last line that says it. */
  readonly last: ReadonlyMap<number, number>;
  /** The nearest line above that says the same. */
  readonly above: Int32Array;
  /** The nearest line behind that is not blank. */
  readonly following: Int32Array;
  /** The nearest line before that is not blank. */
  readonly preceding: Int32Array;
};

/** Hash of nothing: what blank lines have. */
export const BLANK = 0;

/** What each line of a mail says; by line number. @param texts all lines, without quote marks */
export function hashLines(texts: readonly string[]): Int32Array {
  const hashes = new Int32Array(texts.length + 2);
  for (let number = 1; number <= texts.length; number++) hashes[number] = hashWords(texts[number - 1] ?? '');
  return hashes;
}

/** @param hashes of `texts`, by `hashLines` */
export function indexLines(texts: readonly string[], hashes: Int32Array): LineIndex {
  const above = new Int32Array(hashes.length);
  const following = new Int32Array(hashes.length);
  const preceding = new Int32Array(hashes.length);
  const last = new Map<number, number>();
  let filled = 0;
  for (let number = 1; number <= texts.length; number++) {
    preceding[number] = filled;
    const hash = hashes[number] ?? BLANK;
    if (hash === BLANK) continue;
    following.fill(number, filled, number);
    filled = number;
    above[number] = last.get(hash) ?? 0;
    last.set(hash, number);
  }
  return { texts, hashes, last, above, following, preceding };
}

/** The lines that say the same as `number`, which is the last of them, ascending. */
export function listSame(index: LineIndex, number: number): readonly number[] {
  const same: number[] = [];
  for (let at = number; at > 0; at = index.above[at] ?? 0) same.push(at);
  return same.reverse();
}

/**
 * A 30-bit hash of what a text says, white space aside; `seed` joins it to a text before. Lines that meet by chance cost
 * a wrong anchor in one of a billion lines.
 */
export function hashWords(text: string, seed: number = BLANK): number {
  let hash = seed;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code > 32 && code !== 0xa0) hash = (Math.imul(hash, 31) + code) & 0x3fffffff;
  }
  return hash;
}

/** What a text says, white space aside. */
export function plainWords(text: string): string {
  return text.replace(/[\s\u00a0]+/g, '');
}

/** How many of ascending numbers are not greater than `limit`. */
export function countUpTo(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
