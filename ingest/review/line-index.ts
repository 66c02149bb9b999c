/**
 * The lines of a mail by their content. White space does not count: mailers turn tabs into blanks, wrap and strip.
 * Lines are numbered from 1.
 */
export type LineIndex = {
  readonly texts: readonly string[];
  /** By hash; for each, ascending line numbers. */
  readonly lines: ReadonlyMap<number, readonly number[]>;
  /** The nearest line behind that is not blank; 0 at the end. */
  readonly following: Int32Array;
  /** The nearest line before that is not blank; 0 at the top. */
  readonly preceding: Int32Array;
};

/** Hash of nothing: what blank lines have. */
export const BLANK = 0;

/** @param texts all lines of a mail, without quote marks */
export function indexLines(texts: readonly string[]): LineIndex {
  const lines = new Map<number, number[]>();
  const following = new Int32Array(texts.length + 2);
  const preceding = new Int32Array(texts.length + 2);
  let last = 0;
  for (const [index, text] of texts.entries()) {
    const number = index + 1;
    preceding[number] = last;
    const hash = hashWords(text);
    if (hash === BLANK) continue;
    following.fill(number, last, number);
    last = number;
    const same = lines.get(hash);
    if (same) same.push(number);
    else lines.set(hash, [number]);
  }
  return { texts, lines, following, preceding };
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

/** The first of ascending numbers that is greater than `limit`; undefined where none is. */
export function firstAfter(ascending: readonly number[], limit: number): number | undefined {
  return ascending[countUpTo(ascending, limit)];
}
