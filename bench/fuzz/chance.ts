/** Numbers that look like chance and are the same each time. */
export type Chance = {
  /** 0 to `end` - 1. */
  readonly below: (end: number) => number;
  readonly isOneIn: (count: number) => boolean;
  /** @throws for an empty list */
  readonly pick: <Item>(items: readonly Item[]) => Item;
};

/** Each batch of each seed has its own run of numbers, so that it can be made again without those before it. */
export function chanceOf(seed: number, batch: number): Chance {
  let state = Math.imul(seed, 0x9e3779b1) ^ Math.imul(batch + 1, 0x85ebca6b);
  // mulberry32, by Tommy Ettinger
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), state | 1);
    const more = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61));
    return ((more ^ (more >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number) => Math.floor(next() * end);
  return {
    below,
    isOneIn: (count) => below(count) === 0,
    pick: (items) => {
      if (items.length === 0) throw new Error('Nothing to pick from.');
      return items[below(items.length)] as (typeof items)[number];
    },
  };
}
