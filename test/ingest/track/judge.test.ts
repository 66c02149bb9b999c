import { describe, expect, test } from 'vitest';
import type { Comment, MessageId } from '#db/model.ts';
import {
  ANN,
  answerOf,
  commentOn,
  DAY,
  idOf,
  judge,
  MAX,
  messageOf,
  type PatchText,
  postSeries,
  RON,
  type Said,
} from './posted.ts';

/** A driver's file; the rows below change some of its lines. */
const DRIVER = `#include <linux/module.h>
#include <linux/bits.h>

struct lamp {
	struct device *dev;
	u32 level;
};

static int lamp_read(struct lamp *lamp, u32 *value)
{
	return regmap_read(lamp->map, LAMP_REG, value);
}

static int lamp_probe(struct i2c_client *client)
{
	struct lamp *lamp;
	int ret;

	lamp = kzalloc(sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;

	lamp->level = 0x20000000;
	ret = lamp_register(lamp);
	if (ret)
		return ret;

	mutex_init(&lamp->lock);
	dev_info(lamp->dev, "lamp probed\\n");
	return 0;
}

MODULE_LICENSE("GPL");`;

const driver = (text: string): PatchText => ({ files: { 'drivers/lamp.c': text } });
const v1 = driver(DRIVER);
const edit = (from: string, to: string, text = DRIVER) => text.replace(from, to);

type Row = readonly [
  name: string,
  code: string,
  said: Said,
  later: readonly string[],
  status: string,
  addressedIn: number | null,
];

/** One row, one case: the line that is commented, the words, the later states of the file, where the comment stands. */
const rows: Row[] = [
  [
    'the line is rewritten with what was named',
    'kzalloc',
    { text: 'Please use devm_kzalloc() here.' },
    [edit('kzalloc(sizeof', 'devm_kzalloc(lamp->dev, sizeof')],
    'addressed',
    2,
  ],
  [
    'nothing changes (T59: a promise is not a fix)',
    'kzalloc',
    { text: 'Please use devm_kzalloc() here.', response: 'agreed', answers: [answerOf(ANN, 'agreed', 'Will do.', 12)] },
    [edit('lamp probed', 'probed')],
    'unaddressed',
    null,
  ],
  [
    'the file is not touched at all',
    'kzalloc',
    { text: 'Please use devm_kzalloc() here.' },
    [DRIVER],
    'unaddressed',
    null,
  ],
  [
    'only indented anew (T56)',
    'kzalloc',
    { text: 'Handle the error of this properly.' },
    [edit('\tlamp = kzalloc', '\t\tlamp = kzalloc')],
    'unaddressed',
    null,
  ],
  [
    'asks for an addition elsewhere (T57)',
    'lamp_register(lamp)',
    { text: 'mutex_destroy() is missing in the remove path.' },
    [
      edit(
        'MODULE_LICENSE',
        'static void lamp_remove(struct lamp *lamp)\n{\n\tmutex_destroy(&lamp->lock);\n}\n\nMODULE_LICENSE',
      ),
    ],
    'addressed',
    2,
  ],
  [
    'the addition is still missing (T57)',
    'lamp_register(lamp)',
    { text: 'mutex_destroy() is missing in the remove path.' },
    [edit('lamp probed', 'probed')],
    'unaddressed',
    null,
  ],
  [
    'a prefix of names: SZ_*',
    '0x20000000',
    { text: 'Maybe use SZ_* definitions.' },
    [edit('0x20000000', 'SZ_512M')],
    'addressed',
    2,
  ],
  [
    'done, then undone (T65)',
    'kzalloc',
    { text: 'Please use devm_kzalloc() here.' },
    [edit('kzalloc(sizeof', 'devm_kzalloc(lamp->dev, sizeof'), DRIVER],
    'regressed',
    null,
  ],
  [
    'done in v3 only',
    'dev_info',
    { text: 'Drop this message.' },
    [edit('MODULE_LICENSE("GPL")', 'MODULE_LICENSE("GPL v2")'), edit('\tdev_info(lamp->dev, "lamp probed\\n");\n', '')],
    'addressed',
    3,
  ],
  [
    'what was to go is reworded (removal)',
    'dev_info',
    { text: 'Not needed, drop.' },
    [edit('MODULE_LICENSE("GPL")', 'MODULE_LICENSE("GPL v2")')],
    'unaddressed',
    null,
  ],
  [
    'moved above the registration',
    'mutex_init',
    { text: 'Move this above lamp_register().' },
    [
      edit(
        '\tret = lamp_register',
        '\tmutex_init(&lamp->lock);\n\tret = lamp_register',
        edit('\tmutex_init(&lamp->lock);\n', ''),
      ),
    ],
    'addressed',
    2,
  ],
  [
    'not moved, but lines near it change',
    'mutex_init',
    { text: 'Move this above lamp_register().' },
    [edit('lamp probed', 'probed')],
    'unaddressed',
    null,
  ],
  [
    'includes sorted',
    'linux/bits.h',
    { text: 'Please keep includes in alphabetical order.' },
    [edit('#include <linux/module.h>\n#include <linux/bits.h>', '#include <linux/bits.h>\n#include <linux/module.h>')],
    'addressed',
    2,
  ],
  [
    'suggested code is applied',
    'lamp_read(struct',
    { text: 'How about\n\n\tif (!lamp->map)\n\t\treturn -ENODEV;\n\nat the start?' },
    [edit('{\n\treturn regmap_read', '{\n\tif (!lamp->map)\n\t\treturn -ENODEV;\n\n\treturn regmap_read')],
    'addressed',
    2,
  ],
  [
    'a substitution is done',
    'lamp probed',
    { text: 's/lamp probed/probed/' },
    [edit('lamp probed', 'probed')],
    'addressed',
    2,
  ],
  [
    'a substitution is not done, the line is changed',
    'lamp probed',
    { text: 's/probed/found/' },
    [edit('"lamp probed', '"The lamp probed')],
    'unaddressed',
    null,
  ],
  [
    'two of three substitutions (T63)',
    'u32 level',
    { text: 'level -> brightness\nlock -> mutex_lock\nmap -> regmap' },
    [DRIVER.replaceAll('level', 'brightness').replaceAll('lock)', 'mutex_lock)')],
    'partial',
    null,
  ],
  [
    'in one of several places, meant for all (T64)',
    'lamp->level',
    { text: 's/lamp->/priv->/ everywhere' },
    [edit('lamp->level', 'priv->level')],
    'partial',
    null,
  ],
  [
    'a question is answered by mail (T61)',
    'u32 level',
    {
      text: 'Why is the level needed?',
      kind: 'question',
      answers: [answerOf(ANN, 'explained', 'The firmware reads it.', 12)],
    },
    [edit('lamp probed', 'probed')],
    'settled',
    null,
  ],
  [
    'a question is answered by a comment in the code (T61)',
    'u32 level',
    { text: 'Who reads the level, the firmware?', kind: 'question' },
    [edit('\tu32 level;', '\t/* The firmware reads it */\n\tu32 level;')],
    'addressed',
    2,
  ],
  [
    'everything is rebased, and nothing of it changed (T73)',
    'kzalloc',
    { text: 'Please check the error.' },
    [`#include <linux/of.h>\n${DRIVER}`],
    'unaddressed',
    null,
  ],
  [
    'a blank line is added',
    'int ret;',
    { text: 'Missing blank line after this.' },
    [edit('\tint ret;\n', '\tint ret;\n\n')],
    'addressed',
    2,
  ],
  [
    'an assignment stays in the declaration',
    'u32 level',
    {
      text: 'Is that wide enough?',
      kind: 'question',
      response: 'explained',
      answers: [answerOf(ANN, 'explained', 'Yes, the register has 16 bits.', 12)],
    },
    [edit('lamp probed', 'probed')],
    'settled',
    null,
  ],
  [
    'the reviewer takes it back (T60)',
    'kzalloc',
    {
      text: 'Please use devm_kzalloc() here.',
      response: 'disagreed',
      answers: [
        answerOf(ANN, 'disagreed', 'The lamp outlives the device.', 12),
        answerOf(RON, 'withdrawn', 'Never mind then.', 13),
      ],
    },
    [DRIVER],
    'settled',
    null,
  ],
  [
    'the author objects and nobody answers (T60)',
    'kzalloc',
    {
      text: 'Please use devm_kzalloc() here.',
      response: 'disagreed',
      answers: [answerOf(ANN, 'disagreed', 'No, the lamp outlives it.', 12)],
    },
    [DRIVER],
    'disputed',
    null,
  ],
  [
    'left for a follow-up (T62)',
    'kzalloc',
    { text: 'Could be done in a follow-up patch: devm_kzalloc().', isOptional: true },
    [DRIVER],
    'settled',
    null,
  ],
];

describe('a comment on a line', () => {
  test.each(rows)('%s', (_, code, said, later, status, addressedIn) => {
    const posted = postSeries([[v1], ...later.map((text) => [driver(text)])]);
    const [judgement] = judge(posted, [commentOn(posted, 1, code, said)]);
    expect({ status: judgement?.status, in: judgement?.addressedIn }).toEqual({ status, in: addressedIn });
  });
});

describe('before a later revision', () => {
  test.each([
    ['no answer', 'none', [], 'open'],
    ['the author agrees', 'agreed', [answerOf(ANN, 'agreed', 'Will fix.', 12)], 'promised'],
    ['the author objects', 'disagreed', [answerOf(ANN, 'disagreed', 'No.', 12)], 'disputed'],
    [
      'he objects, then agrees',
      'disagreed',
      [answerOf(ANN, 'disagreed', 'No.', 12), answerOf(ANN, 'agreed', 'Ok, will change it.', 13)],
      'promised',
    ],
    [
      'the explanation is accepted',
      'explained',
      [answerOf(ANN, 'explained', 'It is so.', 12), answerOf(RON, 'accepted', 'Fair enough.', 13)],
      'settled',
    ],
    [
      'the reviewer insists',
      'explained',
      [answerOf(ANN, 'explained', 'It is so.', 12), answerOf(RON, 'insisted', 'I still think so.', 13)],
      'open',
    ],
  ] as const)('%s', (_, response, answers, status) => {
    const posted = postSeries([[v1]]);
    const said = { text: 'Please use devm_kzalloc().', response, answers };
    expect(judge(posted, [commentOn(posted, 1, 'kzalloc', said)])[0]?.status).toBe(status);
  });
});

describe('beyond the commented file', () => {
  test('the fix is in another patch of the series (T58)', () => {
    const other = (text: string): PatchText => ({ title: 'other', files: { 'drivers/core.c': text } });
    const posted = postSeries([
      [v1, other('int core;')],
      [v1, other('int core;\nrequest_mem_region(start, size, "lamp");')],
    ]);
    const text = 'Nothing reserves the region: call request_mem_region() first.';
    const [judgement] = judge(posted, [commentOn(posted, 1, 'kzalloc', { text })]);
    expect(judgement?.verdicts[0]?.evidence.map((each) => each.kind)).toContain('identifier-added');
  });

  test('the patch is dropped (T55)', () => {
    const posted = postSeries([
      [v1, { ...driver('int x;'), title: 'other', files: { 'a.c': 'int x;' } }],
      [{ title: 'other', files: { 'a.c': 'int y;' } }],
    ]);
    const [judgement] = judge(posted, [commentOn(posted, 1, 'kzalloc', { text: 'Please check the error.' })]);
    expect(judgement?.status).toBe('obsolete');
  });

  test('what was done stays done when its patch is applied and leaves the series', () => {
    const other = { title: 'other', files: { 'a.c': 'int x;' } };
    const posted = postSeries([
      [v1, other],
      [driver(edit('kzalloc(sizeof', 'devm_kzalloc(lamp->dev, sizeof')), other],
      [other],
    ]);
    const [judgement] = judge(posted, [commentOn(posted, 1, 'kzalloc', { text: 'Please use devm_kzalloc().' })]);
    expect([judgement?.status, judgement?.addressedIn]).toEqual(['addressed', 2]);
  });

  test('a renamed file is followed (T67)', () => {
    const later = { files: { 'drivers/lamp-i2c.c': edit('kzalloc(sizeof', 'devm_kzalloc(lamp->dev, sizeof') } };
    const posted = postSeries([[v1], [later]]);
    const [judgement] = judge(posted, [commentOn(posted, 1, 'kzalloc', { text: 'Please use devm_kzalloc().' })]);
    expect(judgement?.verdicts[0]?.place?.file).toBe('drivers/lamp-i2c.c');
    expect(judgement?.status).toBe('addressed');
  });

  test('a remark below the code is about the comment above it', () => {
    const noted = edit('\tmutex_init', '\t/* The lock is taken by the reader */\n\tmutex_init');
    const posted = postSeries([[driver(noted)], [v1], [driver(noted)]]);
    const outdated = commentOn(posted, 1, 'mutex_init', { text: 'The above comment is outdated. Just remove it.' });
    const lock = commentOn(posted, 1, 'mutex_init', { text: 'Remove it.', first: 9 });
    const statuses = judge(posted, [outdated, lock]).map(({ verdicts }) => verdicts[0]?.status);
    expect(statuses).toEqual(['addressed', 'unaddressed']);
  });

  test('a promise of a macro is kept by one of its kin', () => {
    const answers = [answerOf(ANN, 'agreed', 'I can add a LAMP_WARN_ON like the other drivers.', 12)];
    const said = { text: 'Make the limit clear, somehow.', answers };
    const posted = postSeries([
      [v1],
      [driver(edit('\tret = lamp_register', '\tLAMP_WARN_ON_ONCE(!lamp);\n\tret = lamp_register'))],
    ]);
    const kinds = judge(posted, [commentOn(posted, 1, '', said)])[0]?.verdicts[0]?.evidence.map(({ kind }) => kind);
    expect(kinds).toContain('identifier-added');
  });

  test('"ditto" means what was said before it (T63)', () => {
    const later = edit('kzalloc(sizeof', 'devm_kzalloc(lamp->dev, sizeof', edit('u32 level', 'u16 level'));
    const posted = postSeries([[v1], [driver(later)]]);
    const first = commentOn(posted, 1, 'u32 level', { text: 'dev_info() is too loud.', first: 1 });
    const ditto = commentOn(posted, 1, 'dev_info', { text: 'Ditto.', first: 9 });
    expect(judge(posted, [first, ditto])[1]?.status).toBe('unaddressed');
  });
});

describe('meant for several lines (T64)', () => {
  const sizes = '#define LAMP_PAGE 0x1000\n#define LAMP_BANK 0x100000\n#define LAMP_ROOM 0x2000\n\nint lamp;';
  const some = sizes.replace('0x1000\n', 'SZ_4K\n').replace('0x100000', 'SZ_1M');
  test.each([
    ['done in some, which are told from the others', 'Please use SZ_* for these.', some, 'partial'],
    ['done in all', 'Please use SZ_* for these.', some.replace('0x2000', 'SZ_8K'), 'addressed'],
    ['done in none', 'Please use SZ_* for these.', `${sizes}\nint room;`, 'unaddressed'],
  ])('%s', (_, text, later, status) => {
    const posted = postSeries([[driver(sizes)], [driver(later)]]);
    const [judgement] = judge(posted, [commentOn(posted, 1, 'LAMP_ROOM', { text })]);
    expect(judgement?.status).toBe(status);
    const details = judgement?.verdicts[0]?.evidence.map(({ detail }) => detail).join('\n');
    if (status === 'partial') expect(details).toContain('left: "#define LAMP_ROOM 0x2000"');
  });
});

test('what stands in two alike places is followed with less certainty (T74)', () => {
  const twin = (name: string) => `static int ${name}(void)\n{\n\tint ret = lamp_start();\n\n\treturn ret;\n}\n`;
  const posted = postSeries([
    [driver(twin('lamp_on'))],
    [driver(`${twin('lamp_dim')}\nstatic int x;\n\n${twin('lamp_blink')}`)],
  ]);
  const [judgement] = judge(posted, [commentOn(posted, 1, 'lamp_start', { text: 'Check the error of this.' })]);
  expect(judgement?.verdicts[0]?.confidence).toBeLessThan(0.8);
});

test('what was there before the revision that it is said of is judged from then on (T69)', () => {
  const posted = postSeries([[v1], [driver(edit('lamp probed', 'probed'))], [driver(edit('lamp probed', 'found'))]]);
  const [judgement] = judge(posted, [commentOn(posted, 2, 'kzalloc', { text: 'Please use devm_kzalloc() here.' })]);
  expect(judgement?.verdicts.map(({ revision }) => revision)).toEqual([3]);
});

describe('commit messages', () => {
  test('a question below code is answered by the commit message (T61)', () => {
    const asked = { text: 'Why does the level need sixteen bits?', kind: 'question' } as const;
    const explained = { ...v1, message: 'Add it. The level needs all sixteen of its bits.' };
    const posted = postSeries([[v1], [explained]]);
    const [judgement] = judge(posted, [commentOn(posted, 1, 'u32 level', asked)]);
    expect(judgement?.verdicts[0]?.evidence.map(({ kind }) => kind)).toContain('message-changed');
  });

  const patch = (message: string): PatchText => ({ ...v1, message });
  test.each([
    ['rewritten', 'Please explain why.', 'Add it, since the lamp needs it.', 'addressed'],
    ['the same', 'Please explain why.', 'Add it.', 'unaddressed'],
    ['a tag is added', 'Please add a Fixes: tag.', 'Add it.\n\nFixes: 0123456789ab ("x: y")', 'addressed'],
    ['a tag is missing', 'Please add a Fixes: tag.', 'Add it.\n\nLink: https://example.org', 'unaddressed'],
  ])('%s', (_, text, message, status) => {
    const posted = postSeries([[patch('Add it.')], [patch(message)]]);
    expect(judge(posted, [commentOn(posted, 1, '', { text })])[0]?.status).toBe(status);
  });

  test('a Cc that was asked for', () => {
    const posted = postSeries([[v1], [{ ...v1, cc: [{ name: '', address: 'list@example.org' }] }]]);
    const comment = commentOn(posted, 1, '', { text: 'Please Cc list@example.org as well.' });
    expect(judge(posted, [comment])[0]?.status).toBe('addressed');
  });
});

describe('a question that somebody else answered', () => {
  const explained = answerOf(
    MAX,
    'explained',
    'It has to be there, since boards differ in ways that no driver can see by itself.',
    12,
  );
  const posted = postSeries([[v1], [driver(edit('lamp probed', 'probed'))]]);
  test.each([
    [
      'is settled, whatever the author then agreed with',
      [explained, answerOf(ANN, 'agreed', 'Will add it.', 13)],
      'settled',
    ],
    ['is not where the reviewer came back to it', [explained, answerOf(RON, 'asked', 'On which?', 13)], 'unaddressed'],
    ['is not by a few words', [answerOf(MAX, 'explained', 'Hard to say.', 12)], 'unaddressed'],
  ])('%s', (_, answers, status) => {
    const question = commentOn(posted, 1, 'u32 level', {
      text: 'Is a level for each board needed?',
      kind: 'question',
      answers,
    });
    expect(judge(posted, [question])[0]?.status).toBe(status);
  });

  test('is not where it proposes a change', () => {
    const text = 'Could this be one level for all?';
    const proposal = commentOn(posted, 1, 'u32 level', { text, kind: 'question', answers: [explained] });
    expect(judge(posted, [proposal])[0]?.status).toBe('unaddressed');
  });
});

describe('what the reviewer says later', () => {
  const later = driver(edit('kzalloc(sizeof', 'kcalloc(1, sizeof'));

  test('the same again (T66)', () => {
    const posted = postSeries([[v1], [later]]);
    const first = commentOn(posted, 1, 'kzalloc', { text: 'Please check this allocation.' });
    const again = commentOn(posted, 2, 'kcalloc', { text: 'As I said on v1: check this.', repeats: first.id });
    expect(judge(posted, [first, again])[0]?.status).toBe('unaddressed');
  });

  test('only one of two was changed', () => {
    const both = edit('u32 level;', 'u32 level;\n\tu32 limit;');
    const posted = postSeries([[driver(both)], [driver(both.replace('u32 level', 'size_t level'))]]);
    const first = commentOn(posted, 1, 'u32 level', { text: 'Please use size_t for these.' });
    const more = commentOn(posted, 2, 'u32 limit', { text: 'You only changed one of the two.' });
    expect(judge(posted, [first, more])[0]?.status).toBe('partial');
  });

  test('nothing, on three revisions that he reviewed', () => {
    const posted = postSeries(
      [v1, ...['a', 'b', 'c', 'd'].map((text) => driver(edit('lamp probed', text)))].map((each) => [each]),
    );
    const first = commentOn(posted, 1, 'regmap_read', { text: 'Can this race with the interrupt?' });
    const others = [2, 3, 4].map((revision) => commentOn(posted, revision, 'MODULE_LICENSE', { text: 'And this?' }));
    const [judgement] = judge(posted, [first, ...others]);
    expect([judgement?.status, judgement?.reason]).toEqual(['settled', 'withdrawn']);
  });

  test('nothing of what was said of the cover, on three revisions whose patches he reviewed', () => {
    const posted = postSeries(
      [v1, ...['a', 'b', 'c'].map((text) => driver(edit('lamp probed', text)))].map((each) => [each]),
    );
    const text = 'Please say which tree this is for.';
    const whole = commentOn(posted, 1, '', { text, counter: 0, anchor: { kind: 'revision' } });
    const others = [2, 3, 4].map((revision) => commentOn(posted, revision, 'MODULE_LICENSE', { text: 'And this?' }));
    expect(judge(posted, [whole, ...others.slice(0, 2)])[0]?.status).toBe('unaddressed');
    expect(judge(posted, [whole, ...others])[0]?.reason).toBe('withdrawn');
  });

  test('after the next revision was posted (T68)', () => {
    const posted = postSeries([
      [v1],
      [driver(edit('lamp probed', 'probed'))],
      [driver(edit('kzalloc(sizeof', 'devm_kzalloc(lamp->dev, sizeof'))],
    ]);
    const late = commentOn(posted, 1, 'kzalloc', { text: 'Please use devm_kzalloc().', sent: 25 * DAY });
    const [judgement] = judge(posted, [late]);
    expect([judgement?.status, judgement?.addressedIn]).toEqual(['addressed', 3]);
  });

  test('a patch that should come first is the first', () => {
    const binding = { title: 'dt-bindings', files: { 'lamp.yaml': 'a: b' } };
    const posted = postSeries([
      [{ ...v1, title: 'driver' }, binding],
      [binding, { ...v1, title: 'driver' }],
    ]);
    const comment = commentOn(posted, 1, '', { text: 'The binding patch goes first.', counter: 2 });
    expect(judge(posted, [comment])[0]?.verdicts[0]?.evidence[0]?.kind).toBe('reordered');
  });

  test('a promise with nothing in the changed file decides nothing', () => {
    const posted = postSeries([[v1], [driver(edit('lamp probed', 'probed'))]]);
    const answers = [answerOf(ANN, 'agreed', 'Ok.', 12)];
    const comment = commentOn(posted, 1, 'regmap_read', { text: 'Can this race?', response: 'agreed', answers });
    expect(judge(posted, [comment])[0]?.status).toBe('unaddressed');
  });
});

describe('when the series is applied', () => {
  const reply = (body: string) => ({
    ...messageOf('m@example.org', MAX, 15 * DAY, 'Re: [PATCH] x', body),
    references: [idOf(1)],
  });

  test.each([
    ['Applied, thanks.', 'settled', 'answered'],
    ['Applied with the message dropped while applying.', 'settled', 'fixed-while-applying'],
    ['> Applied, thanks.\n\nWho said so?', 'open', null],
    ['This can be applied on top of next.', 'open', null],
  ])('%s (T72)', (body, status, reason) => {
    const posted = postSeries([[v1]]);
    const comment = commentOn(posted, 1, 'dev_info', { text: 'Too loud.' });
    const [judgement] = judge(posted, [comment], { replies: [reply(body)] });
    expect([judgement?.status, judgement?.reason]).toEqual([status, reason]);
  });
});

describe('bots', () => {
  test('a file that another patch of the revision adds is not missing (T71)', () => {
    const posted = postSeries([[v1, { title: 'dt-bindings', files: { 'Documentation/lamp.yaml': '%YAML 1.2' } }]]);
    const text = "Warning: drivers/lamp.c references a file that doesn't exist: Documentation/lamp.yaml";
    const report: Comment = commentOn(posted, 1, 'kzalloc', { text, isBot: true });
    expect(judge(posted, [report])[0]?.status).toBe('settled');
  });

  test('a report that is not sent again for a revision that changed the place is done', () => {
    const posted = postSeries([[v1], [driver(edit('u32 level', 'u16 level'))]]);
    const report = commentOn(posted, 1, 'u32 level', { text: 'lamp.c:6: warning: level is never read', isBot: true });
    expect(judge(posted, [report])[0]?.status).toBe('addressed');
  });
});

test('a comment that asks for nothing is settled', () => {
  const posted = postSeries([[v1], [v1]]);
  expect(
    judge(posted, [commentOn(posted, 1, 'kzalloc', { text: 'Nice.', kind: 'praise', isActionable: false })])[0]?.status,
  ).toBe('settled');
});

test('a comment on a mail that is not in the series stays open', () => {
  const posted = postSeries([[v1]]);
  const comment = commentOn(posted, 1, 'kzalloc', { text: 'Check this.' });
  const lost = { ...comment, anchor: { kind: 'patch' as const, patch: 'unknown@example.org' as MessageId } };
  expect(judge(posted, [lost])[0]?.status).toBe('open');
});
