import { expect, test } from 'vitest';
import { formatAttempt, parseAttempt } from '#access/attempt-cookie.ts';
import { cleanName, namesOf } from '#access/person-name.ts';
import { type Reader, whoReads } from '#access/reader.ts';
import { cookieName, cookieOptions } from '#access/session-cookie.ts';
import { parseAccess } from '#access/settings.ts';
import { openStore } from '#db/open.ts';
import { createSession } from '#db/sessions.ts';
import { createToken, revokeToken } from '#db/tokens.ts';

const SECRET = 'a secret between the two';
const none = parseAccess({});
const proxy = parseAccess({ REROLL_AUTH: 'proxy', REROLL_AUTH_HEADER: 'X-User', REROLL_PROXY_SECRET: SECRET });
const oidc = parseAccess({
  REROLL_AUTH: 'oidc',
  REROLL_OIDC_ISSUER: 'https://id.example.org/',
  REROLL_OIDC_CLIENT_ID: 'reroll',
  REROLL_OIDC_CLIENT_SECRET: 's3cret',
  REROLL_URL: 'https://reroll.example.org',
});

const db = openStore(':memory:');
const session = createSession(db, { subject: 'https://id.example.org/ 1', names: ['Mira Lindqvist'] }, 100, 200);
const made = createToken(db, { name: 'git-pw', scope: 'read', at: 0 });
const revoked = createToken(db, { name: 'old', scope: 'mark', at: 0 });
revokeToken(db, revoked.id, 1, 'mira');

const nobody: Reader = { kind: 'nobody' };
const mira: Reader = { kind: 'person', name: 'Mira Lindqvist' };

test.each([
  ['nothing is set up', none, {}, { kind: 'anyone' }],
  ['a cookie where nobody signs in', none, { cookie: `reroll-session=${session}` }, { kind: 'anyone' }],
  ['no cookie', oidc, {}, nobody],
  ['the cookie', oidc, { cookie: `a=b; __Host-reroll-session=${session}; c=d` }, mira],
  ['a cookie that another host of the domain could set', oidc, { cookie: `reroll-session=${session}` }, nobody],
  ['a made-up cookie', oidc, { cookie: '__Host-reroll-session=x' }, nobody],
  ['an empty cookie', oidc, { cookie: '__Host-reroll-session=' }, nobody],
  ['the header of a proxy, where there is none', oidc, { 'x-user': 'Mira Lindqvist' }, nobody],
  ['the proxy', proxy, { 'x-user': 'Mira Lindqvist', 'x-reroll-proxy': SECRET }, mira],
  ['one who is not the proxy', proxy, { 'x-user': 'Mira Lindqvist' }, nobody],
  ['a wrong secret', proxy, { 'x-user': 'Mira Lindqvist', 'x-reroll-proxy': `${SECRET}!` }, nobody],
  ['a proxy that names nobody', proxy, { 'x-user': ' ', 'x-reroll-proxy': SECRET }, nobody],
  ['a cookie where a proxy decides', proxy, { cookie: `reroll-session=${session}` }, nobody],
  ['a revoked token', oidc, { authorization: `Token ${revoked.secret}` }, nobody],
] as const)('%s', (_, settings, headers, reader) => {
  expect(whoReads(settings, db, new Headers(headers), 150)).toEqual(reader);
});

test('a token tells a program', () => {
  for (const scheme of ['Token', 'bearer']) {
    const reader = whoReads(oidc, db, new Headers({ authorization: `${scheme} ${made.secret}` }), 150);
    expect(reader).toMatchObject({ kind: 'program', token: { name: 'git-pw' } });
  }
});

test('a session is over when its time is', () => {
  const headers = new Headers({ cookie: `${cookieName(oidc, 'session')}=${session}` });
  expect(whoReads(oidc, db, headers, 199)).toEqual(mira);
  expect(whoReads(oidc, db, headers, 200)).toEqual(nobody);
});

test('cookies go over encrypted connections alone where there are any', () => {
  expect(cookieOptions(oidc, 5)).toEqual({ httpOnly: true, sameSite: 'lax', secure: true, path: '/', maxAge: 5 });
  expect(cookieOptions(none, 5).secure).toBe(false);
});

test.each([
  [
    'Mira Lindqvist',
    ['mira', 'mira@example.org'],
    ['Mira Lindqvist', 'Mira Lindqvist (mira)', 'Mira Lindqvist (mira@example.org)'],
  ],
  [undefined, [undefined, 'mira@example.org', '17'], ['mira@example.org', 'mira@example.org (17)']],
  [' ', [7, null], []],
])('%s, %j', (name, marks, names) => {
  expect(namesOf(name, marks)).toEqual(names);
});

test('a name that looks like another is the other', () => {
  expect(cleanName('\u202eMira\u200b Ｌindqvist\n')).toBe('Mira Lindqvist');
  expect(cleanName('x'.repeat(500))).toHaveLength(200);
});

test('the cookie of an attempt is read as it was written, and nothing else is', () => {
  const attempt = { state: 's'.repeat(43), nonce: 'n'.repeat(43), verifier: 'v'.repeat(43), back: '/item/ä' };
  expect(parseAttempt(formatAttempt(attempt))).toEqual(attempt);
  const others = ['', '!', 'bnVsbA', formatAttempt({ ...attempt, state: '' })];
  for (const text of others) expect(parseAttempt(text)).toBeUndefined();
});
