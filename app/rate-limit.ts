import { callerOf } from '#access/caller.ts';
import { type Buckets, isHeavy, takeRequest } from '#access/rate.ts';
import { whoReads } from '#access/reader.ts';
import { accessSettings } from '#access/settings.ts';
import type { Database } from '#db/open.ts';
import { currentTime } from './request.ts';

const buckets: Buckets = new Map();

/** The answer to who asks too much at once (RFC 6585, 4), in JSON for programs; undefined for all others. */
export function refuseTooMany(request: Request, open: () => Database): Response | undefined {
  const settings = accessSettings();
  const url = new URL(request.url);
  if (settings.rate === 0 || !isHeavy(url)) return undefined;
  const reader = whoReads(settings, open(), request.headers, currentTime());
  const wait = takeRequest(buckets, callerOf(settings, reader, request.headers), settings.rate, Date.now());
  if (wait === 0) return undefined;
  const detail = `Too many requests: at most ${settings.rate} a minute. Try again in ${wait} s.`;
  const init = { status: 429, headers: { 'retry-after': String(wait), 'cache-control': 'no-store' } };
  return url.pathname.startsWith('/api') ? Response.json({ detail }, init) : new Response(`${detail}\n`, init);
}
