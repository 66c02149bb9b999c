/** What asks for another order. */
const ORDER =
  /\b(?:move|moved|reorder|re-order|swap|sort|sorted|alphabetic(?:al(?:ly)?)?|order(?:ed|ing)?|christmas|xmas|hoist|earlier|(?:be|come|go|goes|place|placed|put|keep) (?:\w+ )?(?:above|before|after|below|first|last))\b/i;

/** Whether a remark asks for another order of what is there. */
export function asksOrder(text: string): boolean {
  return ORDER.test(text.slice(0, 1_000));
}

/**
 * Whether two names changed places between two texts, by where each stands first.
 * @returns undefined where a text lacks one of them
 */
export function changedPlaces(a: string, b: string, older: string, newer: string): boolean | undefined {
  const places = [older.indexOf(a), older.indexOf(b), newer.indexOf(a), newer.indexOf(b)];
  if (places.some((place) => place < 0)) return undefined;
  const [olderA = 0, olderB = 0, newerA = 0, newerB = 0] = places;
  return olderA < olderB !== newerA < newerB;
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
