import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { formatMbox } from '#db/mbox.ts';
import type { MessageId } from '#db/model.ts';
import { type Database, openStore } from '#db/open.ts';
import { listPostings } from '#db/postings.ts';
import { findReview } from '#db/reviews.ts';
import { ingest } from '#ingest/pipeline.ts';
import { openDemo } from '../api/demo-store.ts';

const archive = fileURLToPath(new URL('../../../shared/archives/linux-fpga.bundle', import.meta.url));
const isMissing = !existsSync(archive);
if (isMissing) console.log('Skipped: patches of a real archive as git reads them, because ../shared is missing.');

const folder = mkdtempSync(join(tmpdir(), 'reroll-mbox-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Patches as downloaded whose content git does not read as the store has it. */
function listUnlike(db: Database, count: number): string[] {
  const slice = { offset: 0, limit: count };
  const patches = listPostings(db, 'patch', {}, { by: 'sent', isDown: true }, slice);
  expect(patches.length).toBeGreaterThan(10);
  return patches.flatMap(({ messageId, patchId }) => {
    if (patchId === null) return [];
    const input = formatMbox(db, [messageId]);
    const printed = execFileSync('git', ['patch-id', '--stable'], { input, encoding: 'utf8' });
    return printed.startsWith(patchId) ? [] : [messageId];
  });
}

describe('the demo', () => {
  test('git reads each patch as the store has it, and carries trailers given in replies', async () => {
    const demo = await openDemo();
    expect(listUnlike(demo.db, 100)).toEqual([]);
    const patch = '20260309104700.4711-2-mira.lindqvist@example.org' as MessageId;
    const mail = formatMbox(demo.db, [patch]);
    const message = join(folder, 'message');
    execFileSync('git', ['mailinfo', message, join(folder, 'diff')], { cwd: folder, input: mail, stdio: 'pipe' });
    const trailers = execFileSync('git', ['interpret-trailers', '--parse', message], { encoding: 'utf8' });
    const given = (findReview(demo.db, patch)?.trailers ?? [])
      .filter(({ revision, counter, isConditional }) => revision.name === 'v4' && counter <= 1 && !isConditional)
      .map(({ token, value }) => `${token}: ${value}`);
    expect(given.length).toBeGreaterThan(0);
    for (const trailer of given) expect(trailers.split('\n').filter((line) => line === trailer)).toHaveLength(1);
    demo.db.close();
    rmSync(demo.folder, { recursive: true });
  });
});

test.skipIf(isMissing)(
  'linux-fpga: git reads the newest patches as the store has them',
  async () => {
    const db = openStore(join(folder, 'fpga.db'));
    await ingest(db, [archive]);
    expect(listUnlike(db, 200)).toEqual([]);
    db.close();
  },
  300_000,
);
