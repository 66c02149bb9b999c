import { setTimeout } from 'node:timers/promises';
import type { Database } from '#db/open.ts';

/** How long one transaction keeps others from writing. */
const MOST_MS = 500;

/** Longer than who waits to write waits between two tries (db/patience.ts). */
const PAUSE_MS = 30;

/** Works items off, a transaction each half second; between two of them others may write. Each item is whole or not done. */
export async function inSlices<Item>(db: Database, items: readonly Item[], work: (item: Item) => void): Promise<void> {
  // An iterator of an array goes on where a loop was left.
  const rest = items.values();
  let isDone = false;
  const workSlice = db.transaction(() => {
    const end = performance.now() + MOST_MS;
    for (const item of rest) {
      work(item);
      if (performance.now() >= end) return;
    }
    isDone = true;
  });
  for (workSlice.immediate(); !isDone; workSlice.immediate()) await setTimeout(PAUSE_MS);
}
