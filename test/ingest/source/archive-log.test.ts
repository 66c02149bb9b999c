import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ArchiveChange, parseArchiveChange, readArchiveLog } from '#ingest/source/archive-log.ts';

const none = '0'.repeat(40);
const a = 'a'.repeat(40);
const b = 'b'.repeat(40);
const v1Path = `c4/${'0'.repeat(38)}`;

describe('a line of the log', () => {
  test.each([
    [`:000000 100644 ${none} ${a} A\tm`, [{ kind: 'message', blob: a }], 'the first mail of v2'],
    [`:100644 100644 ${a} ${b} M\tm`, [{ kind: 'message', blob: b }], 'any other mail of v2'],
    [`:000000 100644 ${none} ${b} A\td`, [{ kind: 'removal', blob: b }], 'taken out of v2'],
    [`:100644 000000 ${a} ${none} D\tm`, [], 'the other half of it'],
    [`:100644 000000 ${a} ${none} D\td`, [], 'the first mail behind it'],
    [`:000000 100644 ${none} ${a} A\t${v1Path}`, [{ kind: 'message', blob: a }], 'a mail of v1'],
    [`:100644 000000 ${a} ${none} D\t${v1Path}`, [{ kind: 'removal', blob: a }], 'taken out of v1'],
    [
      `:100644 100644 ${a} ${b} M\t${v1Path}`,
      [
        { kind: 'removal', blob: a },
        { kind: 'message', blob: b },
      ],
      'edited in v1',
    ],
    [`:000000 100644 ${none} ${a} A\tREADME`, [], 'no mail'],
    ['', [], 'the line between header and changes'],
  ])('%s', (line, changes) => {
    expect(parseArchiveChange(line)).toEqual(changes);
  });
});

const commits = ['1', '2', '3'].map((digit) => digit.repeat(40));
const log = [
  `${commits[0]} 100`,
  '',
  `:000000 100644 ${none} ${a} A\tm`,
  `${commits[1]} 200`,
  `${commits[2]} 300`,
  '',
  `:100644 100644 ${a} ${b} M\tm`,
  '',
].join('\n');

async function readLog(chunks: readonly string[]): Promise<readonly ArchiveChange[]> {
  async function* stream(): AsyncGenerator<string> {
    yield* chunks;
  }
  const changes: ArchiveChange[] = [];
  for await (const batch of readArchiveLog(stream())) changes.push(...batch);
  return changes;
}

test('a commit without a change brings the mail before it once more, as in linux-leds', async () => {
  expect(await readLog([log])).toEqual([
    { kind: 'message', blob: a, commit: commits[0], received: '100' },
    { kind: 'message', blob: a, commit: commits[1], received: '200' },
    { kind: 'message', blob: b, commit: commits[2], received: '300' },
  ]);
});

test('the changes do not depend on how the log is cut', async () => {
  const whole = await readLog([log]);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: log.length }), fc.integer({ min: 0, max: log.length }), async (x, y) => {
      const [from, to] = [Math.min(x, y), Math.max(x, y)];
      expect(await readLog([log.slice(0, from), log.slice(from, to), log.slice(to)])).toEqual(whole);
    }),
  );
});
