import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { saveMark } from '#db/marks.ts';
import { openStore } from '#db/open.ts';
import { findFreePort } from '../bench/free-port.ts';

/** The server as it runs for people: several processes, each with pages that it keeps. */

const root = fileURLToPath(new URL('../', import.meta.url));

type Served = { readonly port: string; readonly env: NodeJS.ProcessEnv & { readonly REROLL_DB: string } };

/** A store with the demo's driver, shown by some processes while `work` is done. */
async function serving(workers: number, work: (served: Served) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'reroll-serve-'));
  const env = { ...process.env, REROLL_DB: join(folder, 'reroll.db') };
  execFileSync(`${root}bin/reroll`, ['ingest', `${root}demo/tb210-driver.mbox`], { env, stdio: 'pipe' });
  const port = String(await findFreePort());
  const server = spawn(`${root}bin/reroll`, ['serve', '--workers', String(workers), '--port', port], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  try {
    await once(server.stderr, 'data');
    await work({ port, env });
  } finally {
    server.kill();
    await once(server, 'exit');
    rmSync(folder, { recursive: true });
  }
}

test('no process shows an older page after a mark', async () => {
  await serving(2, async ({ port, env }) => {
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
  });
});

test('many who ask for one page at once get it whole, each with a nonce of its own', async () => {
  await serving(1, async ({ port }) => {
    const pages = await Promise.all(Array.from({ length: 20 }, () => read(port, '/series')));
    const nonces = pages.map((page) => /nonce="([^"]+)"/.exec(page)?.[1] ?? '');
    expect(new Set(nonces).size).toBe(20);
    const [first = ''] = pages;
    expect(first).toContain('</html>');
    for (const [index, page] of pages.entries())
      expect(page.replaceAll(nonces[index] ?? '', '')).toBe(first.replaceAll(nonces[0] ?? '', ''));
  });
});

test('who loads a page again sees the mail that came in', async () => {
  await serving(1, async ({ port, env }) => {
    const before = await read(port, '/series');
    execFileSync(`${root}bin/reroll`, ['ingest', `${root}demo/fennel-bindings.mbox`], { env, stdio: 'pipe' });
    const again = await read(port, '/series', { 'cache-control': 'max-age=0' });
    expect(countRows(again)).toBeGreaterThan(countRows(before));
  });
});

function countRows(page: string): number {
  return page.split('<tr').length;
}

async function read(port: string, path: string, headers: Record<string, string> = {}): Promise<string> {
  const page = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { connection: 'close', ...headers } });
  return page.text();
}

async function countOutstanding(port: string, series: string): Promise<number> {
  const page = await fetch(`http://127.0.0.1:${port}/series/${encodeURIComponent(series)}`, {
    headers: { connection: 'close' },
  });
  return Number(/Outstanding \((\d+)\)/.exec(await page.text())?.[1]);
}
