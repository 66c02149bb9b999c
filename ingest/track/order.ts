/** What asks for another order. */
const ORDER =
  /\b(?:move|moved|reorder(?:ed|ing)?|re-order|swap|sort|sorted|alphabetic(?:al(?:ly)?)?|(?:wrong|different|right|correct|reverse|other) order|in order\b(?! to| for| that)|christmas|xmas|hoist|(?:be|come|go|goes|place|placed|put|keep) (?:\w+ )?(?:above|before|after|below|first|last))\b/i;

/** "compatible, then reg, then the rest": as a remark of its own, not in the middle of an explanation. */
const SEQUENCE = /\bfirst\b.{0,40}\bthen\b|\bthen\b.{0,40}\bthen\b/i;
const LONGEST_SEQUENCE = 120;

/** "This patch must come last" is not about lines. */
const PATCHES = /\b(?:patch(?:es)?|commits?|series)\b/i;

/** The word by which a remark asks for another order of what is there. */
export function findOrderWord(text: string): string | undefined {
  const start = text.slice(0, 1_000);
  const sequence = text.length < LONGEST_SEQUENCE ? SEQUENCE.exec(text)?.[0] : undefined;
  return sequence ?? (PATCHES.test(start) ? undefined : ORDER.exec(start)?.[0]);
}

/** Whether lines stand in another order than before: of the lines that both have, each once, any two changed places. */
export function isReordered(older: readonly string[], newer: readonly string[]): boolean {
  const seats = new Map<string, number>();
  const doubled = new Set<string>();
  for (const [seat, line] of newer.entries()) {
    if (seats.has(line)) doubled.add(line);
    seats.set(line, seat);
  }
  let last = -1;
  const seen = new Set<string>();
  for (const line of older) {
    const seat = seats.get(line);
    if (seat === undefined || doubled.has(line) || seen.has(line)) continue;
    seen.add(line);
    if (seat < last) return true;
    last = seat;
  }
  return false;
}
