import type { MessageId, Posting } from '#db/model.ts';
import { byTimeThenPlace, counterOf, kindOf, LOOSE_SECONDS, runOf, stemOf } from './posting-kind.ts';

/** How many unthreaded revisions of one sender and size are looked at for a place: more are never under way at once. */
export const OPEN_GROUPS = 16;

/** A group that further mails may still join. */
type OpenGroup = {
  readonly postings: Posting[];
  readonly counters: Set<number>;
  readonly stems: Set<string>;
  /** Whether its place in the threads is known, and holds no other mail of its revision. */
  readonly isLoose: boolean;
  /** When the last mail of its run was sent. */
  readonly last: number;
};

/** By time: groups that no thread holds together, of one sender and total, whose places do not clash. */
export function joinLoose(groups: readonly Posting[][], sorted: readonly Posting[]): Posting[][] {
  const known = new Set(sorted.map((posting) => posting.messageId));
  const joined: Posting[][] = [];
  const open = new Map<string, OpenGroup[]>();
  for (const group of groups) {
    const [first] = group;
    if (!first || first.subject.total === null) {
      joined.push(group);
      continue;
    }
    const next = openGroup(first, group, known);
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

function openGroup(first: Posting, group: readonly Posting[], known: ReadonlySet<MessageId>): OpenGroup {
  return {
    postings: [...group],
    counters: new Set(group.map(counterOf)),
    stems: new Set(group.flatMap((each) => stemOf(each) ?? [])),
    // A parent that is not known can be a cover letter that went to other lists.
    isLoose: group.every((each) => each.references.every((id) => known.has(id))),
    last: group.findLast((each) => runOf(each) === runOf(first))?.sent ?? first.sent,
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
