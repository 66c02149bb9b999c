import { expect, test } from 'vitest';
import { isLoopback, parseAccess } from '#access/settings.ts';

const oidc = {
  REROLL_AUTH: 'oidc',
  REROLL_OIDC_ISSUER: 'https://id.example.org/',
  REROLL_OIDC_CLIENT_ID: 'reroll',
  REROLL_OIDC_CLIENT_SECRET: 's3cret',
  REROLL_URL: 'https://reroll.example.org',
};
const proxy = { REROLL_AUTH: 'proxy', REROLL_AUTH_HEADER: 'X-User', REROLL_PROXY_SECRET: 'sixteen letters!' };

test('without settings nobody signs in, and nothing is limited', () => {
  expect(parseAccess({})).toEqual({
    signIn: { kind: 'none' },
    read: 'public',
    hidesAddresses: false,
    proxySecret: null,
    site: null,
    isLocal: true,
    rate: 0,
  });
});

test('a server that others reach has a rate', () => {
  expect(parseAccess(oidc).rate).toBe(120);
  expect(parseAccess(proxy)).toMatchObject({ isLocal: false, rate: 120, signIn: { kind: 'proxy', header: 'x-user' } });
  expect(parseAccess({ REROLL_OPEN: '1' }).rate).toBe(120);
  expect(parseAccess({ ...oidc, REROLL_RATE_LIMIT: '0' }).rate).toBe(0);
});

test('a provider on this machine may do without encryption', () => {
  const settings = { ...oidc, REROLL_OIDC_ISSUER: 'http://127.0.0.1:4000', REROLL_URL: 'http://localhost:3000' };
  expect(parseAccess(settings).signIn).toMatchObject({ kind: 'oidc', lasts: 72 * 3600 });
});

test.each([
  [{ REROLL_AUTH: 'yes' }, 'REROLL_AUTH is one of none, oidc, proxy'],
  [{ REROLL_READ: 'signed-in' }, 'REROLL_READ=signed-in needs a way to sign in'],
  [{ ...oidc, REROLL_READ: 'private' }, 'REROLL_READ is one of'],
  [{ ...oidc, REROLL_OIDC_CLIENT_SECRET: '' }, 'needs REROLL_OIDC_CLIENT_SECRET'],
  [{ ...oidc, REROLL_URL: undefined }, 'needs REROLL_URL'],
  [{ ...oidc, REROLL_OIDC_ISSUER: 'http://id.example.org' }, 'begins with https://'],
  [{ ...oidc, REROLL_URL: 'reroll.example.org' }, 'begins with https://'],
  [{ ...oidc, REROLL_SESSION_HOURS: '-1' }, 'REROLL_SESSION_HOURS is a whole number'],
  [{ ...proxy, REROLL_PROXY_SECRET: undefined }, 'needs REROLL_PROXY_SECRET'],
  [{ ...proxy, REROLL_PROXY_SECRET: 'short' }, '16 characters'],
  [{ ...proxy, REROLL_AUTH_HEADER: 'X User' }, 'no name of a header'],
])('%j is refused', (env: Readonly<Record<string, string | undefined>>, reason: string) => {
  expect(() => parseAccess(env)).toThrow(reason);
});

test.each([
  ['127.0.0.1', true],
  ['127.8.8.8', true],
  ['::1', true],
  ['localhost', true],
  ['0.0.0.0', false],
  ['::', false],
  ['127.0.0.1.example.org', false],
  ['192.168.1.4', false],
])('%s is this machine alone: %s', (host, isAlone) => {
  expect(isLoopback(host)).toBe(isAlone);
});
