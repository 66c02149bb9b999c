import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createProgram } from '#cli/program.ts';

test('the README has a row for every command', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const rows = readme.split('\n').filter((line) => line.startsWith('| `'));
  const named = new Set(rows.flatMap((row) => [...row.matchAll(/`(\w+)[^`]*`/g)].map(([, name]) => name)));
  const terminal = { write: () => {}, warn: () => {}, isInteractive: false, columns: 80 };
  const commands = createProgram(terminal).commands.map((command) => command.name());
  expect(commands.filter((name) => !named.has(name))).toEqual([]);
});
