import type { MessageId, Posting, Revision, RevisionPatch, RevisionSummary } from '#db/model.ts';
import { samePerson } from '#ingest/mail/address.ts';
import { groupPostings } from './posting-group.ts';
import { byTimeThenPlace, counterOf, isResend } from './posting-kind.ts';

type ById = ReadonlyMap<MessageId, Posting>;

/** A cover letter without a number is sent just before its patches. */
const COVER_SECONDS = 86_400;

/**
 * The revisions that mails make up: patches and covers posted together, oldest first.
 * @param postings all patches and covers that can be of the same revisions, in any order
 */
export function groupRevisions(postings: readonly Posting[]): RevisionSummary[] {
  const byId = indexById(postings);
  const groups = groupPostings([...byId.values()].filter(isCounted)).sort(byFirst);
  const covers = new Set<MessageId>();
  return groups.flatMap((group) => {
    const summary = summaryOf(group, byId, covers);
    if (!summary) return [];
    covers.add(summary.head);
    return [summary];
  });
}

/** Two mails under one Message-ID: the same of them counts, whichever came first. */
function indexById(postings: readonly Posting[]): ById {
  const byId = new Map<MessageId, Posting>();
  for (const posting of postings) {
    const known = byId.get(posting.messageId);
    if (!known || JSON.stringify(posting) < JSON.stringify(known)) byId.set(posting.messageId, posting);
  }
  return byId;
}

function isCounted(posting: Posting): boolean {
  return posting.hasDiff || posting.subject.counter === 0;
}

function byFirst(a: readonly Posting[], b: readonly Posting[]): number {
  return a[0] && b[0] ? byTimeThenPlace(a[0], b[0]) : 0;
}

/** @param taken covers of earlier revisions: a mail is the cover of one */
function summaryOf(group: readonly Posting[], byId: ById, taken: ReadonlySet<MessageId>): RevisionSummary | undefined {
  const cover = numberedCover(group) ?? nakedCover(group, byId, taken);
  const patches = group
    .filter((each) => each !== cover)
    .sort((a, b) => counterOf(a) - counterOf(b) || byTimeThenPlace(a, b));
  const head = cover ?? patches[0];
  if (!head) return undefined;
  const numbers = [head, ...patches].flatMap((each) => each.subject.revision ?? []);
  return {
    head: head.messageId,
    number: numbers[0] ?? 1,
    isNumbered: numbers.length > 0,
    isRfc: group.some((each) => each.subject.prefixes.some((prefix) => prefix.toUpperCase() === 'RFC')),
    isResend: isResend(head),
    title: head.subject.title,
    submitter: head.from,
    posted: group.reduce((first, each) => Math.min(first, each.sent), head.sent),
    total: Math.max(head.subject.total ?? patches[0]?.subject.total ?? 1, new Set(patches.map(counterOf)).size),
    changeId: cover?.changeId ?? patches.find((each) => each.changeId !== null)?.changeId ?? null,
    postings: cover ? [cover, ...patches] : patches,
  };
}

/** `[PATCH 0/2]`; some who count their patches from 0 have a diff in it. */
function numberedCover(group: readonly Posting[]): Posting | undefined {
  return group.find((each) => each.subject.counter === 0 && !each.hasDiff);
}

/** A cover letter without a number: the mail without a diff that the patches, of the same sender, answer. */
function nakedCover(group: readonly Posting[], byId: ById, taken: ReadonlySet<MessageId>): Posting | undefined {
  const [first] = group;
  const parent = first && byId.get(first.references.at(-1) ?? first.messageId);
  if (!first || !parent || parent === first || isCounted(parent) || taken.has(parent.messageId)) return undefined;
  if (parent.subject.isReply || parent.subject.counter !== null || !samePerson(parent.from, first.from))
    return undefined;
  const isSameNumber = (parent.subject.revision ?? 1) === (first.subject.revision ?? 1);
  return isSameNumber && Math.abs(first.sent - parent.sent) <= COVER_SECONDS ? parent : undefined;
}

/** The revision that a summary describes. Of two patches at one place the later one stands. */
export function revisionOf(summary: RevisionSummary): Omit<Revision, 'round' | 'name'> {
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
