import type { Seconds } from '#db/model.ts';

/** `SINCE.AT`: when the visit before this one ended, and when this one was last seen. */
export const VISIT_COOKIE = 'reroll-visit';

/** A pause that ends a visit. */
const PAUSE = 1800;
const WEEK = 7 * 86_400;

/** When the reader was here before this visit; a week ago for a new reader. */
export function sinceOf(cookie: string | undefined, now: Seconds): Seconds {
  const visit = parse(cookie);
  if (!visit) return now - WEEK;
  return now - visit.at > PAUSE ? visit.at : visit.since;
}

/** The cookie after one more request. */
export function nextVisit(cookie: string | undefined, now: Seconds): string {
  return `${sinceOf(cookie, now)}.${now}`;
}

function parse(cookie: string | undefined): { since: Seconds; at: Seconds } | undefined {
  const [, since, at] = /^(\d{1,12})\.(\d{1,12})$/.exec(cookie ?? '') ?? [];
  return since && at ? { since: Number(since), at: Number(at) } : undefined;
}
