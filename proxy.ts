import { type NextRequest, NextResponse } from 'next/server';
import { isKnown, isPageKind } from '#db/known.ts';
import { type Database, openStore, storePath } from '#db/open.ts';
import { MISSING_HEADER } from './app/missing.ts';
import { nextVisit, VISIT_COOKIE } from './app/visit.ts';

let handle: Database | undefined;

/**
 * Sends a reader who asks for an unknown mail to the not-found page before any of the page is made: where a page says
 * `notFound()` itself, Next.js answers with an empty document that only a script can fill.
 */
export function proxy(request: NextRequest): NextResponse {
  if (request.nextUrl.pathname === '/') return rememberVisit(request);
  const [, kind = '', segment = ''] = request.nextUrl.pathname.split('/');
  handle ??= openStore(storePath());
  if (isPageKind(kind) && isKnown(handle, kind, decode(segment))) return NextResponse.next();
  const headers = new Headers(request.headers);
  headers.set(MISSING_HEADER, segment);
  return NextResponse.rewrite(new URL('/not-in-the-store', request.url), { status: 404, request: { headers } });
}

/** The page is shown with the cookie as it was; what is new since then is still new when it is loaded again. */
function rememberVisit(request: NextRequest): NextResponse {
  const response = NextResponse.next();
  const cookie = nextVisit(request.cookies.get(VISIT_COOKIE)?.value, Math.floor(Date.now() / 1000));
  response.cookies.set(VISIT_COOKIE, cookie, { maxAge: 365 * 86_400, httpOnly: true, sameSite: 'lax' });
  return response;
}

export const config = {
  matcher: ['/', '/series/:id+', '/patch/:id+', '/message/:id+', '/thread/:id+', '/item/:id+', '/person/:id+'],
};

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return '';
  }
}
