import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listTopicMentions } from '#ingest/topic/topic.ts';
import { commentOn } from './comment.ts';

const keysOf = (text: string, place?: Parameters<typeof commentOn>[1]) =>
  listTopicMentions(commentOn(text, place)).map(({ key }) => key);

/** Wordings seen on linux-leds, linux-fpga and linux-fscrypt, with other names. */
describe('names that are asked for', () => {
  test.each<[string, string, string[]]>([
    ['SZ_1G ?', '#define TB_MAX (1024 * 1024 * 1024)', ['use:SZ_1G', 'use:SZ_*']],
    ['GENMASK()', '#define TB_MASK (BIT(0) | BIT(1))', ['use:GENMASK']],
    ['Please use devm_kzalloc() here.', 'tb = kzalloc(sizeof(*tb), GFP_KERNEL);', ['use:devm_kzalloc', 'use:devm_*']],
    ['Why is this not using devm_mutex_init()?', 'mutex_init(&tb->lock);', []],
    ['Why not dev_err_probe()?', 'dev_err(dev, "no clock");', ['use:dev_err_probe', 'use:dev_*']],
    ['Use strscpy() instead of strncpy().', 'strncpy(a, b, c);', ['use:strscpy']],
    ['s/simple_strtol/kstrtol/', 'ret = simple_strtol(buf);', ['use:kstrtol']],
    ['Should be static.', 'int tb_start(void)', ['use:static']],
    ['Drop of_match_ptr().', '.of_match_table = of_match_ptr(tb_ids),', ['avoid:of_match_ptr']],
    ['The __func__ is not needed.', 'dev_dbg(dev, "%s", __func__);', ['avoid:__func__']],
    ['\treturn dev_err_probe(dev, ret, "no clock\\n");', 'return ret;', ['use:dev_err_probe', 'use:dev_*']],
    ['No need to use devm_kzalloc() here.', '', ['avoid:devm_kzalloc']],
    ['If you use devm_kzalloc() it is freed too early.', '', []],
    ['I will use devm_kzalloc() when applying.', '', []],
    ['devm_led_get() was added in v5.4.', '', []],
  ])('%s', (text, code, keys) => {
    const named = keysOf(text, { code }).filter((key) => /^(?:use|avoid):/.test(key));
    expect(named.filter((key) => keys.includes(key) || !key.includes('*'))).toEqual(keys);
  });

  test('what is to give way is told where the words tell', () => {
    const [mention] = listTopicMentions(commentOn('Please use strscpy() instead of strncpy().'));
    expect(mention).toMatchObject({ key: 'use:strscpy', name: 'strscpy', insteadOf: 'strncpy' });
  });
});

describe('rules', () => {
  test.each<[string, { file?: string; code?: string }, string]>([
    ['Reverse xmas-tree, please.', { code: '\tint i;' }, 'order:christmas-tree'],
    ['Please sort the includes.', { code: '#include <linux/io.h>' }, 'order:includes'],
    ['Alphabetical order, please.', { file: 'drivers/widget/Kconfig', code: 'config WIDGET' }, 'order:build-files'],
    ['I suggest moving mutex_init() as late as possible.', {}, 'order:mutex-init'],
    ['The mutex is used before this point, move mutex_init() before registering.', {}, 'order:mutex-init'],
    ['You should check the return value of tb_start().', {}, 'check:return-value'],
    ['NULL check?', {}, 'check:null'],
    ['No need to check for NULL before calling kfree().', {}, 'check:needless'],
    ['This leaks the clock.', {}, 'check:leak'],
    ['Drop blank line.', {}, 'style:extra-blank-line'],
    ['Missing blank line', {}, 'style:missing-blank-line'],
    ['No magic numbers.', {}, 'style:magic-number'],
    ['No comma for the terminator.', { code: '{ }' }, 'style:terminator-comma'],
    ['Node names should be generic.', { file: 'Documentation/devicetree/bindings/a.yaml' }, 'binding:node-name'],
    ['Missing vendor prefix', { file: 'Documentation/devicetree/bindings/a.yaml' }, 'binding:vendor-prefix'],
    ['Missing changelog.', { file: '' }, 'process:changelog'],
    ['Please use imperative mood.', { file: '' }, 'process:imperative'],
    ['This should be a separate patch.', {}, 'process:split'],
    ['You forgot to Cc the DT list.', { file: '' }, 'process:recipients'],
  ])('%s', (text, place, key) => {
    expect(keysOf(text, place)).toContain(key);
  });

  test.each<[string, string]>([
    ['No need to check for NULL before calling kfree().', 'check:null'],
    ['There is no leak here.', 'check:leak'],
    ['Other people sort of like it.', 'order:alphabetical'],
    ['Please split this into two functions.', 'process:split'],
    ['This could be called when the lock is held.', 'style:naming'],
    ["I'll squash this into the other one.", 'process:squash'],
    ['> Please drop this blank line.', 'style:extra-blank-line'],
  ])('%s is not %s', (text, key) => {
    expect(keysOf(text)).not.toContain(key);
  });
});

describe('phrases', () => {
  test.each<[string, string[]]>([
    ['Drop the unused labels.', ['phrase:no-unus-label']],
    ['Remove the word foo here.', ['phrase:no-word-foo']],
    ['No idea.', []],
    ['The widget is started twice.', []],
  ])('%s', (text, keys) => {
    expect(keysOf(text)).toEqual(keys);
  });
});

test('bots and remarks that ask for nothing have no topics', () => {
  const asking = commentOn('Please use devm_kzalloc().');
  expect(listTopicMentions({ ...asking, isBot: true })).toEqual([]);
  expect(listTopicMentions({ ...asking, isActionable: false })).toEqual([]);
});

test.each([
  ['a word', 'please'.repeat(200_000)],
  ['words', 'please use '.repeat(100_000)],
  ['names', 'use devm_kzalloc(), '.repeat(50_000)],
  ['lines', 'Please use\n'.repeat(100_000)],
  ['brackets', '(('.repeat(500_000)],
])('1 MB of %s costs no more than its start', (_, text) => {
  const start = process.cpuUsage();
  listTopicMentions(commentOn(text));
  expect(process.cpuUsage(start).user / 1_000).toBeLessThan(2_000);
});

test('keys are unique, and the sign is of the comment', () => {
  const words = fc.constantFrom(
    'use',
    'drop',
    'devm_kzalloc()',
    'check',
    'NULL',
    'blank',
    'line',
    '.',
    '\n',
    'not',
    'the',
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 60 }), (list) => {
      const text = list.join(' ');
      const mentions = listTopicMentions(commentOn(text));
      expect(new Set(mentions.map(({ key }) => key)).size).toBe(mentions.length);
      const flat = text.replace(/\s+/g, ' ');
      for (const { sign } of mentions) expect(flat).toContain(sign);
    }),
  );
});
