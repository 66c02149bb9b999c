import { describe, expect, test, vi } from 'vitest';
import { type Mail, mira, ole, patchBody, rae, review } from './thread.ts';

const robot = { name: 'kernel test robot', address: 'lkp@intel.com' };

/** Hostile mail costs no more than its size; each of these took seconds or minutes if anything were quadratic. */
const LIMIT = 10_000;

vi.setConfig({ testTimeout: 120_000 });

/** Processor time in milliseconds: a busy machine is not a slow program. */
function timed(run: () => void): number {
  const start = process.cpuUsage();
  run();
  return process.cpuUsage(start).user / 1_000;
}

const manyLines = `${patchBody()}${'+}\n'.repeat(100_000)}`;

const bodies: readonly (readonly [name: string, body: string])[] = [
  ['1 MB of >', '>'.repeat(1_000_000)],
  ['100,000 quoted lines', '> +\t\treturn -EINVAL;\n'.repeat(100_000)],
  ['100,000 quotes, each with a remark', '> +\t\treturn -EINVAL;\nWhy?\n'.repeat(50_000)],
  ['100,000 list items', '- Please fix this.\n'.repeat(100_000)],
  ['100,000 tags', 'Reviewed-by: Ole Berg <ole@example.org>\n\n'.repeat(50_000)],
  ['a report of 1 MB without a place', `new ones prefixed by >>\n${'a'.repeat(1_000_000)}`],
  ['100,000 names', 'Mira,\n'.repeat(100_000)],
  ['a word of 1 MB', `> +\tint ret;\n${'please'.repeat(170_000)}`],
  ['1 MB of please', `> +\tint ret;\n${'please '.repeat(150_000)}`],
  [
    '100,000 quoted lines that are not of the patch',
    `${'> +\tthis_is_a_long_line_which_is_nowhere_in_the_patch_at_all();\n'.repeat(100_000)}No.`,
  ],
];

describe('one reply', () => {
  test.each(bodies)('%s', (_name, body) => {
    expect(
      timed(() => review([{ id: 'r1', to: 'p1', body, from: body.startsWith('new ones') ? robot : ole }])),
    ).toBeLessThan(LIMIT);
  });

  test('equal lines of a patch quoted in any order', () => {
    const body = '> +}\n> +x\n'.repeat(50_000);
    expect(timed(() => review([{ id: 'r1', to: 'p1', body }], [manyLines]))).toBeLessThan(LIMIT);
  });
});

describe('many replies', () => {
  const remark = '> +\tint ret;\n\nPlease rename it.';

  test('10,000 to one patch', () => {
    const replies = Array.from({ length: 10_000 }, (_, at): Mail => ({ id: `r${at}`, to: 'p1', body: remark }));
    expect(timed(() => expect(review(replies).comments).toHaveLength(10_000))).toBeLessThan(LIMIT);
  });

  test('10,000 each below the other', () => {
    const replies = Array.from(
      { length: 10_000 },
      (_, at): Mail => ({ id: `r${at}`, to: at === 0 ? 'p1' : `r${at - 1}`, from: at % 2 ? mira : rae, body: remark }),
    );
    expect(timed(() => review(replies))).toBeLessThan(LIMIT);
  });

  test('2,000 without quotes each below the other', () => {
    const replies = Array.from(
      { length: 2_000 },
      (_, at): Mail => ({
        id: `r${at}`,
        to: at === 0 ? 'p1' : `r${at - 1}`,
        from: at % 2 ? mira : rae,
        body: 'Could you please also rename it?',
      }),
    );
    expect(timed(() => review(replies))).toBeLessThan(LIMIT);
  });

  test('10,000 answers to one remark', () => {
    const first: Mail = { id: 'r', to: 'p1', body: remark };
    const answers = Array.from(
      { length: 10_000 },
      (_, at): Mail => ({
        id: `r${at}`,
        to: 'r',
        from: { name: `Reviewer No${at}`, address: `r${at}@example.org` },
        body: '> Please rename it.\n\nI agree.',
      }),
    );
    expect(timed(() => review([first, ...answers]))).toBeLessThan(LIMIT);
  });

  test('2,000 answers to a mail with 1,000 remarks', () => {
    const many: Mail = { id: 'r', to: 'p1', body: '> +\tint ret;\nPlease rename it.\n'.repeat(1_000) };
    const replies = Array.from(
      { length: 2_000 },
      (_, at): Mail => ({ id: `a${at}`, to: 'r', from: mira, body: 'Ok.' }),
    );
    expect(timed(() => review([many, ...replies]))).toBeLessThan(LIMIT);
  });
});
