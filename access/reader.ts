import type { Seconds } from '#db/model.ts';
import type { Database } from '#db/open.ts';
import { findSignedIn } from '#db/sessions.ts';
import { type Token, verifyToken } from '#db/tokens.ts';
import { cleanName } from './person-name.ts';
import { cookieName, readCookie } from './session-cookie.ts';
import type { AccessSettings } from './settings.ts';
import { readProxied } from './trusted-proxy.ts';

/** Who asks for something. */
export type Reader =
  /** No way to sign in is set up: everybody who can connect is trusted, and says their name where it is needed. */
  | { readonly kind: 'anyone' }
  /** Not signed in. */
  | { readonly kind: 'nobody' }
  | { readonly kind: 'person'; readonly name: string }
  | { readonly kind: 'program'; readonly token: Token };

/** RFC 6750 says Bearer, Patchwork and its clients say Token. */
const AUTHORIZATION = /^(?:bearer|token) ([\w.~+/=-]{1,200})$/i;

/** Who sends a request, by its session, the proxy's word, or its token. */
export function whoReads(settings: AccessSettings, db: Database, headers: Headers, now: Seconds): Reader {
  const token = readToken(db, headers, now);
  if (typeof token === 'object') return { kind: 'program', token };
  const name = readName(settings, db, headers, now);
  if (name !== undefined) return { kind: 'person', name };
  return { kind: settings.signIn.kind === 'none' ? 'anyone' : 'nobody' };
}

/** The token in the Authorization header. Other schemes, such as Basic, are as if not there. */
export function readToken(db: Database, headers: Headers, now: Seconds): Token | 'none' | 'refused' {
  const header = headers.get('authorization')?.trim() ?? '';
  if (!/^(?:bearer|token) /i.test(header)) return 'none';
  const secret = AUTHORIZATION.exec(header)?.[1];
  return (secret === undefined ? undefined : verifyToken(db, secret, now)) ?? 'refused';
}

function readName(settings: AccessSettings, db: Database, headers: Headers, now: Seconds): string | undefined {
  const { signIn } = settings;
  switch (signIn.kind) {
    case 'none':
      return undefined;
    case 'proxy':
      return cleanName(readProxied(settings, headers, signIn.header) ?? '') || undefined;
    case 'oidc': {
      const secret = readCookie(headers, cookieName(settings, 'session'));
      return secret === undefined ? undefined : findSignedIn(db, secret, now);
    }
  }
}

export function mayRead({ read }: AccessSettings, reader: Reader): boolean {
  return read === 'public' || reader.kind === 'person' || reader.kind === 'program';
}

/** Where addresses are hidden, those see them whom the operator knows. */
export function maySeeAddresses({ hidesAddresses }: AccessSettings, reader: Reader): boolean {
  return !hidesAddresses || reader.kind === 'person' || reader.kind === 'program';
}
