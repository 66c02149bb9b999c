import { type NextRequest, NextResponse } from 'next/server';
import { accessSettings, isLoopback } from '#access/settings.ts';

/**
 * Whether a form was sent from one of our own pages: a browser names the page's origin with every POST (Fetch, 3.2), and
 * newer ones say how it relates to ours (Fetch Metadata, 2.4). A page of another site can forge neither.
 */
export function isOwnForm(request: NextRequest): boolean {
  const origin = request.headers.get('origin');
  if (origin === null || !URL.canParse(origin)) return false;
  const relation = request.headers.get('sec-fetch-site');
  if (relation !== null && relation !== 'same-origin') return false;
  const { site, isLocal } = accessSettings();
  if (site) return origin === site.origin;
  const { host, hostname } = new URL(origin);
  // A name of another site that leads to this machine (DNS rebinding) is the same in both headers.
  return host === request.headers.get('host') && (!isLocal || isLoopback(hostname));
}

const HERE = 'http://reroll.invalid';

/** Back to a page of ours after a form (RFC 9110, 15.4.4). Only the path is taken from what the form says. */
export function backTo(path: string): NextResponse {
  // As a browser reads it: it drops tabs, and takes `/\\` and `/.//` for the beginning of another host.
  const url = URL.canParse(path, HERE) ? new URL(path, HERE) : undefined;
  const isOwn = url?.origin === HERE && path.startsWith('/') && !url.pathname.startsWith('//');
  const location = isOwn ? `${url.pathname}${url.search}${url.hash}` : '/';
  return new NextResponse(null, { status: 303, headers: { location } });
}

/** The text of a field, trimmed; '' where it is missing or a file. */
export function fieldOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
