import { describe, expect, test } from 'vitest';
import { parseDiff } from '#ingest/patch/diff.ts';
import { pairFiles } from '#ingest/patch/file-pair.ts';
import { compareFiles } from '#ingest/patch/interdiff.ts';
import { diffOf } from './mail.ts';

const parse = (...texts: string[]) => parseDiff(texts.join('\n').split('\n'), 0).files;

const rename = (from: string, to: string) =>
  [`diff --git a/${from} b/${to}`, 'similarity index 90%', `rename from ${from}`, `rename to ${to}`].join('\n');

const long = (path: string) =>
  diffOf(path, 'gpio_set_value(led->gpio, 0);', 'gpiod_set_value_cansleep(led->gpiod, 0);');

describe('pairs of files', () => {
  test.each<[string, string[], string[], string[]]>([
    ['the same paths', [diffOf('a'), diffOf('b')], [diffOf('b'), diffOf('a')], ['b b', 'a a']],
    ['T67 renamed by the patch now', [diffOf('a')], [rename('a', 'b')], ['a b']],
    ['renamed by the patch before', [rename('a', 'b')], [diffOf('a')], ['b a']],
    [
      'renamed before it was merged: the content tells',
      [long('a'), diffOf('x', '1', '2')],
      [long('b'), diffOf('y', '3', '4')],
      ['a b', '- y', 'x -'],
    ],
    ['the path wins over the content', [long('a'), long('b')], [long('b')], ['b b', 'a -']],
    [
      'nothing in common',
      [diffOf('a', 'first();', 'second();')],
      [diffOf('b', 'third();', 'fourth();')],
      ['- b', 'a -'],
    ],
    ['no files', [], [], []],
  ])('%s', (_, older, newer, expected) => {
    const pairs = pairFiles(
      older.flatMap((text) => parse(text)),
      newer.flatMap((text) => parse(text)),
    );
    expect(pairs.map((pair) => `${pair.older?.path ?? '-'} ${pair.newer?.path ?? '-'}`)).toEqual(expected);
  });
});

test('the diff between two revisions of a file', () => {
  const [older] = parse(diffOf('a', 'one();', 'two();'));
  const [newer] = parse(diffOf('a', 'one();', 'three();'));
  if (!older || !newer) throw new Error('no diff');
  expect(compareFiles(older, newer).map(({ kind, line }) => `${kind}: ${line.kind} ${line.text.trim()}`)).toEqual([
    'same: context int ret;',
    'same: removed one();',
    'removed: added two();',
    'added: added three();',
    'same: context }',
  ]);
});
