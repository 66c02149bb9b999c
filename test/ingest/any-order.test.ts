import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { openStore } from '#db/open.ts';
import { ingest } from '#ingest/pipeline.ts';
import { inventedArchive } from './invented-archive.ts';
import { dumpStore, listDifferences, rowsOf, type StoreDump } from './store-dump.ts';

const folder = mkdtempSync(join(tmpdir(), 'reroll-any-order-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The store that these batches come to, one ingest after the other. */
async function dumpOf(batches: readonly (readonly string[])[]): Promise<StoreDump> {
  const db = openStore(':memory:');
  for (const [index, batch] of batches.entries()) {
    const mbox = join(folder, `${index}.mbox`);
    writeFileSync(mbox, batch.map((mail) => `From mboxrd@z Thu Jan  1 00:00:00 1970\n${mail}\n`).join(''));
    await ingest(db, [mbox]);
  }
  const dump = dumpStore(db);
  db.close();
  return dump;
}

/** The mails in another order, some of them again, cut into batches. */
function batchesOf(mails: readonly string[]): fc.Arbitrary<string[][]> {
  return fc
    .record({
      order: fc.shuffledSubarray([...mails], { minLength: mails.length }),
      again: fc.subarray([...mails]),
      cuts: fc.array(fc.nat(mails.length * 2), { maxLength: 3 }),
    })
    .map(({ order, again, cuts }) => {
      const all = [...order, ...again];
      const places = [0, ...cuts.filter((cut) => cut < all.length).sort((a, b) => a - b), all.length];
      return places.slice(1).map((place, index) => all.slice(places[index], place));
    });
}

it('comes to the same store in any order, in any batches, with repeats (T76)', { timeout: 300_000 }, async () => {
  let series = 0;
  let comments = 0;
  const cases = inventedArchive.chain((mails) => fc.record({ mails: fc.constant(mails), batches: batchesOf(mails) }));
  await fc.assert(
    fc.asyncProperty(cases, async ({ mails, batches }) => {
      const expected = await dumpOf([mails]);
      series += rowsOf(expected, 'series').size;
      comments += rowsOf(expected, 'comment').size;
      expect(listDifferences(expected, await dumpOf(batches))).toEqual([]);
    }),
    { numRuns: 60 },
  );
  // What is compared is not nothing.
  expect(series).toBeGreaterThan(30);
  expect(comments).toBeGreaterThan(30);
});
