import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listComments } from '#db/comments.ts';
import type { JudgedComment, SettledReason, Status } from '#db/model.ts';
import { type Database, openStore } from '#db/open.ts';
import { findReview } from '#db/reviews.ts';
import { findSeries, findSeriesRow } from '#db/series.ts';
import { ingest } from '#ingest/pipeline.ts';

/** The demo archive from file to verdict: what a reader of the mails would say became of each remark. */

const demo = fileURLToPath(new URL('../../demo/', import.meta.url));
const DRIVER = '20260112093000.4711-1-mira.lindqvist@example.org';
const BINDINGS = '20260203142100.21894-1-owen.hartnell@example.org';
const FIX = '20260119103200.70233-1-saanvi.iyer@example.org';

let folder = '';
let db: Database;
let comments: readonly JudgedComment[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'reroll-story-'));
  db = openStore(join(folder, 'reroll.db'));
  const sources = readdirSync(demo).filter((name) => name.endsWith('.mbox'));
  const counts = await ingest(
    db,
    sources.map((name) => join(demo, name)),
  );
  expect(counts).toMatchObject({ read: 49, new: 49, skipped: 0 });
  comments = [...listComments(db, DRIVER), ...listComments(db, FIX)];
});

afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

/** The one comment that starts so. */
function findComment(start: string): JudgedComment {
  const [found, ...others] = comments.filter(({ text }) => text.startsWith(start));
  if (!found || others.length > 0) throw new Error(`${found ? others.length + 1 : 0} comments start with "${start}"`);
  return found;
}

test.each([
  [DRIVER, 'under-review', [1, 2, 3, 4]],
  [BINDINGS, 'applied', [1]],
  [FIX, 'under-review', [1, 2, 2]],
])('the series of %s is %s', (id, state, revisions) => {
  expect(findSeriesRow(db, id)?.state).toBe(state);
  expect(findSeries(db, id)?.revisions.map(({ number }) => number)).toEqual(revisions);
});

test.each<[string, Status, number | null, SettledReason | null]>([
  ['A nit, subject: drop', 'addressed', 2, null],
  ['maxItems: 1', 'addressed', 2, null],
  ['Missing "additionalProperties: false"', 'addressed', 2, null],
  ['Node names should be generic', 'addressed', 2, null],
  ['Use the defines from arm-gic.h', 'addressed', 2, null],
  // One of the two sizes in v2, the other in v3.
  ['Use the SZ_* macros', 'addressed', 3, null],
  ['nit: s/recieve/receive/', 'addressed', 2, null],
  ['rate comes from user space', 'addressed', 2, null],
  // "Fair enough, keep it as it is."
  ['Have you looked at regmap?', 'settled', null, 'withdrawn'],
  ['clk_prepare_enable() can fail', 'addressed', 2, null],
  ['The device can be opened as soon as', 'addressed', 2, null],
  ['Neither of the two return values', 'addressed', 2, null],
  ['sysfs_emit()', 'addressed', 2, null],
  ['Can the line be shared', 'settled', null, 'answered'],
  ['You only changed one of the two', 'addressed', 3, null],
  // Promised for v3; neither v3 nor v4 has it.
  ['Nobody claims the memory region', 'unaddressed', null, null],
  // The author objects, and the reviewer does not come back to it.
  ['This is read from sysfs without any lock', 'disputed', null, null],
  // v4 was written on the branch of v2.
  ['tb210_reset() may time out', 'regressed', null, null],
  ['nit: KBUILD_MODNAME', 'addressed', 3, null],
  ['Is the level still right', 'settled', null, 'answered'],
  ['At 50 MHz a slow reader', 'addressed', 4, null],
  ['As I said on v2', 'open', null, null],
  ['Who turns the clock off?', 'open', null, null],
  ['This needs a Fixes: tag', 'addressed', 2, null],
  ['Nothing orders this', 'addressed', 2, null],
  ['The readers do not take widget_lock', 'open', null, null],
])('%s: %s', (start, status, addressedIn, reason) => {
  const { judgement } = findComment(start);
  expect({ ...judgement, addressedIn: judgement.addressedIn?.number ?? null }).toMatchObject({
    status,
    addressedIn,
    reason,
  });
});

test("the bot's report is closed by the include", () => {
  const reports = comments.filter(({ isBot }) => isBot);
  expect(reports.map(({ judgement }) => [judgement.status, judgement.addressedIn?.name])).toEqual([
    ['addressed', 'v3'],
  ]);
});

test('an optional item that the author leaves is not done', () => {
  const optional = findComment('Feel free to ignore');
  expect(optional.isOptional).toBe(true);
  expect(optional.judgement.status).not.toBe('addressed');
});

test('half of the sizes is partial', () => {
  const verdicts = findComment('Use the SZ_* macros').judgement.verdicts.map(({ revision, status }) => [
    revision.name,
    status,
  ]);
  expect(verdicts.slice(0, 2)).toEqual([
    ['v2', 'partial'],
    ['v3', 'addressed'],
  ]);
});

test('what is said again is the same item', () => {
  expect(findComment('As I said on v2').repeats).toBe(findComment('Nobody claims the memory region').id);
});

describe('trailers given in replies', () => {
  test('name patch, scope and condition', () => {
    const given = findReview(db, DRIVER)?.trailers.map(({ token, value, revision, counter, isConditional }) => [
      `${token}: ${value}`,
      `${revision.name} ${counter}/3`,
      isConditional,
    ]);
    expect(given).toEqual([
      ['Reviewed-by: Daria Novak <daria.novak@example.org>', 'v2 1/3', false],
      ['Acked-by: Jürgen Weißhaupt <juergen.weisshaupt@example.org> # Kconfig, Makefile', 'v2 2/3', false],
      ['Reviewed-by: Ines Caldeira <ines.caldeira@example.org>', 'v3 3/3', true],
      ['Reviewed-by: Ines Caldeira <ines.caldeira@example.org>', 'v4 0/3', false],
      ['Tested-by: Ines Caldeira <ines.caldeira@example.org>', 'v4 0/3', false],
    ]);
  });

  test('are no requests', () => {
    const start = (text: string) => comments.filter((each) => each.text.startsWith(text) && each.isActionable);
    expect(start('For the build files')).toEqual([]);
    expect(start('Looks good now')).toEqual([]);
    expect(start('Works on my T2 board')).toEqual([]);
  });
});
