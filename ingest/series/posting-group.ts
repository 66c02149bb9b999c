import type { MessageId, Posting } from '#db/model.ts';
import { samePerson } from '#ingest/mail/address.ts';

/** Unthreaded patches of one revision leave `git send-email` within minutes. */
export const LOOSE_SECONDS = 30 * 60;

/** How many unthreaded revisions of one sender and size are looked at for a place: more are never under way at once. */
const OPEN_GROUPS = 16;

/**
 * Which covers and patches were posted together: those that count to the same total and hang together in the thread or,
 * without threading, in time. The order of `postings` does not matter; each group is sorted by time.
 */
export function groupPostings(postings: readonly Posting[]): Posting[][] {
  const sorted = [...postings].sort(byTimeThenPlace);
  return joinLoose(joinThreads(sorted), sorted).flatMap(splitRounds);
}

export function counterOf(posting: Posting): number {
  return posting.subject.counter ?? 1;
}

export function byTimeThenPlace(a: Posting, b: Posting): number {
  return a.sent - b.sent || counterOf(a) - counterOf(b) || (a.messageId < b.messageId ? -1 : 1);
}

export function isResend(posting: Posting): boolean {
  return posting.subject.prefixes.some((prefix) => /^re-?(?:send|post)$/i.test(prefix));
}

/** By threading: each posting joins its nearest ancestor of the same revision, else those with the same parent. */
function joinThreads(sorted: readonly Posting[]): Posting[][] {
  const byId = new Map(sorted.map((posting) => [posting.messageId, posting]));
  const upper = new Map<string, string>();
  for (const posting of sorted) {
    const parent = posting.references.at(-1);
    if (posting.subject.total === null || parent === undefined) continue;
    const home = findHome(posting, byId);
    unite(upper, posting.messageId, home ?? `${parent} ${kindOf(posting)}`);
  }
  const groups = new Map<string, Posting[]>();
  for (const posting of sorted) {
    const top = topOf(upper, posting.messageId);
    const group = groups.get(top);
    if (group) group.push(posting);
    else groups.set(top, [posting]);
  }
  return [...groups.values()];
}

function findHome(posting: Posting, byId: ReadonlyMap<MessageId, Posting>): MessageId | undefined {
  return posting.references.findLast((id) => {
    const ancestor = byId.get(id);
    return ancestor !== undefined && id !== posting.messageId && belongsUnder(posting, ancestor);
  });
}

/**
 * Whether a posting can be of the revision that an ancestor of it is of. Patches may lack the number or the RESEND of
 * their cover letter, and may be sent from another address than it.
 */
function belongsUnder(posting: Posting, ancestor: Posting): boolean {
  const isCover = ancestor.subject.counter === 0;
  const isNear = Math.abs(posting.sent - ancestor.sent) <= LOOSE_SECONDS;
  // A cover letter written by hand may count wrong.
  const isSameTotal = posting.subject.total === ancestor.subject.total || (isCover && isNear);
  if (!isSameTotal) return false;
  const isSameNumber = numberOf(posting) === numberOf(ancestor) || (isCover && posting.subject.revision === null);
  if (!isSameNumber) return false;
  if (isResend(posting) !== isResend(ancestor) && !(isCover && isResend(ancestor))) return false;
  return samePerson(posting.from, ancestor.from) || (isNear && posting.subject.total === ancestor.subject.total);
}

function numberOf(posting: Posting): number {
  return posting.subject.revision ?? 1;
}

/** Only postings of one kind are joined where the thread does not say that they belong together. */
function kindOf(posting: Posting): string {
  const { from, subject } = posting;
  const sender = from.address.toLowerCase() || from.name.toLowerCase();
  return `${sender}|${numberOf(posting)}|${subject.total}|${isResend(posting)}`;
}

/** A group that further mails may still join. */
type OpenGroup = {
  readonly postings: Posting[];
  readonly counters: Set<number>;
  readonly stems: Set<string>;
  /** Whether its place in the threads is known, and holds no other mail of its revision. */
  readonly isLoose: boolean;
  readonly last: number;
};

/** By time: groups that no thread holds together, of one sender and total, whose places do not clash. */
function joinLoose(groups: readonly Posting[][], sorted: readonly Posting[]): Posting[][] {
  const known = new Set(sorted.map((posting) => posting.messageId));
  const joined: Posting[][] = [];
  const open = new Map<string, OpenGroup[]>();
  for (const group of groups) {
    const [first] = group;
    if (!first || first.subject.total === null) {
      joined.push(group);
      continue;
    }
    const next = openGroup(group, known);
    const near = (open.get(kindOf(first)) ?? []).filter((each) => first.sent - each.last <= LOOSE_SECONDS);
    const fitting = near.filter((each) => isDisjoint(each.counters, next.counters));
    const home =
      fitting.find((each) => !isDisjoint(each.stems, next.stems)) ?? fitting.find((each) => isOpenTo(each, next));
    if (home) {
      const both = joinGroups(home, next);
      near[near.indexOf(home)] = both;
    } else {
      joined.push(next.postings);
      near.push(next);
    }
    open.set(kindOf(first), near.slice(-OPEN_GROUPS));
  }
  return joined.map((group) => group.sort(byTimeThenPlace));
}

/** A relay may give new ids, so that the patches answer a mail which nobody has: a lone cover letter is theirs. */
function isOpenTo(home: OpenGroup, next: OpenGroup): boolean {
  return (home.isLoose && next.isLoose) || (home.counters.size === 1 && home.counters.has(0));
}

function openGroup(group: readonly Posting[], known: ReadonlySet<MessageId>): OpenGroup {
  return {
    postings: [...group],
    counters: new Set(group.map(counterOf)),
    stems: new Set(group.flatMap((each) => stemOf(each) ?? [])),
    // A parent that is not known can be a cover letter that went to other lists.
    isLoose: group.every((each) => each.references.every((id) => known.has(id))),
    last: group.at(-1)?.sent ?? 0,
  };
}

/** Adds `next` to `home`, in place: a revision of thousands of loose mails must not be copied for each. */
function joinGroups(home: OpenGroup, next: OpenGroup): OpenGroup {
  for (const posting of next.postings) home.postings.push(posting);
  for (const counter of next.counters) home.counters.add(counter);
  for (const stem of next.stems) home.stems.add(stem);
  return { ...home, isLoose: home.isLoose && next.isLoose, last: Math.max(home.last, next.last) };
}

function isDisjoint<Value>(a: ReadonlySet<Value>, b: ReadonlySet<Value>): boolean {
  for (const value of b) if (a.has(value)) return false;
  return true;
}

/**
 * Patches at a place that is taken are a further revision, sent in reply to the first; where they are only some, in
 * reply to those that they replace (`[PATCH v5.1 10/12]`), they stay with it.
 */
function splitRounds(group: readonly Posting[]): Posting[][] {
  const rounds: Posting[][] = [];
  const slots: Set<number>[] = [];
  const roundOf = new Map<MessageId, number>();
  const stems = new Map<string, number>();
  for (const posting of group) {
    const counter = counterOf(posting);
    const stem = stemOf(posting);
    const parent = posting.references.findLast((id) => roundOf.has(id));
    const wishes = [parent && roundOf.get(parent), stem && stems.get(stem)];
    let round = wishes.find((wish) => typeof wish === 'number' && !slots[wish]?.has(counter));
    if (typeof round !== 'number') round = slots.slice(0, OPEN_GROUPS).findIndex((taken) => !taken.has(counter));
    if (round < 0) round = rounds.length;
    const members = rounds[round];
    if (members) members.push(posting);
    else rounds.push([posting]);
    slots[round] = (slots[round] ?? new Set()).add(counter);
    roundOf.set(posting.messageId, round);
    if (stem !== undefined) stems.set(stem, round);
  }
  const [first = [], ...more] = rounds;
  const counters = new Map(first.map((posting) => [posting.messageId, counterOf(posting)]));
  const total = group[0]?.subject.total ?? 1;
  const kept: Posting[] = [...first];
  const rest: Posting[][] = [];
  for (const round of more) {
    if (round.length < total && round.every((posting) => isReplacement(posting, counters))) kept.push(...round);
    else rest.push(round);
  }
  return [kept.sort(byTimeThenPlace), ...rest];
}

/** @param counters the places of the patches that can be replaced */
function isReplacement({ subject, references }: Posting, counters: ReadonlyMap<MessageId, number>): boolean {
  return subject.subRevision !== null || references.some((id) => counters.get(id) === (subject.counter ?? 1));
}

/** `20220714122657.17972-` of `20220714122657.17972-2-a@example.org`: git send-email gives one to all mails of a run. */
function stemOf(posting: Posting): string | undefined {
  const id = posting.messageId;
  const at = id.indexOf('@');
  return /^([^-]+-)\d+-/.exec(at < 0 ? id : id.slice(0, at))?.[1];
}

function unite(upper: Map<string, string>, a: string, b: string): void {
  const [one, other] = [topOf(upper, a), topOf(upper, b)];
  if (one !== other) upper.set(one, other);
}

/** The top of a tree of names, with the way there shortened. */
function topOf(upper: Map<string, string>, name: string): string {
  let top = name;
  for (let next = upper.get(top); next !== undefined; next = upper.get(top)) top = next;
  for (let at = name; at !== top; ) {
    const next = upper.get(at) ?? top;
    upper.set(at, top);
    at = next;
  }
  return top;
}
