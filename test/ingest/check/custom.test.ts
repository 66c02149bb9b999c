import { describe, expect, test } from 'vitest';
import type { JudgedComment, MessageId, PostedSeries } from '#db/model.ts';
import { learnCustoms } from '#ingest/check/custom.ts';
import { detectors } from '#ingest/check/detectors.ts';
import { predictByRules } from '#ingest/check/rule-prediction.ts';
import { comment } from '../../db/series-review.ts';
import { newFile } from './patch.ts';

const FILE = 'drivers/leds/leds-lantern.c';
const NOISE = ['#include <linux/leds.h>', '', '', '', '', '', '\tdev_info(dev, "probed\\n");'];

/** A series with a message that nobody needs, and what was said at a line of it. */
function seriesOf(index: number, said?: { text: string; line: number; isDisputed?: boolean }): PostedSeries {
  const id = `series${index}@example.org` as MessageId;
  const anchor = { kind: 'line', patch: id, file: FILE, oldLine: null, bodyLine: 10, code: '', candidates: 1 } as const;
  const comments: JudgedComment[] = said
    ? [
        comment(said.isDisputed ? 'disputed' : 'addressed', {
          id: `review${index}@example.org:3`,
          text: said.text,
          anchor: { ...anchor, newLine: said.line },
        }),
      ]
    : [];
  return { id, patches: [{ messageId: id, patch: newFile(FILE, NOISE) }], comments };
}

const ASKED = { text: 'Please be quiet.', line: 7 };
const NEAR = { text: 'Please rename this.', line: 7 };
const FAR = { text: 'Please rename this.', line: 1 };

function countsOf(series: readonly PostedSeries[]) {
  const noise = learnCustoms(detectors, series)
    .flatMap(({ all }) => all)
    .find(({ detector }) => detector.id === 'noise');
  return noise && [noise.series, noise.asked, noise.spoken, noise.comments.length];
}

describe('what was done where a detector found something', () => {
  test.each([
    ['asked for', ASKED, [1, 1, 1, 1]],
    ['another thing at the place', NEAR, [1, 0, 1, 0]],
    ['another thing elsewhere', FAR, [1, 0, 0, 0]],
    ['disputed', { ...ASKED, isDisputed: true }, [1, 0, 0, 0]],
    ['nothing', undefined, [1, 0, 0, 0]],
  ])('%s', (_, said, counts) => {
    expect(countsOf([seriesOf(1, said)])).toEqual(counts);
  });
});

describe('what is predicted', () => {
  const predict = (...said: Parameters<typeof seriesOf>[1][]) =>
    predictByRules(
      learnCustoms(
        detectors,
        said.map((each, index) => seriesOf(index, each)),
      ),
      newFile(FILE, NOISE),
    );

  test('nothing that was asked in one series alone', () => {
    expect(predict(ASKED, NEAR, undefined)).toEqual([]);
  });

  test('the place, and the shares', () => {
    expect(predict(ASKED, ASKED, NEAR, undefined)).toMatchObject([
      { rule: 'noise', path: FILE, line: { number: 7 }, asked: 2, spoken: 3, series: 4, confidence: 0.75 },
    ]);
  });

  test('what was asked less often is less likely', () => {
    const [often] = predict(ASKED, ASKED);
    const [seldom] = predict(ASKED, ASKED, undefined, undefined);
    expect(seldom?.confidence).toBeLessThan(often?.confidence ?? 0);
  });
});
