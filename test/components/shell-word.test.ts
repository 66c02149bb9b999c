import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { ingestCommand, shellWord } from '#components/shell-word.ts';

const ids = [
  '20260112.4711-1-mira@example.org',
  "a'$(touch x)`id`;b@example.org",
  'a"b\\c&d|e@example.org',
  '-rf',
  "''",
  '*?[x]~#!',
];

test.each(ids)('the shell takes %j for one word', (id) => {
  const words = execFileSync('sh', ['-c', `printf '<%s>' ${shellWord(id)}`]).toString();
  expect(words).toBe(`<${id}>`);
});

test('what needs no quotes has none', () => expect(shellWord(ids[0] ?? '')).toBe(ids[0]));

test.each(ids)('the address of %j stays one word', (id) => {
  const words = execFileSync('sh', ['-c', `printf '<%s>' ${ingestCommand(id)}`]).toString();
  expect(words).toMatch(/^<ingest><https:\/\/lore\.kernel\.org\/all\/[^<>' ]+\/>$/);
});
