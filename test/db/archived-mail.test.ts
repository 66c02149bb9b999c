import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { isList, listArchived, listNewest, readArchived } from '#db/archived-mail.ts';
import { saveMail } from '#db/messages.ts';
import { openStore } from '#db/open.ts';
import { id, receivedMail } from './received-mail.ts';

const A = id('a@example.org');
const B = id('b@example.org');

/** One Message-ID over two contents, in two lists; another mail from a saved page. */
function exampleStore() {
  const db = openStore(':memory:');
  const raw = (text: string) => ({ raw: brotliCompressSync(text) });
  const save = (mail: Parameters<typeof receivedMail>[0], list: string, text: string) =>
    saveMail(db, receivedMail(mail, raw(text)), [{ list, source: list }]);
  save({ messageId: A, body: 'One.', sent: 20 }, 'leds', 'first');
  save({ messageId: A, body: 'Two.', sent: 10 }, 'fpga', 'second');
  save({ messageId: B, body: 'Three.', sent: 30, copy: 'page', subject: 'page' }, 'fpga', 'page');
  return db;
}

test('all contents under one Message-ID are read, the one sent first before the others', () => {
  const db = exampleStore();
  const texts = (list: string | null) => listArchived(db, A, list).map(({ row }) => String(readArchived(db, row)));
  expect(texts(null)).toEqual(['second', 'first']);
  expect(texts('leds')).toEqual(['first']);
  expect(texts('usb')).toEqual([]);
  expect(listArchived(db, B, null)).toMatchObject([{ copy: 'page' }]);
  expect(readArchived(db, 99)).toBeUndefined();
});

test('the newest mails of a list', () => {
  const db = exampleStore();
  expect(listNewest(db, null, 9)).toEqual([B, A]);
  expect(listNewest(db, 'fpga', 9)).toEqual([B, A]);
  expect(listNewest(db, 'leds', 9)).toEqual([A]);
  expect([isList(db, 'fpga'), isList(db, 'fpg')]).toEqual([true, false]);
});
