import { beforeEach, expect, test } from 'vitest';
import { isKnown } from '#db/known.ts';
import { saveMail } from '#db/messages.ts';
import { type Database, openStore } from '#db/open.ts';
import { listThread } from '#db/threads.ts';
import { storeVersion } from '#db/version.ts';
import { id, receivedMail } from './received-mail.ts';

let db: Database;

beforeEach(() => {
  db = openStore(':memory:');
  const save = (name: string, sent: number, ...references: string[]) =>
    saveMail(db, receivedMail({ messageId: id(name), sent, references: references.map(id) }, { clusterKeys: [1] }), []);
  save('c', 3, 'a', 'b');
  save('a', 1);
  save('x', 2);
  save('y', 4, 'x');
});

test('a thread is what hangs together by references, also where a mail between is missing', () => {
  expect(listThread(db, 'a').map(({ messageId }) => messageId)).toEqual(['a', 'c']);
  expect(listThread(db, 'c').map(({ messageId }) => messageId)).toEqual(['a', 'c']);
});

test('another thread that was grouped with it is not of it', () => {
  expect(listThread(db, 'y').map(({ messageId }) => messageId)).toEqual(['x', 'y']);
});

test('an unknown mail has no thread', () => {
  expect(listThread(db, 'b')).toEqual([]);
  expect(isKnown(db, 'thread', 'b')).toBe(false);
  expect(isKnown(db, 'message', 'a')).toBe(true);
  expect(isKnown(db, 'patch', 'a')).toBe(false);
  expect(isKnown(db, 'person', 'mira@example.org')).toBe(true);
});

test('the version of the store changes with each mail', () => {
  const before = storeVersion(db);
  saveMail(db, receivedMail({ messageId: id('new') }), []);
  expect(storeVersion(db)).not.toBe(before);
});
