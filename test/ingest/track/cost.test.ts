import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Comment } from '#db/model.ts';
import { parseAsk } from '#ingest/track/ask.ts';
import { listOutcomes } from '#ingest/track/outcome.ts';
import { findAskedRecipient } from '#ingest/track/recipient.ts';
import { commentOn, judge, MAX, messageOf, postSeries } from './posted.ts';

const MEGABYTE = 1_000_000;

/** A diff of so many lines is the longest that a list lets through. */
const FILE = 200_000;

/** Texts that a hostile mail may hold; each must cost no more than its length. */
const hostile: readonly (readonly [string, string])[] = [
  ['a line of >', '>'.repeat(MEGABYTE)],
  ['100,000 quoted lines', '> x\n'.repeat(100_000)],
  ['one long word', 'a'.repeat(MEGABYTE)],
  ['words', 'drop '.repeat(MEGABYTE / 5)],
  ['names', 'a_b() '.repeat(MEGABYTE / 6)],
  ['quotes', '"\'`('.repeat(MEGABYTE / 4)],
  ['substitutions', 's/a/b/\n'.repeat(MEGABYTE / 7)],
  ['addresses', 'cc a@b.c '.repeat(MEGABYTE / 9)],
  ['code', '\tif (x)\n\t\treturn;\n'.repeat(MEGABYTE / 18)],
  ['blanks', `drop${' '.repeat(MEGABYTE)}`],
  ['declarations', `move assignment ${'int '.repeat(MEGABYTE / 4)}`],
];

function timed(action: () => unknown): number {
  const started = performance.now();
  action();
  return performance.now() - started;
}

const posted = postSeries([[{ files: { 'a.c': 'int a = 0;\nint b;' } }], [{ files: { 'a.c': 'int a = 1;\nint b;' } }]]);

describe('hostile text', () => {
  test.each(hostile)('%s in a comment', (_, text) => {
    const comment = commentOn(posted, 1, 'int a', { text });
    expect(timed(() => parseAsk(comment, undefined))).toBeLessThan(1_000);
    expect(timed(() => findAskedRecipient(text))).toBeLessThan(1_000);
    expect(timed(() => judge(posted, [comment]))).toBeLessThan(2_000);
  });

  test.each(hostile)('%s in a reply', (_, text) => {
    const reply = messageOf('r@example.org', MAX, 1, 'Re: x', text);
    expect(timed(() => listOutcomes(posted.series, [reply]))).toBeLessThan(1_000);
  });

  test.each(hostile)('%s in a file', (_, text) => {
    const code = text.slice(0, FILE);
    const big = postSeries([[{ files: { 'a.c': code } }], [{ files: { 'a.c': `int a;\n${code}` } }]]);
    const comment = commentOn(big, 1, text.slice(0, 3), { text: 'Move this, drop foo_bar() and sort it.' });
    expect(timed(() => judge(big, [comment]))).toBeLessThan(2_000);
  });
});

test('five hundred comments on a long file', () => {
  const lines = Array.from({ length: 5_000 }, (_, n) => `\tcall_${n}(device, ${n});`);
  const changed = lines.map((line, n) => (n % 7 === 0 ? line.replace('device', 'dev') : line));
  const long = postSeries([lines, changed, lines].map((text) => [{ files: { 'a.c': text.join('\n') } }]));
  const comments: Comment[] = Array.from({ length: 500 }, (_, n) =>
    commentOn(long, 1, `call_${n * 10}(`, { text: `Move this below call_${n}() and use dev_${n}.`, first: n + 1 }),
  );
  expect(timed(() => judge(long, comments))).toBeLessThan(4_000);
});

test('nothing that people write makes it throw', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 300 }),
      fc.array(fc.string({ maxLength: 60 }), { maxLength: 20 }),
      (text, lines) => {
        const odd = postSeries([[{ files: { 'a.c': 'int a;' } }], [{ files: { 'a.c': lines.join('\n') } }]]);
        const [judgement] = judge(odd, [commentOn(odd, 1, 'int a', { text })]);
        expect(judgement?.confidence).toBeGreaterThanOrEqual(0);
        expect(judgement?.confidence).toBeLessThanOrEqual(1);
      },
    ),
    { numRuns: 200 },
  );
});
