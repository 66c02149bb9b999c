import type { MessageId, Posting, Revision, RevisionPatch, RevisionSummary, Subject } from '#db/model.ts';

/** Unthreaded patches of one revision leave `git send-email` within minutes. */
const LOOSE_SECONDS = 30 * 60;

type ById = ReadonlyMap<MessageId, Posting>;

/**
 * Which mails were posted together. A revision is made of covers and patches of one sender that count to the same
 * total and hang together in the thread or, without threading, in time.
 * @param postings all patches and covers that can be of the same revisions, in any order
 */
export function groupRevisions(postings: readonly Posting[]): RevisionSummary[] {
  const byId: ById = new Map(postings.map((posting) => [posting.messageId, posting]));
  const buckets = new Map<string, Posting[]>();
  for (const posting of postings.filter(isCounted).sort(byTimeThenPlace)) {
    const name = bucketOf(posting);
    const bucket = buckets.get(name);
    if (bucket) bucket.push(posting);
    else buckets.set(name, [posting]);
  }
  return [...buckets.values()]
    .flatMap((bucket) => splitByThread(bucket, byId))
    .flatMap(splitBySlot)
    .map((group) => summaryOf(group, byId))
    .filter((summary) => summary !== undefined)
    .sort((a, b) => a.posted - b.posted || (a.head < b.head ? -1 : 1));
}

function isCounted(posting: Posting): boolean {
  return posting.hasDiff || posting.subject.counter === 0;
}

function numberOf(posting: Posting): number {
  return posting.subject.revision ?? 1;
}

function byTimeThenPlace(a: Posting, b: Posting): number {
  return a.sent - b.sent || counterOf(a) - counterOf(b) || (a.messageId < b.messageId ? -1 : 1);
}

function counterOf(posting: Posting): number {
  return posting.subject.counter ?? 1;
}

function isResend(subject: Subject): boolean {
  return subject.prefixes.some((prefix) => /^re-?send$/i.test(prefix));
}

/** Only postings with equal buckets can be of one revision. A patch without a counter stands alone. */
function bucketOf(posting: Posting): string {
  const { from, subject, messageId } = posting;
  const sender = from.address.toLowerCase() || from.name.toLowerCase();
  return `${sender}|${numberOf(posting)}|${subject.total ?? messageId}|${isResend(subject)}`;
}

/** Threads: a posting belongs to its nearest ancestor of the bucket, or to those with the same parent. */
function splitByThread(bucket: readonly Posting[], byId: ById): Posting[][] {
  if (bucket.length === 1) return [[...bucket]];
  const groups = new Map<string, Posting[]>();
  const groupOf = new Map<MessageId, string>();
  const inBucket = new Set(bucket.map((posting) => posting.messageId));
  let loose = { name: '', last: Number.NEGATIVE_INFINITY };
  const nameOf = (posting: Posting): string => {
    const { references, messageId, sent } = posting;
    const ancestor = references.findLast((id) => inBucket.has(id));
    const root = ancestor ? rootWithin(ancestor, inBucket, byId) : undefined;
    if (root) return groupOf.get(root) ?? `in ${root}`;
    const parent = references.at(-1);
    if (parent) return `under ${parent}`;
    if (sent - loose.last > LOOSE_SECONDS) loose = { name: `in ${messageId}`, last: sent };
    else loose = { name: loose.name, last: sent };
    return loose.name;
  };
  for (const posting of [...bucket].sort(
    (a, b) => depthOf(a, inBucket) - depthOf(b, inBucket) || byTimeThenPlace(a, b),
  )) {
    const name = nameOf(posting);
    groupOf.set(posting.messageId, name);
    groups.set(name, [...(groups.get(name) ?? []), posting]);
  }
  return [...groups.values()].map((group) => group.sort(byTimeThenPlace));
}

function depthOf(posting: Posting, inBucket: ReadonlySet<MessageId>): number {
  return posting.references.some((id) => inBucket.has(id)) ? 1 : 0;
}

/** The topmost mail of the bucket above `id`; bounded by the length of the reference lists. */
function rootWithin(id: MessageId, inBucket: ReadonlySet<MessageId>, byId: ById): MessageId {
  const seen = new Set<MessageId>();
  let at = id;
  while (!seen.has(at)) {
    seen.add(at);
    const next = byId.get(at)?.references.find((reference) => inBucket.has(reference) && !seen.has(reference));
    if (next) at = next;
  }
  return at;
}

/** Two patches at one place are two revisions, unless the later one replaces the earlier (v5.1, or in reply to it). */
function splitBySlot(group: readonly Posting[]): Posting[][] {
  const revisions: Posting[][] = [];
  for (const posting of group) {
    const fits = (revision: readonly Posting[]) => {
      const taken = revision.find((each) => counterOf(each) === counterOf(posting));
      return !taken || replaces(posting, taken);
    };
    const stem = stemOf(posting);
    const home =
      revisions.find((each) => fits(each) && each.some((other) => stemOf(other) === stem)) ?? revisions.find(fits);
    if (home) home.push(posting);
    else revisions.push([posting]);
  }
  return revisions;
}

function replaces(later: Posting, earlier: Posting): boolean {
  return later.subject.subRevision !== null || later.references.at(-1) === earlier.messageId;
}

/** `20220714122657.17972-` of `20220714122657.17972-2-a@example.org`: git send-email gives one to all mails of a run. */
function stemOf(posting: Posting): string {
  const id = posting.messageId;
  const at = id.indexOf('@');
  return /^(.+?-)\d+-[^-]*$/.exec(at < 0 ? id : id.slice(0, at))?.[1] ?? id;
}

function summaryOf(group: readonly Posting[], byId: ById): RevisionSummary | undefined {
  const [first] = group;
  if (!first) return undefined;
  const cover = group.find((each) => each.subject.counter === 0 && !each.hasDiff) ?? nakedCover(group, byId);
  const patches = group
    .filter((each) => each !== cover)
    .sort((a, b) => counterOf(a) - counterOf(b) || byTimeThenPlace(a, b));
  const head = cover ?? patches[0] ?? first;
  return {
    head: head.messageId,
    number: numberOf(first),
    isNumbered: first.subject.revision !== null,
    isRfc: group.some((each) => each.subject.prefixes.some((prefix) => prefix.toUpperCase() === 'RFC')),
    isResend: isResend(first.subject),
    title: head.subject.title,
    submitter: head.from,
    posted: Math.min(...group.map((each) => each.sent)),
    total: Math.max(first.subject.total ?? 1, new Set(patches.map(counterOf)).size),
    changeId: cover?.changeId ?? patches.find((each) => each.changeId !== null)?.changeId ?? null,
    postings: cover ? [cover, ...patches] : patches,
  };
}

/** The revision that a summary describes. Of two patches at one place the later one stands. */
export function revisionOf(summary: RevisionSummary): Revision {
  const [head] = summary.postings;
  const cover = head && !head.hasDiff ? head.messageId : null;
  const slots = new Map<number, RevisionPatch>();
  for (const each of summary.postings) {
    if (each.messageId === cover) continue;
    const earlier = slots.get(counterOf(each));
    slots.set(counterOf(each), {
      counter: counterOf(each),
      messageId: each.messageId,
      title: each.subject.title,
      replaces: earlier ? [...earlier.replaces, earlier.messageId] : [],
    });
  }
  const { number, isResend, title, submitter, posted, total, changeId } = summary;
  return {
    number,
    isResend,
    head: summary.head,
    cover,
    title,
    prefixes: head?.subject.prefixes ?? [],
    submitter,
    posted,
    total,
    patches: [...slots.values()],
    changeId,
  };
}

/** A cover letter without a number: the parent that the numbered patches share, of the same sender, without a diff. */
function nakedCover(group: readonly Posting[], byId: ById): Posting | undefined {
  const [first] = group;
  const parent = first && byId.get(first.references.at(-1) ?? first.messageId);
  if (!parent || parent.hasDiff || first.subject.total === null || parent.subject.counter !== null) return undefined;
  const isSameSender = parent.from.address.toLowerCase() === first.from.address.toLowerCase();
  return isSameSender && numberOf(parent) === numberOf(first) ? parent : undefined;
}
