import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { saveMark } from '#db/marks.ts';
import { openStore } from '#db/open.ts';
import { findFreePort } from '../../bench/free-port.ts';

/** The server as it runs for people: several processes, each with pages that it keeps. */

const root = fileURLToPath(new URL('../../', import.meta.url));
const isBuilt = existsSync(`${root}.next/BUILD_ID`);
if (!isBuilt) console.log('Skipped: the pages are not built.');

test.skipIf(!isBuilt)('no process shows an older page after a mark', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'reroll-serve-'));
  const env = { ...process.env, REROLL_DB: join(folder, 'reroll.db') };
  execFileSync(`${root}bin/reroll`, ['ingest', `${root}demo/tb210-driver.mbox`], { env, stdio: 'pipe' });
  const port = String(await findFreePort());
  const server = spawn(`${root}bin/reroll`, ['serve', '--workers', '2', '--port', port], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  try {
    await once(server.stderr, 'data');
    const db = openStore(env.REROLL_DB);
    const items = db
      .prepare(
        "SELECT id, series FROM comment WHERE status IN ('open', 'not-addressed', 'promised') AND is_actionable = 1",
      )
      .all() as { id: string; series: string }[];
    const [first] = items;
    if (!first) throw new Error('The demo has no outstanding item.');
    const mine = items.filter(({ series }) => series === first.series);
    // Each on a connection of its own, so that both processes are asked.
    const readCounts = () => Promise.all(Array.from({ length: 6 }, () => countOutstanding(port, first.series)));
    for (const { id } of mine) {
      const [before = 0] = await readCounts();
      saveMark(db, { commentId: id, status: 'settled', note: '', by: 'Mira Lindqvist', at: 1 });
      expect(await readCounts()).toEqual(Array(6).fill(before - 1));
    }
    db.close();
  } finally {
    server.kill();
    await once(server, 'exit');
    rmSync(folder, { recursive: true });
  }
});

async function countOutstanding(port: string, series: string): Promise<number> {
  const page = await fetch(`http://127.0.0.1:${port}/series/${encodeURIComponent(series)}`, {
    headers: { connection: 'close' },
  });
  return Number(/Outstanding \((\d+)\)/.exec(await page.text())?.[1]);
}
