import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JudgedComment } from '#db/model.ts';
import { type Database, openStore } from '#db/open.ts';
import { findReview } from '#db/reviews.ts';
import { listSeriesIds } from '#db/series.ts';
import { ingest } from '#ingest/pipeline.ts';

/** The threads that the product was conceived from: what was asked there, and what became of it. */

const SEEDS = fileURLToPath(new URL('../../../../shared/seeds/', import.meta.url));
const isHere = existsSync(SEEDS);
if (!isHere) process.stdout.write('seed.peer.test.ts needs ../shared/seeds, which is not here: skipped\n');

/** A saved page, in which an author says what his next revision will have; the patch that it is about is not there. */
const PROMISE = '004_bf4aff1f2fc1da46.txt';

type Row = readonly [seed: string, revision: number, words: string, status: string, addressedIn: number | null];

const rows: Row[] = [
  ['nvgrace-gpu', 17, 'Maybe use SZ_* definitions', 'addressed', 18],
  ['nvgrace-gpu', 17, 'Better move this part to the place between vfio_pci_core_enable()', 'addressed', 18],
  ['nvgrace-gpu', 17, 'could conditionally return 0', 'addressed', 18],
  ['nvgrace-gpu', 17, 'reverse Christmas tree', 'addressed', 18],
  ['nvgrace-gpu', 17, 'also add a comment for MEMBLK_SIZE', 'addressed', 18],
  ['nvgrace-gpu', 17, 's/intesect/intersect/', 'addressed', 18],
  ['nvgrace-gpu', 17, 's/VM/device/', 'settled', null],
  ['nvgrace-gpu', 18, "Let's keep the header inclusion in an alphabet order", 'promised', null],
  ['egm', 1, 'Looks like kzalloc will do', 'addressed', 2],
  ['egm', 1, 'May be better to check ret for xa_store', 'unaddressed', null],
  ['egm', 2, 'Does this need any locking?', 'open', null],
  ['egm', 2, "Use IS_ERR() and don't clobber the return value", 'open', null],
  ['cdev', 12, 'Add the comment', 'addressed', 14],
  ['the page of a reply to cxl v2 16/20', 2, 'I will add request_mem_region', 'addressed', 3],
  ['the page of a reply to cxl v2 16/20', 2, 'add a comment in next cover letter', 'unaddressed', null],
  ['cxl', 3, 'Use a forward declaration rather than void', 'promised', null],
];

describe.skipIf(!isHere)('the seeds', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reroll-seeds-'));
  let db: Database;
  let comments: readonly JudgedComment[] = [];

  beforeAll(async () => {
    db = openStore(join(folder, 'seeds.db'));
    await ingest(
      db,
      ['nvgrace-gpu', 'egm', 'cdev', 'cxl'].map((name) => join(SEEDS, `${name}.mbox`)),
    );
    await ingest(db, [join(SEEDS, PROMISE)]);
    comments = listSeriesIds(db).flatMap((id) => findReview(db, id)?.comments ?? []);
  });

  afterAll(() => {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(rows)('%s v%i: %s', (_, revision, words, status, addressedIn) => {
    const comment = comments.find(
      (each) => each.revision.number === revision && each.text.replace(/\s+/g, ' ').includes(words),
    );
    expect([comment?.judgement.status, comment?.judgement.addressedIn?.number ?? null]).toEqual([status, addressedIn]);
  });

  test('what was promised is shown with the words of the promise', () => {
    const sorted = comments.find((each) => each.text.includes("Let's keep the header inclusion"));
    expect(sorted?.answers.map((answer) => answer.role)).toContain('author');
  });

  test('a promise is outstanding until a revision has what was promised', async () => {
    const alone = openStore(join(folder, 'promise.db'));
    await ingest(alone, [join(SEEDS, PROMISE)]);
    const [promise] = listSeriesIds(alone).flatMap((id) => findReview(alone, id)?.comments ?? []);
    alone.close();
    expect(promise?.text).toContain('request_mem_region');
    expect(promise?.judgement.status).toBe('promised');
  });

  test('every verdict says why', () => {
    const silent = comments.filter(({ judgement }) => judgement.because === '');
    expect(silent).toEqual([]);
  });
});
