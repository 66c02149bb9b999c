import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listLinks, parseChangelog } from '#ingest/series/changelog.ts';

/** `3: first | second`: a revision in a line. */
const show = (text: string) =>
  parseChangelog(text.split('\n')).map(
    ({ revision, entries }) => `${revision}: ${entries.map((entry) => entry.text).join(' | ')}`,
  );

describe('the heading says which revision', () => {
  test.each([
    ['Changes in v3:', 3],
    ['Changes in V3:', 3],
    ['changes in v3', 3],
    ['Changes for v3:', 3],
    ['Changes v3:', 3],
    ['Change in v3:', 3],
    ['Changelog v3:', 3],
    ['Changes in version 3:', 3],
    ['v3:', 3],
    ['v3', 3],
    ['* v3', 3],
    ['- v3:', 3],
    ['V3:', 3],
    ['v3 changes:', 3],
    ['PATCH v3:', 3],
    ['--- Changes in v3 ---', 3],
    ['=== v3 ===', 3],
    ['(v3)', 3],
    ['Changes since v2:', 3],
    ['changes since v2', 3],
    ['Since v2:', 3],
    ['Changes from v2:', 3],
    ['Changes compared to v2[1]:', 3],
    ['Relevant changes since v2:', 3],
    ['v2 -> v3:', 3],
    ['v2->v3:', 3],
    ['V2-->V3:', 3],
    ['v2 => v3:', 3],
    ['v2 =>:', 3],
    ['v2 => :', 3],
    ['Changes v2 => v3:', 3],
    ['ChangeLog v2->v3:', 3],
    ['Changelog v2 -> v3:', 3],
    ['Changes from v2 to v3:', 3],
    ['changelogs between v2 & v3', 3],
    ['Changes v3 since v2 at [1]:', 3],
    ['Changes in v2 and v3:', 3],
    ['RFC v2:', 2],
    ['RFCv2 => v3:', 3],
    ['RFC -> v1:', 1],
    ['Changes since RFC:', 1],
    ['RFC 1/2 -> PATCH V1', 1],
  ])('%s', (heading, revision) => {
    expect(show(`${heading}\n- more`)).toEqual([`${revision}: more`]);
  });

  test.each([
    ['a kernel', 'v5.10 has it:'],
    ['a name', 'v4l2: use it'],
    ['a sentence', 'v2 encryption policies only support it.'],
    [
      'a sentence about changes',
      'Changes the default of v2 devices, which were sold from 2012 on, to what all others of them do, see below',
    ],
    ['Changelog without a revision', 'Changelog:'],
    ['a diffstat', ' drivers/v3.c | 2 +-'],
    ['a range-diff', 'Range-diff against v2:'],
  ])('no heading: %s', (_, line) => {
    expect(show(`${line}\n- more`)).toEqual([]);
  });
});

describe('the entries', () => {
  test.each<[string, string[], string[]]>([
    ['newest first, whatever the order', ['v2:', '- a', '', 'v3:', '- b'], ['3: b', '2: a']],
    [
      'on the line of the heading',
      ['v2 -> v3: fix printk', 'v1 -> v2: fix build', 'v2: no change'],
      ['3: fix printk', '2: fix build | no change'],
    ],
    ['a remark in the heading', ['Changes since v1: (from review)', '- a'], ['2: (from review) | a']],
    ['wrapped', ['Changes in v2:', '- ask for', '  a clock', '- free it'], ['2: ask for a clock | free it']],
    [
      'bullets of all kinds',
      ['Changes in v2:', '* a', '+ b', ' o c', '1. d', '2) e', '• f'],
      ['2: a | b | c | d | e | f'],
    ],
    ['nested', ['Changes in v2:', '- leds:', '  - a', '  - b'], ['2: leds: | a | b']],
    ['without bullets', ['v2:', 'Ask for a clock.', '', 'Free it.'], ['2: Ask for a clock. | Free it.']],
    ['indented', ['v2:', '    ask for a clock', '', '    free it'], ['2: ask for a clock | free it']],
    ['below an empty line', ['Changes in v2:', '', '- a'], ['2: a']],
    ['prose behind a list is none', ['Changes in v2:', '- a', '', 'Thanks for the review!'], ['2: a']],
    ['a diffstat ends it', ['Changes in v2:', '- a', ' x.c | 2 +-', ' 1 file changed', '- b'], ['2: a']],
    ['--- ends it', ['Changes in v2:', '- a', '---', '- b'], ['2: a']],
    [
      'a range-diff ends it',
      ['Changes in v2:', '- a', 'Range-diff against v1:', '1:  123 ! 1:  456 x', '- b'],
      ['2: a'],
    ],
    [
      "b4's template",
      [
        'Changes in v3:',
        '- a',
        '- Link to v2: https://lore.kernel.org/r/2@example.org',
        '',
        'Changes in v2:',
        '- b',
        '- Link to v1: https://lore.kernel.org/r/1@example.org',
        '',
        '---',
        'Ann Doe (2):',
        '      leds: x',
      ],
      [
        '3: a | Link to v2: https://lore.kernel.org/r/2@example.org',
        '2: b | Link to v1: https://lore.kernel.org/r/1@example.org',
      ],
    ],
    ['nothing said', ['Changes in v2:', ''], ['2: ']],
  ])('%s', (_, lines, expected) => {
    expect(show(lines.join('\n'))).toEqual(expected);
  });

  test('know their lines in the mail', () => {
    expect(parseChangelog(['Hello,', '', 'v2:', '- ask for', '  a clock', '- free it'], 11)).toEqual([
      {
        revision: 2,
        entries: [
          { text: 'ask for a clock', line: 14 },
          { text: 'free it', line: 16 },
        ],
      },
    ]);
  });
});

describe('links', () => {
  const url = 'https://lore.kernel.org/r/1@example.org';
  const linkIn = (text: string) =>
    listLinks(text.split('\n')).map(
      ({ role, revision, messageId, line }) => `${role} ${revision ?? '-'} ${messageId} ${line}`,
    );

  test.each<[string, string, string[]]>([
    ['b4', `- Link to v1: ${url}`, ['revision 1 1@example.org 1']],
    ['wrapped', `- Link to v1:\n  ${url}`, ['revision 1 1@example.org 2']],
    ['a label', `v1: ${url}`, ['revision 1 1@example.org 1']],
    ['a label in brackets', `[v1] : ${url}`, ['revision 1 1@example.org 1']],
    ['a label in parentheses', `Hello (v2: ${url})`, ['revision 2 1@example.org 1']],
    ['a label behind', `${url} (v1)`, ['revision 1 1@example.org 1']],
    ['an RFC', `RFC: ${url}`, ['revision - 1@example.org 1']],
    ['RFC v2', `RFC v2: ${url}`, ['revision 2 1@example.org 1']],
    ['a changelog heading', `Changes since v3 (${url}):`, ['revision 3 1@example.org 1']],
    ['a footnote', `Changes since v3 [1]:\n- a\n\n[1] ${url}`, ['revision 3 1@example.org 4']],
    ['a footnote that says what it is', `[1] v3: ${url}`, ['revision 3 1@example.org 1']],
    [
      'in a sentence',
      `For reference, the V1 version of this series can be found here:\n${url}`,
      ['revision 1 1@example.org 2'],
    ],
    ['the previous version', `The previous version is at ${url}`, ['revision - 1@example.org 1']],
    ['Supersedes', 'Supersedes: <1@example.org>', ['revision - 1@example.org 1']],
    ['T24 a dependency', `This depends on v3 of the clock series: ${url}`, ['dependency - 1@example.org 1']],
    ['T24 a dependency as footnote', `Based on the clock series [1].\n\n[1]: ${url}`, ['dependency - 1@example.org 3']],
    ['T22 a prerequisite', 'prerequisite-message-id: <1@example.org>', ['dependency - 1@example.org 1']],
    ["T24 another mail's subject", `"[PATCH v8 00/20] clk: rework" ${url}`, ['other - 1@example.org 1']],
    ['a report', `Closes: ${url}`, ['other - 1@example.org 1']],
    ['a kernel version', `Tested on v5.10: ${url}`, ['other - 1@example.org 1']],
    ['another sentence', `Bob asked for it in v2. See ${url}`, ['other - 1@example.org 1']],
    [
      'two on a line',
      `v1: ${url} v2: https://lore.kernel.org/all/2@example.org/`,
      ['revision 1 1@example.org 1', 'revision 2 2@example.org 1'],
    ],
    ['quoted', `> v1: ${url}`, []],
    ['a person', 'Suggested-by: Bea Roe <bea@example.org>', []],
    ['a person in the text', 'v1 was by Bea Roe <bea@example.org>', ['revision 1 bea@example.org 1']],
  ])('%s', (_, text, expected) => {
    expect(linkIn(text)).toEqual(expected);
  });

  test.each([
    ['lore, by list', 'https://lore.kernel.org/linux-leds/1@example.org/'],
    ['lore, all', 'https://lore.kernel.org/all/1@example.org/T/#u'],
    ['lore, raw', 'http://lore.kernel.org/lkml/1@example.org/raw'],
    ['lkml.kernel.org', 'https://lkml.kernel.org/r/1@example.org'],
    ['patch.msgid.link', 'https://patch.msgid.link/1@example.org'],
    ['patchwork', 'https://patchwork.kernel.org/project/linux-leds/patch/1@example.org/'],
    ['escaped', 'https://lore.kernel.org/r/1%40example.org'],
    ['at the end of a sentence', 'https://lore.kernel.org/r/1@example.org.'],
    ['in parentheses', '(https://lore.kernel.org/r/1@example.org)'],
    ['in brackets', '<https://lore.kernel.org/r/1@example.org>'],
  ])('the Message-ID in a URL: %s', (_, address) => {
    expect(linkIn(`v1: ${address}`)).toEqual(['revision 1 1@example.org 1']);
  });

  test.each([
    'https://lkml.org/lkml/2020/5/5/100',
    'https://patchwork.kernel.org/patch/123/',
    'https://example.org/x?y=1@example.org',
  ])('no Message-ID in %s', (address) => {
    expect(linkIn(`v1: ${address}`)).toEqual([]);
  });
});

describe('any text', () => {
  test('never throws, and lines lie within it', () => {
    const line = fc.oneof(
      fc.constantFrom(
        'v2:',
        'Changes since v1:',
        '- a',
        '',
        '[1]',
        '[1] https://lore.kernel.org/r/1@example.org',
        'https://a/%zz@b',
        '  b',
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const found = [...parseChangelog(lines).flatMap(({ entries }) => entries), ...listLinks(lines)];
        for (const each of found) {
          expect(each.line).toBeGreaterThan(0);
          expect(each.line).toBeLessThanOrEqual(lines.length);
        }
      }),
    );
  });

  test.each([
    ['headings', Array<string>(100_000).fill('Changes in v3:')],
    ['entries', ['v3:', ...Array<string>(100_000).fill('- more')]],
    ['one entry', ['v3:', '- more', ...Array<string>(100_000).fill('  and more')]],
    ['footnotes', Array<string>(50_000).fill('see [1] [2] [3] https://lore.kernel.org/r/1@example.org')],
    ['a megabyte of arrows', [`v2 ${'-'.repeat(1_000_000)}`, `Changes ${'v2 -> '.repeat(200_000)}`]],
    [
      'a megabyte of URLs',
      [
        'https://'.repeat(125_000),
        `${'<'.repeat(500_000)}a@b${'>'.repeat(500_000)}`,
        `https://${'@/'.repeat(500_000)}`,
      ],
    ],
  ])('time grows with the text: %s', (_, lines) => {
    const started = performance.now();
    parseChangelog(lines);
    listLinks(lines);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
