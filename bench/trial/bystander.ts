import { saveMark } from '#db/marks.ts';
import { openStore } from '#db/open.ts';
import { whenFree } from '#db/patience.ts';
import { listSeriesTable } from '#db/series-table.ts';

/** Someone who reads and marks, as the web server does, while others write. */
export type Bystander = {
  readonly stop: () => Promise<{
    readonly reads: number;
    readonly marks: number;
    /** The longest that a mark took. */
    readonly longestMs: number;
    readonly problems: readonly string[];
  }>;
};

const PAUSE_MS = 25;

/** Reads the series and marks an item, again and again until `stop`, which looks whether all marks are there. */
export function startBystander(store: string): Bystander {
  const db = openStore(store);
  const problems: string[] = [];
  const given: string[] = [];
  let reads = 0;
  let longestMs = 0;
  let isOver = false;
  const work = (async () => {
    while (!isOver) {
      const commentId = `${store}-${given.length}@example.org:1`;
      const started = performance.now();
      try {
        reads += 1;
        listSeriesTable(db, {}, 50);
        await whenFree(db, () => saveMark(db, { commentId, status: 'addressed', note: '', by: 'mira', at: 1 }));
        given.push(commentId);
      } catch (error) {
        problems.push(`reading and marking: ${error}`);
      }
      longestMs = Math.max(longestMs, performance.now() - started);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  })();
  return {
    stop: async () => {
      isOver = true;
      await work;
      const stored = db.prepare('SELECT comment_id FROM mark ORDER BY id').pluck().all();
      if (JSON.stringify(stored) !== JSON.stringify(given))
        problems.push(`${given.length} marks were given, ${stored.length} are there`);
      db.close();
      return { reads, marks: given.length, longestMs, problems };
    },
  };
}
