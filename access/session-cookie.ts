import type { AccessSettings } from './settings.ts';

/** How a cookie is kept: from scripts, from other sites' forms, and from unencrypted connections where there are others. */
export type CookieOptions = {
  readonly httpOnly: true;
  readonly sameSite: 'lax';
  readonly secure: boolean;
  readonly path: '/';
  readonly maxAge: number;
};

/** Of the session, of a sign-in that is under way, of a token that is to be shown once. */
export type CookiePurpose = 'session' | 'sign-in' | 'token';

/** `__Host-`: no other host of the same domain can have set it (RFC 6265bis, 4.1.3.2). */
export function cookieName({ site }: AccessSettings, purpose: CookiePurpose): string {
  return `${site?.protocol === 'https:' ? '__Host-' : ''}reroll-${purpose}`;
}

/** @param maxAge seconds; 0 deletes it */
export function cookieOptions({ site }: AccessSettings, maxAge: number): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', secure: site?.protocol === 'https:', path: '/', maxAge };
}

/** The value of a cookie in a Cookie header (RFC 6265, 4.2.1). */
export function readCookie(headers: Headers, name: string): string | undefined {
  for (const pair of (headers.get('cookie') ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}
