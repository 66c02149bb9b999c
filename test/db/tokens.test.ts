import { expect, test } from 'vitest';
import { openStore } from '#db/open.ts';
import { createToken, listTokens, revokeToken, verifyToken } from '#db/tokens.ts';

const mira = { name: 'Mira Lindqvist', scope: 'mark', at: 100 } as const;

test('a token is in force until it is revoked', () => {
  const db = openStore(':memory:');
  const { id, secret } = createToken(db, mira);
  expect(verifyToken(db, secret, 200)).toMatchObject({ id, name: 'Mira Lindqvist', scope: 'mark', created: 100 });
  expect(verifyToken(db, `${secret}x`, 200)).toBeUndefined();
  expect(revokeToken(db, id, 300, 'mira')).toBe(true);
  expect(verifyToken(db, secret, 400)).toBeUndefined();
  expect(revokeToken(db, id, 500, 'mira')).toBe(false);
  expect(listTokens(db)[0]?.revoked).toBe(300);
});

test('when it was used is written down once an hour', () => {
  const db = openStore(':memory:');
  const { secret } = createToken(db, mira);
  const lastUsed = () => listTokens(db)[0]?.lastUsed;
  expect(lastUsed()).toBeNull();
  for (const at of [1000, 4599]) verifyToken(db, secret, at);
  expect(lastUsed()).toBe(1000);
  verifyToken(db, secret, 4600);
  expect(lastUsed()).toBe(4600);
});

test('the store does not hold the token, and no two are equal', () => {
  const db = openStore(':memory:');
  const secrets = [createToken(db, mira).secret, createToken(db, mira).secret];
  expect(new Set(secrets).size).toBe(2);
  const stored = JSON.stringify(db.prepare('SELECT * FROM token').all());
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(40);
    expect(stored).not.toContain(secret);
  }
});
