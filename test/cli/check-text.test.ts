import { describe, expect, test } from 'vitest';
import { type CheckedDraft, formatCheckMarkdown, formatCheckText } from '#cli/check-text.ts';
import type { Patch } from '#db/model.ts';
import type { CuePrediction } from '#ingest/check/prediction.ts';
import type { Prediction } from '#ingest/check-patches.ts';
import { comment } from '../db/series-review.ts';

const patch: Patch = {
  title: 'widget: add a driver',
  author: { name: 'Mira Lindqvist', address: 'mira@example.org' },
  message: null,
  notes: null,
  diffstat: null,
  trailers: [],
  files: [],
  patchId: null,
  baseCommit: null,
  changeId: null,
  prerequisites: [],
};

function predicted(text: string): CuePrediction {
  return {
    kind: 'cue',
    topic: { key: 'use:SZ_1M', kind: 'use', asks: 'Use SZ_1M', name: 'SZ_1M', insteadOf: null, sign: text },
    path: 'drivers/widget/core.c',
    line: { number: 21, text: '#define WIDGET_WINDOW\t0x100000' },
    cue: '0x100000',
    asked: 3,
    series: 8,
    confidence: 0.304,
    comments: [comment('addressed', { text })],
  };
}

function checked(...predictions: Prediction[]): CheckedDraft[] {
  return [{ draft: { patch, place: '0001.patch' }, predictions }];
}

const linkOf = () => 'https://lists.example.org/review';

describe('what check prints', () => {
  test('as text: the place, the line, the share, the words and where they stand', () => {
    expect(formatCheckText(checked(predicted('Use SZ_1M here.')), linkOf)).toBe(
      [
        'widget: add a driver',
        '',
        'drivers/widget/core.c:21: Use SZ_1M',
        '  + #define WIDGET_WINDOW        0x100000',
        '  Asked in 3 of 8 reviewed series with "0x100000" in a line; confidence 0.30.',
        '  > Use SZ_1M here.',
        '  -- Tomás Ferreira, 2026-02-03',
        '  https://lists.example.org/review',
        '',
        '1 possible remark on 1 patch.',
        '',
      ].join('\n'),
    );
  });

  test('a rule is told with what was asked, and what was said at such places', () => {
    const { topic: _, cue: __, ...rest } = predicted('Drop the quotes.');
    const rule: Prediction = { ...rest, kind: 'rule', rule: 'quotes', asks: 'Drop the quotes', topics: [], spoken: 5 };
    expect(formatCheckText(checked(rule), linkOf)).toContain(
      [
        'drivers/widget/core.c:21: Drop the quotes',
        '  + #define WIDGET_WINDOW        0x100000',
        '  Asked in 3 of 8 reviewed series that had the like, and something there in 5;',
        '  confidence 0.30.',
      ].join('\n'),
    );
  });

  test('nothing is said to be nothing', () => {
    expect(formatCheckText(checked(), linkOf)).toBe('No remark to expect on 1 patch.\n');
    expect(formatCheckMarkdown(checked(), linkOf)).toBe('');
  });

  test('no line of mail or code is longer than 80 columns, and a long remark is cut', () => {
    const long = predicted(`${'word '.repeat(60)}\n${'another line\n'.repeat(20)}`);
    const text = formatCheckText(checked({ ...long, line: { number: 1, text: 'x'.repeat(300) } }), linkOf);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBe(80);
    expect(text).toContain('  > [...]');
    expect(text.split('another line').length - 1).toBe(5);
  });

  test('as a task list', () => {
    const markdown = formatCheckMarkdown(checked(predicted('Use SZ_1M here.')), linkOf);
    expect(markdown).toContain('- [ ] drivers/widget/core.c:21: Use SZ_1M. Asked in 3 of 8');
    expect(markdown).toContain('      #define WIDGET_WINDOW\t0x100000\n\n  > Use SZ_1M here.');
  });
});
