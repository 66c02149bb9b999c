import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { MessageId, Posting, RevisionSummary } from '#db/model.ts';
import { parseMessage } from '#ingest/mail/message.ts';
import { parsePatch } from '#ingest/patch/patch.ts';
import { listRevisionKeys } from '#ingest/series/key.ts';
import { findPredecessorOf } from '#ingest/series/link.ts';
import { postingOf } from '#ingest/series/posting.ts';
import { type Profile, profileOf } from '#ingest/series/profile.ts';
import { groupRevisions } from '#ingest/series/revision.ts';
import { readSource } from '#ingest/source/read-source.ts';

const archive = fileURLToPath(new URL('../../../../shared/archives/linux-leds.bundle', import.meta.url));
const isMissing = !existsSync(archive);
if (isMissing) console.log('Skipped: links in a real archive, because ../shared is missing.');

const SINCE = Date.UTC(2023, 0, 1) / 1000;

/** The patches and covers of the archive since 2023. */
async function readPostings(): Promise<Posting[]> {
  const postings = new Map<MessageId, Posting>();
  for await (const event of readSource(archive, { cursors: () => undefined })) {
    if (event.kind !== 'message' || (event.raw.received ?? 0) < SINCE) continue;
    const parsed = await parseMessage(event.raw.bytes, event.raw);
    const posting = parsed.kind === 'message' ? postingOf(parsed.message, parsePatch(parsed.message) ?? null) : null;
    if (posting) postings.set(posting.messageId, posting);
  }
  return [...postings.values()];
}

function linkAll(revisions: readonly RevisionSummary[]): ReadonlyMap<MessageId, MessageId> {
  const byKey = new Map<number, Set<Profile>>();
  const profiles = revisions.map(profileOf);
  for (const profile of profiles)
    for (const key of listRevisionKeys(profile.summary))
      byKey.set(key, (byKey.get(key) ?? new Set<Profile>()).add(profile));
  const links = new Map<MessageId, MessageId>();
  for (const profile of profiles) {
    const near = new Set(listRevisionKeys(profile.summary).flatMap((key) => [...(byKey.get(key) ?? [])]));
    const predecessor = findPredecessorOf(profile, [...near]);
    if (predecessor) links.set(profile.summary.head, predecessor.head);
  }
  return links;
}

function rootOf(head: MessageId, links: ReadonlyMap<MessageId, MessageId>): MessageId {
  let root = head;
  for (let next = links.get(root); next; next = links.get(root)) root = next;
  return root;
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

/** Change-ids prove which revisions are of one series; without them, and without links, it must be found all the same. */
test.skipIf(isMissing)('links are found without change-ids and explicit links', { timeout: 300_000 }, async () => {
  const postings = await readPostings();
  const proven = groupRevisions(postings).filter((revision) => revision.changeId !== null);
  const masked = postings.map((posting) => ({ ...posting, changeId: null, links: [] }));
  const links = linkAll(groupRevisions(masked));

  const series = groupBy(proven, (revision) => revision.changeId);
  let pairs = 0;
  let found = 0;
  for (const revisions of series.values()) {
    for (const [index, newer] of revisions.entries()) {
      const older = revisions[index - 1];
      if (!older) continue;
      pairs++;
      if (rootOf(older.head, links) === rootOf(newer.head, links)) found++;
    }
  }
  const merged = groupBy(proven, (revision) => rootOf(revision.head, links));
  const wrong = [...merged.values()].map((each) => new Set(each.map((revision) => revision.changeId)).size - 1);
  const merges = wrong.reduce((sum, each) => sum + each, 0);
  console.log(`${found} of ${pairs} links found, ${merges} series merged that have change-ids of their own`);
  expect(pairs).toBeGreaterThan(150);
  expect(found / pairs).toBeGreaterThanOrEqual(0.97);
  expect(found / (found + merges)).toBeGreaterThanOrEqual(0.99);
});
