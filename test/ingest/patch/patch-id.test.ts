import { expect, test } from 'vitest';
import { findPatchId } from '#ingest/patch/patch-id.ts';
import { diffOf } from './mail.ts';

const idOf = (text: string) => findPatchId(text.split('\n'));
const one = diffOf('a.c', 'x', 'y');
const two = diffOf('b.c', 'x', 'y');

test.each([
  ['line numbers', one.replace('-10,3 +10,3', '-99,3 +98,3')],
  ['white space', one.replace('\ty', '        y ')],
  ['the blobs of a text file', one.replace('1111111..2222222', '3333333..4444444')],
  ['the heading', one.replace('lantern_probe', 'lantern_remove')],
  ['what stands around', `Fix it\n\n---\n${one}\n-- \n2.40.1\n`],
  ['a newline that is missing', one.replace('\n }', '\n }\n\\ No newline at end of file')],
])('%s does not matter', (_, text) => {
  expect(text).not.toBe(one);
  expect(idOf(text)).toBe(idOf(one));
});

test.each([
  ['a line', one.replace('\ty', '\tz')],
  ['the context', one.replace('int ret', 'int err')],
  ['the path', diffOf('c.c', 'x', 'y')],
  ['one more file', `${one}\n${two}`],
])('%s matters', (_, text) => {
  expect(idOf(text)).not.toBe(idOf(one));
});

test('the order of files does not matter', () => {
  expect(idOf(`${one}\n${two}`)).toBe(idOf(`${two}\n${one}`));
});

test('git has no id for a diff without its first line', () => {
  expect(idOf(one.slice(one.indexOf('---')))).toBeUndefined();
  expect(idOf('text\n')).toBeUndefined();
});
