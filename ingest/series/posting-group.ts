import type { MessageId, Posting } from '#db/model.ts';
import { joinLoose, OPEN_GROUPS } from './loose-group.ts';
import { byTimeThenPlace, counterOf, stemOf } from './posting-kind.ts';
import { joinThreads } from './thread-group.ts';

/**
 * Which covers and patches were posted together: those that count to the same total and hang together in the thread or,
 * without threading, in time. The order of `postings` does not matter; each group is sorted by time.
 */
export function groupPostings(postings: readonly Posting[]): Posting[][] {
  const sorted = [...postings].sort(byTimeThenPlace);
  return joinLoose(joinThreads(sorted), sorted).flatMap(splitRounds);
}

type Round = { readonly postings: Posting[]; readonly counters: Set<number> };

/**
 * Patches at a place that is taken are a further revision, sent in reply to the first; where they are only some, in
 * reply to those that they replace (`[PATCH v5.1 10/12]`), they stay with it.
 */
function splitRounds(group: readonly Posting[]): Posting[][] {
  const [first, ...more] = listRounds(group);
  if (!first) return [];
  const total = group[0]?.subject.total ?? 1;
  const places = new Map(first.postings.map((posting) => [posting.messageId, counterOf(posting)]));
  const isReplacing = ({ postings }: Round) =>
    postings.length < total && postings.every((posting) => isReplacement(posting, places));
  const kept = [first, ...more.filter(isReplacing)].flatMap((round) => round.postings);
  const rest = more.filter((round) => !isReplacing(round)).map((round) => round.postings);
  return [kept.sort(byTimeThenPlace), ...rest];
}

/** Each posting goes where its parent is, else where the mails of its run are, else where its place is free. */
function listRounds(group: readonly Posting[]): Round[] {
  const rounds: Round[] = [];
  const byId = new Map<MessageId, Round>();
  const byStem = new Map<string, Round>();
  for (const posting of group) {
    const counter = counterOf(posting);
    const stem = stemOf(posting);
    const parent = posting.references.findLast((id) => byId.has(id));
    const near = [parent && byId.get(parent), stem && byStem.get(stem), ...rounds.slice(0, OPEN_GROUPS)];
    let round = near.find((each): each is Round => typeof each === 'object' && !each.counters.has(counter));
    if (!round) {
      round = { postings: [], counters: new Set() };
      rounds.push(round);
    }
    round.postings.push(posting);
    round.counters.add(counter);
    byId.set(posting.messageId, round);
    if (stem !== undefined) byStem.set(stem, round);
  }
  return rounds;
}

/** @param places of the patches that can be replaced */
function isReplacement(posting: Posting, places: ReadonlyMap<MessageId, number>): boolean {
  if (posting.subject.subRevision !== null) return true;
  return posting.references.some((id) => places.get(id) === counterOf(posting));
}
