import { describe, expect, test } from 'vitest';
import { DRIVER, driver, edit, v1 } from './lamp.ts';
import { ANN, answerOf, commentOn, idOf, judge, postSeries, RON, type Said } from './posted.ts';

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
    expect({ status: judgement?.status, in: judgement?.addressedIn?.number ?? null }).toEqual({
      status,
      in: addressedIn,
    });
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

test('where the count starts again, what was said before it is judged by what came behind it (T29)', () => {
  const { series, ...posted } = postSeries([
    [v1],
    [driver(edit('lamp probed', 'probed'))],
    [driver(edit('kzalloc(sizeof', 'devm_kzalloc(lamp->dev, sizeof'))],
  ]);
  const names = ['RFC v1', 'RFC v2', 'v1'];
  const revisions = series.revisions.map((each, at) => ({ ...each, number: (at % 2) + 1, name: names[at] ?? '' }));
  const said = { text: 'Please use devm_kzalloc() here.', revision: { number: 2, round: 2, name: 'RFC v2' } };
  const again = { ...posted, series: { ...series, revisions } };
  const [judgement] = judge(again, [commentOn(again, 2, 'kzalloc', said)]);
  expect(judgement?.verdicts.map(({ revision, status }) => [revision.name, status])).toEqual([['v1', 'addressed']]);
  expect(judgement?.because).toContain('v1');
});

test('a revision without the mail of the patch shows nothing, be the code gone from it', () => {
  const binding = { title: 'dt-bindings', files: { 'lamp.yaml': 'a: b' } };
  const { series, ...posted } = postSeries([
    [binding, { ...v1, title: 'driver' }],
    [binding],
    [binding, { ...driver(edit('lamp probed', 'probed')), title: 'driver' }],
  ]);
  const revisions = series.revisions.map((each) => ({ ...each, total: 2 }));
  const steps = [
    ...series.steps.filter(({ kind }) => kind !== 'dropped'),
    { older: idOf(1, 2), newer: idOf(3, 2), kind: 'changed' as const, change: 0.1 },
  ];
  const missing = { ...posted, series: { ...series, revisions, steps } };
  const said = { text: 'Please drop kzalloc() here.', counter: 2 };
  const [judgement] = judge(missing, [commentOn(missing, 1, 'kzalloc', said)]);
  expect(judgement?.verdicts.map(({ revision, status }) => [revision.name, status])).toEqual([['v3', 'unaddressed']]);
});

test('what was there before the revision that it is said of is judged from then on (T69)', () => {
  const posted = postSeries([[v1], [driver(edit('lamp probed', 'probed'))], [driver(edit('lamp probed', 'found'))]]);
  const [judgement] = judge(posted, [commentOn(posted, 2, 'kzalloc', { text: 'Please use devm_kzalloc() here.' })]);
  expect(judgement?.verdicts.map(({ revision }) => revision.name)).toEqual(['v3']);
});
