import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LineRange, Message, MessageId, Patch } from '#db/model.ts';
import { parsePatch } from '#ingest/patch/patch.ts';
import { diffOf, mailOf } from './mail.ts';

const signed = 'Signed-off-by: Ann Doe <ann@example.org>';

const parse = (body: string, subject = '[PATCH] leds: lantern: Fix probe', change: Partial<Message> = {}): Patch => {
  const patch = parsePatch(mailOf(subject, body, change));
  if (!patch) throw new Error(`no patch: ${body}`);
  return patch;
};

/** The text of a range, to see that the right lines were taken. */
const text = (body: string, range: LineRange | null) =>
  range &&
  body
    .split('\n')
    .slice(range.first - 1, range.last)
    .join('\n');

describe('the parts of a patch mail', () => {
  const body = [
    'From: Bea Roe <bea@example.org>',
    '',
    'The probe fails without a clock.',
    '',
    'Ask for one.',
    '',
    'Fixes: 123456789abc ("leds: Add lantern")',
    signed,
    '[Ann: reworded]',
    'Reviewed-by: Cai Poe <cai@example.org>',
    '---',
    '',
    'Changes in v2:',
    '- ask for a clock',
    '',
    ' drivers/leds/leds-lantern.c | 2 +-',
    ' 1 file changed, 1 insertion(+), 1 deletion(-)',
    ' create mode 100644 drivers/leds/leds-lantern.c',
    '',
    diffOf(),
    '',
    'base-commit: 0123456789012345678901234567890123456789',
    'prerequisite-patch-id: abcdef',
    '-- ',
    '2.40.1',
  ].join('\n');
  const patch = parse(body, '[PATCH v2 1/3] leds: lantern: Fix probe');

  test('are told apart', () => {
    expect(patch.title).toBe('leds: lantern: Fix probe');
    expect(patch.author).toEqual({ name: 'Bea Roe', address: 'bea@example.org' });
    expect(text(body, patch.message)).toBe('The probe fails without a clock.\n\nAsk for one.');
    expect(text(body, patch.notes)).toMatch(/^Changes in v2:\n[\s\S]* create mode 100644 \S+$/);
    expect(text(body, patch.diffstat)).toMatch(/^ drivers\S+ \| 2 \+-\n 1 file changed.*\n create mode \S+ \S+$/);
    expect(patch.trailers).toEqual([
      { token: 'Fixes', value: '123456789abc ("leds: Add lantern")', line: 7 },
      { token: 'Signed-off-by', value: 'Ann Doe <ann@example.org>', line: 8 },
      { token: 'Reviewed-by', value: 'Cai Poe <cai@example.org>', line: 10 },
    ]);
    expect(patch.files.map(({ path }) => path)).toEqual(['drivers/leds/leds-lantern.c']);
    expect(patch.baseCommit).toBe('0123456789012345678901234567890123456789');
    expect(patch.prerequisites).toEqual(['abcdef']);
    expect(patch.changeId).toBeNull();
  });

  test('parts that are not there are null', () => {
    const bare = parse(`${signed}\n${diffOf()}`);
    expect(bare).toMatchObject({ message: null, notes: null, diffstat: null, baseCommit: null, prerequisites: [] });
    expect(bare.author).toEqual({ name: 'Ann Doe', address: 'ann@example.org' });
    expect(bare.trailers).toHaveLength(1);
  });
});

describe('where the message begins and ends', () => {
  const rest = `\n---\n a.c | 2 +-\n 1 file changed\n\n${diffOf()}\n`;

  test.each([
    ['plain', `It fails.\n\n${signed}${rest}`, 'It fails.'],
    ['T47 white space behind ---', `It fails.\n\n${signed}\n---  \nnotes\n${diffOf()}`, 'It fails.'],
    ['--- in the notes', `It fails.\n\n${signed}\n---\nv2: more\n---\n a.c | 2 +-\n\n${diffOf()}`, 'It fails.'],
    ['no ---', `It fails.\n\n${signed}\n\n${diffOf()}`, 'It fails.'],
    [
      'in-body headers',
      `From: Bea <bea@example.org>\nDate: Tue, 5 May 2020 10:00:00 +0200\nSubject: [PATCH] x\n\nIt fails.\n${rest}`,
      'It fails.',
    ],
    ['>From of an mbox', `>From: Bea <bea@example.org>\n\nIt fails.\n${rest}`, 'It fails.'],
    ['a sentence that begins like a header', `To: be honest, it fails.${rest}`, 'To: be honest, it fails.'],
    [
      'scissors before in-body headers',
      `Hi Cai,\nas you asked:\n\n-- >8 --\nSubject: [PATCH] x\n\nIt fails.\n${rest}`,
      'It fails.',
    ],
    ['scissors alone', `Hi Cai,\nas you asked:\n\n---8<-------\nIt fails.\n\n${signed}${rest}`, 'It fails.'],
    [
      'a fenced log is no scissors',
      `It says\n----8<----\nWARNING\n---->8----\nThat is wrong.\n\n${signed}${rest}`,
      'It says\n----8<----\nWARNING\n---->8----\nThat is wrong.',
    ],
    [
      'a trailer within the text',
      `It fails.\n\nLink: https://example.org/1\n\nFix it.\n\n${signed}${rest}`,
      'It fails.\n\nLink: https://example.org/1\n\nFix it.',
    ],
  ])('%s', (_, body, expected) => {
    expect(text(body, parse(body).message)).toBe(expected);
  });

  test.each([
    ['from the mail', '', 'leds: lantern: Fix probe'],
    ['from the body', 'Subject: [PATCH v3 2/4] leds: lantern: Fix it all\n\n', 'leds: lantern: Fix it all'],
    ['from the body, wrapped', 'Subject: [PATCH v3 2/4] leds: lantern:\n Fix it all\n\n', 'leds: lantern: Fix it all'],
    [
      'of git format-patch as attachment',
      'From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001\nFrom: Ann Doe <ann@example.org>\nDate: Tue, 5 May 2020 10:00:00 +0200\nSubject: [PATCH] leds: all\n\n',
      'leds: all',
    ],
  ])('the title %s', (_, head, expected) => {
    expect(parse(`${head}It fails.\n\n${signed}${rest}`).title).toBe(expected);
  });
});

describe('what is a patch', () => {
  const patch = `It fails.\n\n${signed}\n---\n a.c | 2 +-\n 1 file changed\n\n${diffOf()}\n`;
  const quoted = `On Tue, Bea wrote:\n> diff --git a/a.c b/a.c\n> index 1..2 100644\n> --- a/a.c\n> +++ b/a.c\n`;
  const parent = { references: ['parent@example.org' as MessageId] };
  const outlook = `LGTM\n\n-----Original Message-----\nFrom: Bea Roe <bea@example.org>\nSent: Thursday, June 9, 2022 6:23 PM\nTo: Ann Doe <ann@example.org>\nSubject: [PATCH] leds: x\n\n${patch}`;

  test.each<[string, string, string, Partial<Message>, boolean]>([
    ['a tagged mail', '[PATCH] x', patch, {}, true],
    ['a tagged mail, unsigned', '[RFC PATCH] x', `It fails.\n${diffOf()}`, {}, true],
    ['a tagged mail without a diff', '[PATCH 0/3] x', 'It fails.', {}, false],
    ['T10 a follow-on in a thread', '[PATCH] x', patch, parent, true],
    ['T11 a patch behind Re:', 'Re: [PATCH v2 3/3] x', `Hi Bea,\nall done.\n\n${patch}`, parent, true],
    ['T15 a pull request with a conflict', '[GIT PULL] leds', patch, {}, false],
    [
      'T17, T46 a diff that a reviewer suggests',
      'Re: [PATCH] x',
      `${quoted}\nHow about this:\n\n${diffOf()}`,
      parent,
      false,
    ],
    ['T46 a suggestion without a quote', 'Re: [PATCH] x', `How about this:\n\n${diffOf()}`, parent, false],
    [
      'T46 a whole patch suggested below a letter',
      'Re: [PATCH] x',
      `How about this?\n\nFrom: Bea Roe <bea@example.org>\nSubject: [PATCH] y\n\n${patch}`,
      parent,
      false,
    ],
    ['T33 a quoted patch', 'Re: [PATCH] x', patch.replace(/^/gm, '> '), parent, false],
    ['T33 a quote and a --- of its own', 'Re: [PATCH] x', `${quoted}\nNo.\n---\nBea\n`, parent, false],
    ['Outlook copies the patch unquoted', 'RE: [PATCH] x', outlook, parent, false],
    [
      'Outlook in other languages',
      '答复: [PATCH] x',
      outlook.replace('Original Message', '邮件原件').replace('Subject:', '主题:'),
      parent,
      false,
    ],
    ['a patch without a tag', 'leds: Fix x', patch, {}, true],
    ['a diff for talk', 'leds do not blink', `It may be this:\n\n${diffOf()}`, {}, false],
    ['a robot that tells what it applied', 'Applied "leds: x" to the tree', `The patch\n\n${patch}`, parent, false],
    [
      'a robot that copies the patch',
      'Patch "leds: x" has been added to the 6.1-stable tree',
      `Added:\n\nFrom: Bea Roe <bea@example.org>\nSubject: leds: x\n\n${patch}`,
      {},
      false,
    ],
  ])('%s', (_, subject, body, change, expected) => {
    expect(parsePatch(mailOf(subject, body, change)) !== undefined).toBe(expected);
  });

  test('T17 two patches attached to one mail', () => {
    const { files, patchId } = parse(
      `See attached.\n\n${patch}-- \n2.40.1\n\nFrom: Ann Doe <ann@example.org>\n\n${diffOf('b.c')}\n`,
    );
    expect(files.map(({ path }) => path)).toEqual(['drivers/leds/leds-lantern.c', 'b.c']);
    expect(patchId).toBe(parse(patch).patchId);
  });
});

describe('identifiers', () => {
  test.each<[string, string, Partial<Patch>]>([
    [
      "b4's change-id in the notes",
      '---\nbase-commit: 111\nchange-id: 20240101-lantern-0123',
      { changeId: '20240101-lantern-0123', baseCommit: '111' },
    ],
    [
      'T22 a prerequisite is no change-id',
      '---\nprerequisite-change-id: 20240101-other-0123:v2\nprerequisite-patch-id: abc',
      { changeId: null, prerequisites: ['20240101-other-0123:v2', 'abc'] },
    ],
    ['a base in a sentence', '---\nsee base-commit: 111', { baseCommit: null }],
  ])('%s', (_, notes, expected) => {
    expect(parse(`It fails.\n${notes}\n\n${diffOf()}`)).toMatchObject(expected);
  });

  test('are not taken from the code', () => {
    const body = `It fails.\n---\n${diffOf('a', 'change-id: 1', 'base-commit: 2')}`;
    expect(parse(body)).toMatchObject({ changeId: null, baseCommit: null });
  });
});

describe('any body', () => {
  test('never throws, and ranges lie within the mail and do not overlap', () => {
    const part = fc.oneof(
      fc.constantFrom(
        diffOf(),
        '---',
        '-- >8 --',
        'From: Bea <bea@example.org>',
        'Subject: x',
        signed,
        ' a | 2 +-',
        ' 1 file changed',
        '> quoted',
        '',
        '-- ',
        'Fixes: 123456789abc ("x',
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
        const body = parts.join('\n');
        const patch = parsePatch(mailOf('[PATCH] x', body));
        if (!patch) return;
        const { message, notes, files } = patch;
        const ranges = [message, notes, ...files.map(({ lines }) => lines)].filter((range) => range !== null);
        let last = 0;
        for (const range of ranges) {
          expect(range.first).toBeGreaterThan(last);
          expect(range.last).toBeGreaterThanOrEqual(range.first);
          last = range.last;
        }
        expect(last).toBeLessThanOrEqual(body.split('\n').length);
      }),
    );
  });

  test.each([
    ['100,000 trailers', `${`${signed}\n`.repeat(100_000)}---\n${diffOf()}`],
    ['100,000 scissors', `${'-- >8 --\n'.repeat(100_000)}---\n${diffOf()}`],
    ['100,000 headers', `${'From: Ann Doe <ann@example.org>\n '.repeat(50_000)}\n---\n${diffOf()}`],
    ['a line of a megabyte', `${'- 8<'.repeat(250_000)}\n---\n${' | '.repeat(300_000)}\n 1 file changed\n${diffOf()}`],
  ])('time grows with the text: %s', (_, body) => {
    const started = performance.now();
    expect(parsePatch(mailOf('[PATCH] x', body))).toBeDefined();
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
