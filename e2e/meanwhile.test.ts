import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listMarks } from '#db/marks.ts';
import { openStore } from '#db/open.ts';
import { demo, root, type Site, shared, startSite } from './site.ts';

/** People read and mark on the pages while an archive comes in: no mark is lost, and nobody is told to come back later. */

const archive = join(shared, 'archives/linux-fpga.bundle');
const isMissing = !existsSync(archive);
if (isMissing) console.warn('skipped: marking while an archive comes in, because ../shared is missing');

const ITEM = 'eb2ffa4c5d99.2601271015@tomas.example.org:14';
const PAGES = ['/', '/series', '/search?q=clock', '/activity', `/item/${encodeURIComponent(ITEM)}`];

describe.skipIf(isMissing)('while an archive comes in', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite(demo);
  });
  afterAll(() => site?.stop());

  test('pages are read and items are marked', { timeout: 900_000 }, async () => {
    const ingest = spawn(process.execPath, [join(root, 'bin/reroll'), 'ingest', archive], {
      env: { ...process.env, REROLL_DB: site.store },
      stdio: 'ignore',
    });
    const ended = once(ingest, 'close');
    const answers: number[] = [];
    const given: string[] = [];
    while (ingest.exitCode === null) {
      const note = `mark ${given.length}`;
      const marked = await fetch(`${site.origin}/item/${encodeURIComponent(ITEM)}/mark`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: site.origin, 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams({ status: 'addressed', by: 'Mira', note }),
      });
      answers.push(marked.status);
      given.push(note);
      const read = await fetch(site.origin + (PAGES[given.length % PAGES.length] ?? '/'));
      answers.push(read.status);
    }
    const [exitCode] = await ended;
    expect(exitCode).toBe(0);
    expect(given.length).toBeGreaterThan(5);
    expect(new Set(answers)).toEqual(new Set([303, 200]));
    const db = openStore(site.store);
    expect(listMarks(db, ITEM).map(({ note }) => note)).toEqual(given);
    db.close();
  });
});
