/** What is left to each caller: a bucket that holds a minute's requests and fills all the time. */
export type Buckets = Map<string, { readonly left: number; readonly at: number }>;

/** So many callers are remembered; where there are more, those who were not here for the longest are forgotten. */
const CALLERS = 10_000;

/**
 * Takes one request of a caller from their bucket.
 * @param perMinute how many requests fill it, and how many it holds
 * @param now in milliseconds
 * @returns 0, or after how many seconds there will be one
 */
export function takeRequest(buckets: Buckets, caller: string, perMinute: number, now: number): number {
  const perMs = perMinute / 60_000;
  const bucket = buckets.get(caller);
  const left = bucket ? Math.min(perMinute, bucket.left + Math.max(0, now - bucket.at) * perMs) : perMinute;
  const isTaken = left >= 1;
  // Set anew: a Map goes by the order of insertion.
  buckets.delete(caller);
  buckets.set(caller, { left: isTaken ? left - 1 : left, at: now });
  const oldest = buckets.keys().next().value;
  if (buckets.size > CALLERS && oldest !== undefined) buckets.delete(oldest);
  return isTaken ? 0 : Math.ceil((1 - left) / perMs / 1000);
}

/** Searches, mailboxes and all that programs ask: what costs the server more than a page. */
export function isHeavy({ pathname, searchParams }: URL): boolean {
  const [, first = ''] = pathname.split('/');
  if (first === 'api' || first === 'search' || first.startsWith('search.')) return true;
  return searchParams.has('q') || /\/(?:mbox|t\.mbox\.gz|changes)\/?$/.test(pathname);
}
