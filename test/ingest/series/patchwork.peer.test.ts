import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Posting } from '#db/model.ts';
import { parseMessage } from '#ingest/mail/message.ts';
import { parsePatch } from '#ingest/patch/patch.ts';
import { findPredecessor } from '#ingest/series/link.ts';
import { postingOf } from '#ingest/series/posting.ts';
import { groupRevisions, revisionOf } from '#ingest/series/revision.ts';
import { readSource } from '#ingest/source/read-source.ts';

const folder = fileURLToPath(new URL('../../../../shared/mail', import.meta.url));
const isMissing = !existsSync(folder);
if (isMissing) console.log("Skipped: Patchwork's and b4's series, because ../shared is missing.");

async function readPostings(path: string): Promise<Posting[]> {
  const postings: Posting[] = [];
  for await (const event of readSource(`${folder}/${path}`, { cursors: () => undefined, list: 'test' })) {
    if (event.kind !== 'message') continue;
    const parsed = await parseMessage(event.raw.bytes, event.raw);
    const posting = parsed.kind === 'message' ? postingOf(parsed.message, parsePatch(parsed.message) ?? null) : null;
    if (posting) postings.push(posting);
  }
  return postings;
}

/** `v2 cover 1 2 of 2`, and `<- 0` behind it for a reroll of the first revision here. */
function show(postings: readonly Posting[]): string[] {
  const revisions = groupRevisions(postings);
  return revisions.map((summary) => {
    const { number, cover, patches, total } = revisionOf(summary);
    const predecessor = findPredecessor(summary, revisions);
    const place = revisions.findIndex((each) => each.head === predecessor?.head);
    const counters = patches.map((patch) => `${patch.counter} `).join('');
    return `v${number} ${cover ? 'cover ' : ''}${counters}of ${total}${predecessor ? ` <- ${place}` : ''}`;
  });
}

const two = 'v1 cover 1 2 of 2';
const reroll = 'v2 cover 1 2 of 2 <- 0';

/**
 * [file, what is right]. The revisions are those of Patchwork's own test_series.py, to which each is a series; that some
 * are rerolls of others is ours.
 */
const patchwork: readonly (readonly [string, readonly string[]])[] = [
  ['base-cover-letter.mbox', [two]],
  ['base-deep-threaded.mbox', [two]],
  ['base-different-versions.mbox', ['v3 cover 1 2 3 4 of 4']],
  ['base-extra-patches.mbox', ['v1 cover 1 2 3 of 3']],
  ['base-incomplete.mbox', ['v1 cover 1 of 2']],
  ['base-no-cover-letter.mbox', ['v1 1 2 of 2']],
  ['base-no-references-no-cover.mbox', [two]],
  ['base-no-references.mbox', ['v2 1 2 of 2']],
  ['base-out-of-order.mbox', [two]],
  ['base-single-patch.mbox', ['v1 1 of 1']],
  ['bugs-mixed-versions.mbox', ['v1 1 of 2', 'v2 2 of 2 <- 0']],
  ['bugs-multiple-content-types.mbox', ['v1 1 of 1']],
  ['bugs-multiple-references.mbox', ['v2 cover 1 2 3 4 of 4']],
  ['bugs-nocover-noversion.mbox', ['v1 1 2 of 2', 'v1 1 2 of 2 <- 0']],
  ['bugs-nocover.mbox', ['v1 1 2 of 2', 'v2 1 2 of 2 <- 0']],
  ['bugs-spamming.mbox', ['v2 1 of 4', 'v2 1 of 4 <- 0', 'v2 1 of 4 <- 1']],
  ['bugs-unnumbered.mbox', ['v1 cover 1 of 2']],
  ['dependency-base-patch.mbox', [two]],
  ['mercurial-cover-letter.mbox', [two]],
  ['mercurial-no-cover-letter.mbox', ['v1 1 2 of 2']],
  ['revision-basic.mbox', [two, reroll]],
  ['revision-no-cover-letter.mbox', [two, 'v2 1 2 of 2 <- 0']],
  ['revision-out-of-order.mbox', [two, reroll]],
  ['revision-threaded-to-cover.mbox', [two, reroll]],
  ['revision-threaded-to-patch.mbox', [two, reroll]],
  ['revision-threaded-to-single-patch.mbox', ['v1 1 of 1', 'v2 1 of 1 <- 0']],
  ['revision-unlabeled-noreferences.mbox', ['v2 1 2 of 2', 'v2 1 2 of 2 <- 0']],
  ['revision-unlabeled.mbox', [two, 'v1 cover 1 2 of 2 <- 0']],
];

/** [file, what is right] */
const b4: readonly (readonly [string, readonly string[]])[] = [
  ['naked-cover-single.mbox', ['v1 cover 1 of 1']],
  ['naked-cover-bugreport.mbox', ['v1 1 of 1']],
  ['trailers-followup-partial-reroll.mbox', [two.replace('v1', 'v2'), 'v3 2 of 2 <- 0']],
];

describe.skipIf(isMissing)("mails of Patchwork's tests", () => {
  test.each(patchwork)('%s', async (file, revisions) => {
    expect(show(await readPostings(`patchwork/series/${file}`))).toEqual(revisions);
  });

  // Patchwork fills in the address of a series; who depends on whom does not matter to what is posted together.
  test.each([
    'dependency-multi-2.mbox.template',
    'dependency-multi.mbox.template',
    'dependency-one-cover.mbox.template',
    'dependency-one-first-patch.mbox.template',
  ])('%s', async (file) => {
    expect(show(await readPostings(`patchwork/series/${file}`))).toEqual([two]);
  });
});

describe.skipIf(isMissing)("mails of b4's tests", () => {
  test.each(b4)('%s', async (file, revisions) => {
    expect(show(await readPostings(`b4/${file}`))).toEqual(revisions);
  });
});
