import { type NextRequest, NextResponse } from 'next/server';
import { mayRead, whoReads } from '#access/reader.ts';
import { type AccessSettings, accessSettings } from '#access/settings.ts';
import { withQuery } from '#components/href.ts';
import type { Database } from '#db/open.ts';
import { currentTime } from './request.ts';

/** Open to everybody always: the way in, and what says nothing of the store. */
const OPEN = new Set(['sign-in', 'sign-out', 'healthz', 'robots.txt', 'icon.svg']);

/** The answer for those who may not read here; undefined for all others. `open` opens the store where it is needed. */
export function refuseAtGate(request: NextRequest, open: () => Database): NextResponse | undefined {
  const settings = accessSettings();
  if (isOpenTo(settings, request, open)) return undefined;
  if (request.method === 'GET' && request.headers.get('accept')?.includes('text/html')) {
    const { pathname, search } = request.nextUrl;
    const signIn = new URL(withQuery('/sign-in', { back: `${pathname}${search}` }), settings.site ?? request.url);
    return NextResponse.redirect(signIn, { status: 303, headers: { 'cache-control': 'no-store' } });
  }
  return new NextResponse('Sign in first, or send a token.\n', {
    status: 401,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'www-authenticate': 'Token' },
  });
}

function isOpenTo(settings: AccessSettings, request: NextRequest, open: () => Database): boolean {
  if (settings.read === 'public' || OPEN.has(request.nextUrl.pathname.split('/')[1] ?? '')) return true;
  return mayRead(settings, whoReads(settings, open(), request.headers, currentTime()));
}
