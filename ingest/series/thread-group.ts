import type { MessageId, Posting } from '#db/model.ts';
import { samePerson } from '#ingest/mail/address.ts';
import { isResend, kindOf, LOOSE_SECONDS, numberOf } from './posting-kind.ts';

/** By threading: each posting joins its nearest ancestor of the same revision, else those with the same parent. */
export function joinThreads(sorted: readonly Posting[]): Posting[][] {
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
