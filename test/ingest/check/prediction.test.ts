import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DiscussedSeries, JudgedComment, MessageId, Patch, PostedSeries } from '#db/model.ts';
import { predictByCues } from '#ingest/check/cue-prediction.ts';
import { type Habits, learnHabits } from '#ingest/check/habit.ts';
import { rankPredictions } from '#ingest/check/prediction.ts';
import { comment } from '../../db/series-review.ts';
import { newFile } from './patch.ts';

function predictAsks(habits: Habits, patch: Patch) {
  return rankPredictions([], predictByCues(habits, patch)).filter((prediction) => prediction.kind === 'cue');
}

const FILE = 'drivers/leds/leds-lantern.c';

function patchOf(lines: readonly string[], path = FILE): Patch {
  return newFile(path, lines);
}

/** A series whose one line was posted, and what was asked of it. */
type Story = { readonly code: string; readonly asked?: string; readonly path?: string; readonly withdrawn?: boolean };

function learn(stories: readonly Story[]) {
  const posted = stories.map(({ code, path }, index): PostedSeries => {
    return { id: idOf(index), patches: [{ messageId: idOf(index), patch: patchOf([code], path) }], comments: [] };
  });
  const discussed = stories.map((story, index): DiscussedSeries => {
    return { id: idOf(index), comments: story.asked === undefined ? [] : [remark(story, index, story.asked)] };
  });
  return learnHabits(discussed, posted);
}

function remark({ code, path = FILE, withdrawn }: Story, index: number, text: string): JudgedComment {
  const said = comment('addressed', {
    id: `review${index}@example.org:3`,
    text,
    sent: 1_700_000_000 + index,
    anchor: {
      kind: 'line',
      patch: idOf(index),
      file: path,
      oldLine: null,
      newLine: 1,
      bodyLine: 10,
      code,
      candidates: 1,
    },
  });
  return withdrawn ? { ...said, judgement: { ...said.judgement, status: 'settled', reason: 'withdrawn' } } : said;
}

function idOf(index: number): MessageId {
  return `series${index}@example.org` as MessageId;
}

const MATCH: Story = { code: '\t.of_match_table = of_match_ptr(tb_ids),', asked: 'Drop of_match_ptr().' };
const REGISTER: Story = {
  code: '\tret = led_classdev_register(dev, &tb->led);',
  asked: 'Please use devm_led_classdev_register() here.',
};

describe('what would be asked', () => {
  test.each<[string, readonly Story[], string, string[]]>([
    ['asked in two series', [MATCH, MATCH], '\t.of_match_table = of_match_ptr(ln_ids),', ['avoid:of_match_ptr']],
    ['asked in one series', [MATCH], '\t.of_match_table = of_match_ptr(ln_ids),', []],
    ['no such line', [MATCH, MATCH], '\tint brightness;', []],
    ['taken back', [MATCH, { ...MATCH, withdrawn: true }], '\t.of_match_table = of_match_ptr(ln_ids),', []],
    [
      'another kind of file',
      [
        { ...MATCH, path: 'drivers/leds/a.rs' },
        { ...MATCH, path: 'drivers/leds/b.rs' },
      ],
      MATCH.code,
      [],
    ],
    [
      'another part of the tree',
      [
        { ...MATCH, path: 'sound/soc/a.c' },
        { ...MATCH, path: 'sound/soc/b.c' },
      ],
      MATCH.code,
      [],
    ],
    ['done already', [REGISTER, REGISTER], '\tret = devm_led_classdev_register(dev, &ln->led);', []],
  ])('%s', (_, stories, line, topics) => {
    const found = predictAsks(learn(stories), patchOf(['#include <linux/leds.h>', line]));
    expect(found.map(({ topic }) => topic.key)).toEqual(topics);
  });

  test('a prediction tells the line, the share and the comments, the newest first', () => {
    const untouched = { code: MATCH.code };
    const [first] = predictAsks(learn([MATCH, untouched, MATCH, untouched]), patchOf(['', MATCH.code]));
    expect(first).toMatchObject({ path: FILE, line: { number: 2 }, asked: 2, series: 4 });
    expect(first?.comments.map(({ id }) => id)).toEqual(['review2@example.org:3', 'review0@example.org:3']);
  });

  test('where it was asked less often, it is less likely', () => {
    const line = patchOf([MATCH.code]);
    const often = predictAsks(learn([MATCH, MATCH]), line)[0]?.confidence ?? 0;
    const seldom = predictAsks(learn([MATCH, MATCH, ...Array(8).fill({ code: MATCH.code })]), line)[0]?.confidence ?? 1;
    expect(seldom).toBeLessThan(often);
  });
});

const story = fc.record({
  code: fc.constantFrom(MATCH.code, REGISTER.code, '\t{ },', '\tint i;', ''),
  asked: fc.constantFrom('Drop of_match_ptr().', 'Use devm_kzalloc() here.', 'No comma here, please.', 'Hm?'),
  path: fc.constantFrom(FILE, 'drivers/leds/Kconfig', 'drivers/mfd/tb.c'),
});

describe('in general', () => {
  test('the order of the series does not matter', () => {
    fc.assert(
      fc.property(fc.array(story, { maxLength: 8 }), fc.array(story, { maxLength: 3 }), (stories, lines) => {
        const patch = patchOf(lines.map(({ code }) => code));
        const discussed = stories.map((each, index) => ({
          id: idOf(index),
          comments: [remark(each, index, each.asked)],
        }));
        const posted = stories.map((each, index) => ({
          id: idOf(index),
          patches: [{ messageId: idOf(index), patch: patchOf([each.code], each.path) }],
          comments: [],
        }));
        const forward = predictAsks(learnHabits(discussed, posted), patch);
        const backward = predictAsks(learnHabits(discussed.toReversed(), posted.toReversed()), patch);
        expect(backward).toEqual(forward);
      }),
    );
  });

  test('any text is checked without an error, and what is said is bounded', () => {
    const habits = learn([MATCH, MATCH, REGISTER, REGISTER]);
    const line = fc.oneof(fc.constantFrom(MATCH.code, REGISTER.code), fc.stringMatching(/^[^\n\r]{0,60}$/));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 40 }), (lines) => {
        const found = predictAsks(habits, patchOf(lines));
        expect(found.length).toBeLessThanOrEqual(100);
        for (const { confidence, asked, series, comments } of found) {
          expect(confidence).toBeGreaterThan(0);
          expect(confidence).toBeLessThanOrEqual(1);
          expect(asked).toBeLessThanOrEqual(series);
          expect(comments.length).toBeGreaterThan(0);
        }
      }),
    );
  });
});
