import { type NextRequest, NextResponse } from 'next/server';
import { cookieName, cookieOptions } from '#access/session-cookie.ts';
import { accessSettings } from '#access/settings.ts';
import { isList } from '#db/archived-mail.ts';
import { isKnown, isPageKind } from '#db/known.ts';
import { type Database, openStore, storePath } from '#db/open.ts';
import { contentPolicy, POLICY_HEADER } from './app/content-policy.ts';
import { refuseAtGate } from './app/gate.ts';
import { type LoreAddress, loreAddress, parseLoreAddress } from './app/lore/address.ts';
import { notFoundText } from './app/lore/plain-text.ts';
import { MISSING_HEADER } from './app/missing.ts';
import { refuseTooMany } from './app/rate-limit.ts';
import { nextVisit, VISIT_COOKIE } from './app/visit.ts';

let handle: Database | undefined;

/** What we have at the top level ourselves: these names win over lists that are called so. */
const OWN = new Set(process.env.REROLL_PAGES?.split(' '));

/** The request as the page gets it. */
type Onward = { readonly request: { readonly headers: Headers } };

/**
 * Puts the content security policy on every answer. The request carries it too: from there Next.js takes the nonce for
 * the scripts that it writes into the page.
 */
export function proxy(request: NextRequest): NextResponse {
  const policy = contentPolicy();
  const headers = new Headers(request.headers);
  headers.set(POLICY_HEADER, policy);
  const response = refuse(request) ?? route(request, { request: { headers } });
  response.headers.set(POLICY_HEADER, policy);
  return response;
}

/** The answer to those who may not read here, or ask too much at once. */
function refuse(request: NextRequest): NextResponse | undefined {
  const tooMany = refuseTooMany(request, open);
  return tooMany ? new NextResponse(tooMany.body, tooMany) : refuseAtGate(request, open);
}

/**
 * Sends a reader who asks for an unknown mail to the not-found page before any of the page is made: where a page says
 * `notFound()` itself, Next.js answers with an empty document that only a script can fill. And shows our pages at the
 * addresses that lore has for them.
 */
function route(request: NextRequest, onward: Onward): NextResponse {
  const path = request.nextUrl.pathname;
  if (path === '/') return rememberVisit(request, onward);
  if (path === '/tokens') return forgetToken(request, onward);
  const [, kind = '', segment = '', view] = path.split('/');
  // Patchwork's downloads, which answer for unknown mails themselves.
  if (isPageKind(kind) && (view === 'mbox' || view === 'raw')) return NextResponse.next(onward);
  const db = open();
  if (isPageKind(kind) && segment !== '')
    return isKnown(db, kind, decode(segment)) ? NextResponse.next(onward) : missing(request, onward, segment);
  if (OWN.has(kind)) return NextResponse.next(onward);
  const address = parseLoreAddress(path);
  if (!address || !hasAddress(db, address)) return missingOnLore(request, onward, address);
  return showAt(request, onward, address);
}

function open(): Database {
  handle ??= openStore(storePath());
  return handle;
}

function hasAddress(db: Database, address: LoreAddress): boolean {
  if ('id' in address) return isKnown(db, 'message', address.id);
  return address.list === null || isList(db, address.list);
}

/** Mails and threads are our own pages under lore's address; anything else there has a route. */
function showAt(request: NextRequest, onward: Onward, address: LoreAddress): NextResponse {
  const path = request.nextUrl.pathname;
  const isPage = address.kind === 'mail' || address.kind === 'T' || address.kind === 't';
  if (isPage && path.endsWith('/')) {
    const page = address.kind === 'mail' ? 'message' : 'thread';
    return NextResponse.rewrite(new URL(`/${page}/${encodeURIComponent(address.id)}`, request.url), onward);
  }
  // A Message-ID whose slashes came unescaped is not found by routes.
  if (!('id' in address) || path.split('/').length <= 4) return NextResponse.next(onward);
  return NextResponse.rewrite(new URL(loreAddress(address), request.url), onward);
}

/** For programs in plain text, as public-inbox has it; for people as a page. */
function missingOnLore(request: NextRequest, onward: Onward, address: LoreAddress | undefined): NextResponse {
  const id = address && 'id' in address ? address.id : '';
  if (request.headers.get('accept')?.includes('text/html')) return missing(request, onward, encodeURIComponent(id));
  const text = id ? notFoundText(id) : 'No such list, mail or page';
  return new NextResponse(`${text}\n`, { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' } });
}

function missing(request: NextRequest, onward: Onward, segment: string): NextResponse {
  onward.request.headers.set(MISSING_HEADER, segment);
  // A path that no route has.
  return NextResponse.rewrite(new URL('/not/in/the/store', request.url), { ...onward, status: 404 });
}

/** The page is shown with the cookie as it was; what is new since then is still new when it is loaded again. */
function rememberVisit(request: NextRequest, onward: Onward): NextResponse {
  const response = NextResponse.next(onward);
  const cookie = nextVisit(request.cookies.get(VISIT_COOKIE)?.value, Math.floor(Date.now() / 1000));
  response.cookies.set(VISIT_COOKIE, cookie, { maxAge: 365 * 86_400, httpOnly: true, sameSite: 'lax' });
  return response;
}

/** A new token is in a cookie that the page shows; it is deleted with that answer, so that it is shown once. */
function forgetToken(request: NextRequest, onward: Onward): NextResponse {
  const response = NextResponse.next(onward);
  const settings = accessSettings();
  const name = cookieName(settings, 'token');
  if (request.cookies.has(name)) response.cookies.set(name, '', cookieOptions(settings, 0));
  return response;
}

export const config = {
  matcher: ['/((?!_next/|api/).*)'],
};

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return '';
  }
}
