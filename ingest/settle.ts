import { clearStale, clearStaleLink, listStale, listStaleLinks, markStaleLink, markStaleOf } from '#db/clusters.ts';
import type { EncodedReview } from '#db/encoded-review.ts';
import { listClusterLists, listClusterMessages, listClusterOrphans, listClusterPostings } from '#db/messages.ts';
import type { MessageId } from '#db/model.ts';
import { giveNumbers } from '#db/numbers.ts';
import type { Database } from '#db/open.ts';
import {
  findSummary,
  type LinkedRevisionRow,
  listClusterHeads,
  listLinked,
  listLinkedHeads,
  listNeighbours,
  savePredecessor,
  saveRevisions,
} from '#db/revisions.ts';
import { deleteOrphanSeries, deleteSeriesOf, type SavedReview, saveReviews } from '#db/series.ts';
import { decideApplied } from './applied.ts';
import type { EncodedJob } from './pipeline-worker.ts';
import { listRevisionKeys } from './series/key.ts';
import { findPredecessorOf } from './series/link.ts';
import { type Profile, profileOf } from './series/profile.ts';
import { groupRevisions } from './series/revision.ts';
import { standInsOf } from './series/stand-in.ts';
import { inSlices } from './slice.ts';

export type Reviewer = (jobs: readonly EncodedJob[]) => Promise<readonly (EncodedReview | undefined)[]>;

/** Mails that a worker is given at once: enough to hide the hand-over, few enough to spread over the threads. */
const MESSAGES_PER_TASK = 50;

/** Profiles kept in memory while revisions are linked: those of neighbours are asked for again and again. */
const PROFILES = 5_000;

/** Tasks under way; bounds the memory. */
const TASKS = 4;

/**
 * Brings all that is derived up to date with the mails: stale clusters are grouped into revisions, revisions near a
 * change are linked, and the series touched are reviewed. The result depends on the mails alone, not on their order.
 */
export async function settle(
  db: Database,
  review: Reviewer,
  onSeries: (done: number, total: number) => void,
): Promise<void> {
  const stale = listStale(db);
  if (stale.length === 0) return;
  db.transaction(() => giveNumbers(db)).immediate();
  const touched = new Set<MessageId>();
  const touch = (head: MessageId) => {
    if (touched.has(head)) return;
    touched.add(head);
    // A run that is cut off from here on finds them again.
    markStaleOf(db, head);
  };
  await inSlices(db, stale, (cluster) => {
    for (const head of listClusterHeads(db, cluster)) for (const linked of listLinkedHeads(db, head)) touch(linked);
    for (const head of regroup(db, cluster)) markStaleLink(db, head);
    for (const head of listClusterHeads(db, cluster)) touch(head);
  });
  await relinkAll(db, touch);
  const reviewed = listStale(db);
  await reviewAll(db, touched, review, onSeries);
  db.transaction(() => {
    deleteOrphanSeries(db);
    clearStale(db, reviewed);
  }).immediate();
}

function regroup(db: Database, cluster: number): Set<MessageId> {
  const postings = listClusterPostings(db, cluster);
  const summaries = groupRevisions(postings.length > 0 ? postings : standInsOf(listClusterOrphans(db, cluster)));
  return saveRevisions(
    db,
    cluster,
    summaries.map((summary) => ({ summary, keys: listRevisionKeys(summary) })),
  );
}

/** The profiles are gone when it is done: what is reviewed then needs the memory. */
async function relinkAll(db: Database, touch: (head: MessageId) => void): Promise<void> {
  const profiles = new Map<MessageId, Profile>();
  await inSlices(db, listStaleLinks(db), (head) => {
    for (const other of relink(db, head, profiles)) touch(other);
    clearStaleLink(db, head);
  });
}

/**
 * @param profiles those known so far
 * @returns a head of each series that a changed link belongs to, or belonged to.
 */
function relink(db: Database, head: MessageId, profiles: Map<MessageId, Profile>): readonly MessageId[] {
  if (profiles.size > PROFILES) profiles.clear();
  const profile = findProfile(db, head, profiles);
  if (!profile) return [];
  const candidates = listNeighbours(db, head).flatMap((other) => findProfile(db, other, profiles) ?? []);
  const predecessor = findPredecessorOf(profile, candidates);
  return savePredecessor(db, head, predecessor?.head ?? null, predecessor?.reasons ?? []);
}

function findProfile(db: Database, head: MessageId, known: Map<MessageId, Profile>): Profile | undefined {
  const profile = known.get(head);
  if (profile) return profile;
  const summary = findSummary(db, head);
  if (!summary) return undefined;
  const made = profileOf(summary);
  known.set(head, made);
  return made;
}

type Job = { readonly rows: readonly LinkedRevisionRow[]; readonly encoded: EncodedJob };

async function reviewAll(
  db: Database,
  heads: ReadonlySet<MessageId>,
  review: Reviewer,
  onSeries: (done: number, total: number) => void,
): Promise<void> {
  const open: { readonly jobs: readonly Job[]; readonly results: ReturnType<Reviewer> }[] = [];
  let done = 0;
  const saveNext = async () => {
    const task = open.shift();
    if (!task) return;
    const results = await task.results;
    db.transaction(() => {
      for (const { rows } of task.jobs) for (const { head } of rows) deleteSeriesOf(db, head);
      saveReviews(
        db,
        task.jobs.flatMap(({ rows }, index) => reviewOf(db, rows, results[index])),
      );
    }).immediate();
    done += task.jobs.reduce((sum, { rows }) => sum + rows.length, 0);
    onSeries(done, heads.size);
  };
  for (const jobs of batchJobs(db, heads)) {
    const results = review(jobs.map(({ encoded }) => encoded));
    // Where saving fails meanwhile, as on a full disk, nobody awaits it any more.
    results.catch(() => {});
    open.push({ jobs, results });
    if (open.length >= TASKS) await saveNext();
  }
  while (open.length > 0) await saveNext();
}

/** Each series of the heads once, some mails at a time. */
function* batchJobs(db: Database, heads: ReadonlySet<MessageId>): Generator<Job[]> {
  const seen = new Set<MessageId>();
  let batch: Job[] = [];
  let size = 0;
  for (const head of heads) {
    if (seen.has(head)) continue;
    const rows = listLinked(db, head);
    for (const row of rows) seen.add(row.head);
    if (rows.length === 0) continue;
    const encoded = jobOf(db, rows);
    batch.push({ rows, encoded });
    size += encoded.messages.length;
    if (size < MESSAGES_PER_TASK) continue;
    yield batch;
    batch = [];
    size = 0;
  }
  if (batch.length > 0) yield batch;
}

/** All that a series is reviewed from: its revisions and the mails of their threads. */
export function jobOf(db: Database, rows: readonly LinkedRevisionRow[]): EncodedJob {
  const clusters = new Set(rows.map((row) => row.cluster));
  return {
    linked: rows.map(({ summary, predecessor, reasons }) => ({ summary, predecessor, reasons })),
    messages: [...clusters].flatMap((cluster) => listClusterMessages(db, cluster)),
    applied: decideApplied(db, rows),
  };
}

/** The series that revisions make up, in the lists of their mails; nothing where they make up none. */
function reviewOf(
  db: Database,
  rows: readonly LinkedRevisionRow[],
  review: EncodedReview | undefined,
): readonly SavedReview[] {
  if (!review) return [];
  const lists = rows.flatMap((row) => listClusterLists(db, row.cluster));
  return [{ review, lists: [...new Set(lists)].sort() }];
}
