import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { OPERATORS } from '#db/query/operator.ts';
import { parseQuery } from '#db/query/parse.ts';
import type { QueryTree } from '#db/query/tree.ts';

/** 2026-02-04 00:00:00 */
const NOW = 1_770_163_200;

/** A tree as a line: `~` stems, `*` goes on, quotes are a phrase. */
function show(tree: QueryTree): string {
  switch (tree.kind) {
    case 'and':
    case 'or':
      return `(${tree.parts.map(show).join(tree.kind === 'and' ? ' & ' : ' | ')})`;
    case 'not':
      return `!${show(tree.part)}`;
    case 'words': {
      const words = tree.words.length > 1 ? `"${tree.words.join(' ')}"` : (tree.words[0] ?? '');
      const form = tree.form === 'stem' ? '~' : tree.form === 'prefix' ? '*' : '';
      return `${tree.operator === null ? '' : `${tree.operator}:`}${words}${form}`;
    }
    case 'identity':
    case 'text':
      return `${tree.operator}:${tree.value}`;
    case 'time':
      return `${tree.operator}:${tree.range.from ?? ''}..${tree.range.to ?? ''}`;
    case 'revision':
      return `rev:${tree.range.from ?? ''}..${tree.range.to ?? ''}`;
    case 'is':
      return `is:${tree.standing}`;
    case 'comment-kind':
      return `kind:${tree.commentKind}`;
  }
}

function read(text: string): string {
  const parsed = parseQuery(text, NOW);
  return parsed.kind === 'query' ? show(parsed.tree) : parsed.kind;
}

describe('a query is read as Xapian reads it', () => {
  // The right side is what Search::Xapian's QueryParser describes.
  test.each([
    ['led', 'led~'],
    ['Led', 'led'],
    ['a b', '(a~ & b~)'],
    ['a b OR c', '((a~ & b~) | c~)'],
    ['a OR b c', '(a~ | (b~ & c~))'],
    ['a NOT b c', '(a~ & !(b~ & c~))'],
    ['a AND NOT b', '(a~ & !b~)'],
    ['a -b', '(a~ & !b~)'],
    ['+a +b -c', '(a~ & b~ & !c~)'],
    ['a-b', '"a b"'],
    ['a - b', '(a~ & b~)'],
    ['foo(bar)', '(foo & bar~)'],
    ['foo/bar.c', '"foo bar c"'],
    ['a->b', '(a~ & b~)'],
    ["don't", "don't~"],
    ['6.1.2', '6.1.2'],
    ['mutex_init', 'mutex_init~'],
    ['mutex_*', 'mutex_*'],
    ['fo*o', '(fo & o~)'],
    ['"a B c"', '"a b c"'],
    ['“a b”', '"a b"'],
    ['s:led', 's:led~'],
    ['s:"use after free"', 's:"use after free"'],
    ['s:(a OR b) c', '((s:a~ | s:b~) & c~)'],
    ['f:ann@example.org', 'f:"ann example org"'],
    ['and or not', '(and~ & or~ & not~)'],
    ['Fixes:abc', '"fixes abc"'],
    ['a XOR b', '((a~ | b~) & !(a~ & b~))'],
    ['dfpre:1234567 dfpre:89abcde a', '(a~ & (dfpre:1234567 | dfpre:89abcde))'],
  ])('%s', (text, tree) => {
    expect(read(text)).toBe(tree);
  });
});

describe('our operators', () => {
  test.each([
    ['is:open is:promised', '(is:open | is:promised)'],
    ['is:outstanding kind:nit', '(is:outstanding & kind:nit)'],
    ['rev:>3', 'rev:4..'],
    ['rev:v3', 'rev:3..3'],
    ['rev:2..4', 'rev:2..4'],
    ['reviewer:"Ann Lee"', 'reviewer:Ann Lee'],
    ['-is:applied path:drivers/leds/*.c', '(!is:applied & path:drivers/leds/*.c)'],
    ['NOT is:applied', '!is:applied'],
  ])('%s', (text, tree) => {
    expect(read(text)).toBe(tree);
  });
});

describe('times', () => {
  const DAY = 86_400;
  const JANUARY = Date.UTC(2026, 0, 1) / 1000;
  test.each([
    // One day and, as in public-inbox, the next.
    ['d:20260101', `d:${JANUARY}..${JANUARY + 2 * DAY - 1}`],
    ['d:2026-01-01..', `d:${JANUARY}..`],
    ['d:20260101..20260103', `d:${JANUARY}..${JANUARY + 3 * DAY - 1}`],
    ['d:yesterday..', `dt:${NOW - DAY}..`],
    ['d:20260101..yesterday', `dt:${JANUARY}..${NOW - DAY}`],
    ['dt:20260101000010..20260101000020', `dt:${JANUARY + 10}..${JANUARY + 20}`],
    ['rt:..1767225600', `rt:..${JANUARY}`],
  ])('%s', (text, tree) => {
    expect(read(text)).toBe(tree);
  });
});

describe('what cannot be read says where, and what was meant', () => {
  test.each([
    ['a s:"b', 4, 6, '"b"'],
    ['a AND', 2, 5, null],
    ['OR a', 0, 2, 'or'],
    ['(a', 0, 1, ''],
    ['a)', 1, 2, ''],
    ['a ()', 2, 3, null],
    ['is:opn', 0, 6, 'is:open'],
    ['kind:nits x', 0, 9, 'kind:nit'],
    ['rev:many', 0, 8, null],
    ['d:soonish', 0, 9, null],
    ['s: a', 0, 2, null],
    ['dfpre:12', 0, 8, null],
    ['a'.repeat(2001), 2000, 2001, null],
  ])('%s', (text, start, end, suggestion) => {
    const parsed = parseQuery(text, NOW);
    if (parsed.kind !== 'problem') throw new Error(`read as ${parsed.kind}`);
    expect(parsed.problem).toMatchObject({ start, end, suggestion });
  });

  it('asks whether a word was an operator', () => {
    const parsed = parseQuery('b:x autor:ann', NOW);
    expect(parsed).toMatchObject({ kind: 'query', doubts: [{ start: 4, end: 10, suggestion: 'author:' }] });
  });

  it('is nothing where there is no word', () => {
    expect(['', '  ', '""', '.,;'].map(read)).toEqual(['empty', 'empty', 'empty', 'empty']);
  });
});

test('anything is read or refused, and a suggestion is within the text', () => {
  const piece = fc.oneof(
    fc.constantFrom('AND', 'OR', 'NOT', 'XOR', '(', ')', '"', '-', '+', ' ', '*', ':', '..', '“'),
    fc.constantFrom(...OPERATORS.map(({ name }) => `${name}:`)),
    fc.string({ unit: 'binary', maxLength: 6 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      const parsed = parseQuery(text, NOW);
      const problems = parsed.kind === 'problem' ? [parsed.problem] : parsed.kind === 'query' ? parsed.doubts : [];
      for (const { start, end } of problems) expect(start >= 0 && start <= end && end <= text.length).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('a thousand parentheses are refused, not recursed into', () => {
  expect(read('('.repeat(999))).toBe('problem');
});
