import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseBlocks, parseQuoteLines } from '#ingest/mail/quote.ts';

/** `own 1-2, quoted1 3-3`: how a mail falls into blocks. */
function shape(lines: readonly string[]): string {
  return parseBlocks(lines.join('\n'))
    .map((block) => `${block.kind}${block.kind === 'quoted' ? block.depth : ''} ${block.first}-${block.last}`)
    .join(', ');
}

const cases: readonly (readonly [name: string, lines: readonly string[], shape: string])[] = [
  ['one level', ['> a', '> b', '', 'No.'], 'quoted1 1-3, own 4-4'],
  ['no blank lines around own text', ['> a', 'No.', '> b', 'Yes.'], 'quoted1 1-1, own 2-2, quoted1 3-3, own 4-4'],
  ['nested with spaces (T34)', ['> > a', '> b', 'No.'], 'quoted2 1-1, quoted1 2-2, own 3-3'],
  ['nested without spaces (T34)', ['>> a', '> b', 'No.'], 'quoted2 1-1, quoted1 2-2, own 3-3'],
  ['no space behind the mark (T34)', ['>a', '>b', 'No.'], 'quoted1 1-2, own 3-3'],
  ['a tab behind the mark (T34)', ['>\tint a;', 'No.'], 'quoted1 1-1, own 2-2'],
  ['bars (T34)', ['| a', '| b', '|', '| c', '', 'No.'], 'quoted1 1-5, own 6-6'],
  ['a table is no quote', ['See:', '| a | b |', '| 1 | 2 |', '| 3 | 4 |'], 'own 1-4'],
  ['marks behind a space', [' > a', ' > b', ' > c', 'No.'], 'quoted1 1-3, own 4-4'],
  [
    'marks with and without a space before them',
    ['> a', ' > b', ' > c', ' > > d', 'No.'],
    'quoted1 1-3, quoted2 4-4, own 5-5',
  ],
  ['an arrow is own text', ['> a', '-> this should be b'], 'quoted1 1-1, own 2-2'],
  ['a comparison is own text', ['> a', '>= 3 is what I meant'], 'quoted1 1-1, own 2-2'],
  ['blank lines without marks within a quote', ['> a', '', '> b', 'No.'], 'quoted1 1-3, own 4-4'],
  ['attribution', ['On Tue, 5 May 2026, Ann Doe wrote:', '> a', 'No.'], 'attribution 1-1, quoted1 2-2, own 3-3'],
  [
    'attribution over lines',
    ['Hi,', '', 'On Tue, May 5, 2026 at 10:00 AM Ann Doe', '<ann@example.org> wrote:', '>', '> a', 'No.'],
    'own 1-2, attribution 3-4, quoted1 5-6, own 7-7',
  ],
  ['attribution in German', ['Am 05.05.26 um 10:00 schrieb Ann Doe:', '> a'], 'attribution 1-1, quoted1 2-2'],
  ['attribution in French', ['Le 05/05/2026 à 10:00, Ann Doe a écrit :', '> a'], 'attribution 1-1, quoted1 2-2'],
  [
    'attribution in Spanish',
    ['El mar, 5 may 2026 a las 10:00, Ann (<a@example.org>) escribió:', '> a'],
    'attribution 1-1, quoted1 2-2',
  ],
  ['attribution in Chinese', ['在 2026/5/5 10:00, Ann Doe 写道:', '> a'], 'attribution 1-1, quoted1 2-2'],
  ['attribution without a date', ['Ann Doe <ann@example.org> writes:', '> a'], 'attribution 1-1, quoted1 2-2'],
  [
    'attribution above a cut',
    ['Ann Doe wrote:', '[..]', '> a', 'No.'],
    'attribution 1-1, own 2-2, quoted1 3-3, own 4-4',
  ],
  ['own words that end in a colon', ['Please write it like this:', '> a'], 'own 1-1, quoted1 2-2'],
  [
    'Outlook, answered on top (T34)',
    [
      'I agree.',
      '',
      '-----Original Message-----',
      'From: Ann <ann@example.org>',
      'Sent: Tuesday',
      'To: Bob',
      'Subject: x',
      '',
      'a',
      '> b',
    ],
    'own 1-2, attribution 3-8, quoted1 9-9, quoted2 10-10',
  ],
  [
    'Outlook, answered in between',
    ['From: Ann <ann@example.org>', 'Sent: Tuesday', 'To: Bob', 'Subject: x', '', '> a', 'No.'],
    'attribution 1-5, quoted1 6-6, own 7-7',
  ],
  ['Outlook within a quote', ['> -----Original Message-----', '> From: Ann', '> a', 'No.'], 'quoted1 1-3, own 4-4'],
  ['signature (RFC 3676)', ['No.', '-- ', 'Ann', 'Example Ltd.'], 'own 1-1, signature 2-4'],
  ['signature on top of a quote', ['No.', '--', 'Ann', '> a', 'Yes.'], 'own 1-1, signature 2-3, quoted1 4-4, own 5-5'],
  [
    'footer of a list',
    ['No.', '', '______________________________', 'widgets mailing list', 'x'],
    'own 1-2, signature 3-5',
  ],
  ['a rule that is no footer', ['No.', '______________________________', 'And no.'], 'own 1-3'],
  ['telephone', ['No.', '', 'Sent from my phone'], 'own 1-2, signature 3-3'],
  ['company', ['No.', 'This email and any attachments are confidential.'], 'own 1-1, signature 2-2'],
  ['banner', ['[AMD Official Use Only - General]', '', 'No.'], 'signature 1-2, own 3-3'],
  [
    'a diff that the reviewer suggests (T46)',
    [
      'Like this:',
      '',
      'diff --git a/x.c b/x.c',
      '--- a/x.c',
      '+++ b/x.c',
      '@@ -1,2 +1,2 @@',
      ' a',
      '-b',
      '+c',
      'What do you think?',
    ],
    'own 1-2, diff 3-9, own 10-10',
  ],
  ['a rule of dashes is no diff (T33)', ['No.', '---', 'Yes.'], 'own 1-3'],
  [
    'excerpts of the kernel test robot',
    ['All errors (new ones prefixed by >>):', '', '>> x.c:1:2: error: no such member', '> 12  int a;'],
    'own 1-4',
  ],
  [
    'a quoted report of the robot',
    ['> All errors (new ones prefixed by >>):', '> >> x.c:1:2: error', 'True.'],
    'quoted1 1-1, quoted3 2-2, own 3-3',
  ],
  ['nothing', [''], 'own 1-1'],
];

describe('parseBlocks', () => {
  test.each(cases)('%s', (_name, lines, expected) => {
    expect(shape(lines)).toBe(expected);
  });

  test('blocks cover every line once, in order', () => {
    const line = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom(
        '> a',
        '>> b',
        '',
        '-- ',
        '--- a/x',
        '+++ b/x',
        '@@ -1 +1 @@',
        'From: a',
        'To: b',
        'Cc: c',
        'Ann wrote:',
      ),
    );
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 40 }), (lines) => {
        const body = lines.join('\n');
        let next = 1;
        for (const block of parseBlocks(body)) {
          expect(block.first).toBe(next);
          expect(block.last).toBeGreaterThanOrEqual(block.first);
          next = block.last + 1;
        }
        expect(next).toBe(body.split('\n').length + 1);
      }),
    );
  });
});

test('quoted lines come with their depth and without their marks', () => {
  expect(parseQuoteLines('Hi\n> > +\ta\n> b\nNo')).toMatchObject([
    { kind: 'own' },
    { kind: 'quoted', depth: 2, text: '+\ta' },
    { kind: 'quoted', depth: 1, text: 'b' },
    { kind: 'own' },
  ]);
});

/** Twice the input may cost about twice the time; an expression that backtracks would cost minutes. */
describe('cost', () => {
  test.each([
    ['1 MB of >', '>'.repeat(1_000_000)],
    ['1 MB of > with spaces', '> '.repeat(500_000)],
    ['100,000 quoted lines', '> a line of code;\n'.repeat(100_000)],
    ['100,000 attributions', 'On Tue, Ann wrote:\n> a\n'.repeat(50_000)],
    ['100,000 headers', 'From: a\nTo: b\n'.repeat(50_000)],
    ['a long line of one word', `${'wrote '.repeat(200_000)}:\n> a`],
    ['100,000 hunks', '@@ -1,2 +1,2 @@\n a\n'.repeat(50_000)],
    ['spaces', `${' '.repeat(1_000_000)}x`],
  ])('%s', (_name, body) => {
    const start = process.cpuUsage();
    expect(parseQuoteLines(body).length).toBe(body.split('\n').length);
    expect(process.cpuUsage(start).user / 1_000).toBeLessThan(4_000);
  });
});
