import { describe, expect, test } from 'vitest';
import type { Person } from '#db/model.ts';
import { isRobot } from '#ingest/review/robot.ts';
import { quote, review } from './thread.ts';

const robot: Person = { name: 'kernel test robot', address: 'lkp@intel.com' };

const report = `Hi Mira,

kernel test robot noticed the following build errors:

url:    https://example.org/widget
reproduce: (this is a W=1 build)

All errors (new ones prefixed by >>):

   drivers/widget.c: In function 'widget_probe':
>> drivers/widget.c:14:6: error: unused variable 'ret'
    14 |         int ret;
       |             ^~~

vim +/ret +14 drivers/widget.c

    13		struct widget *widget;
  > 14		int ret;

-- 
0-DAY CI Kernel Test Service`;

describe('a report', () => {
  test('is one remark, at the place that it names', () => {
    const { comments } = review([{ id: 'b1', to: 'p1', from: robot, body: report }]);
    expect(comments.map(({ id, kind, isBot, isActionable }) => [id, kind, isBot, isActionable])).toEqual([
      ['b1:8', 'bug', true, true],
    ]);
    expect(comments[0]?.anchor).toMatchObject({
      kind: 'line',
      file: 'drivers/widget.c',
      newLine: 14,
      code: '\tint ret;',
    });
  });

  test('quoted by a reviewer is not reported again, but what he says of it is a remark (T70)', () => {
    const { comments } = review([
      { id: 'b1', to: 'p1', from: robot, body: report },
      { id: 'r1', to: 'b1', body: `${quote(report)}\n\nIt is used under an ifdef. Please mark it __maybe_unused.` },
    ]);
    expect(comments.map(({ id, isBot, isActionable }) => [id.split(':')[0], isBot, isActionable])).toEqual([
      ['b1', true, true],
      ['r1', false, true],
    ]);
  });

  test('of the schema checker', () => {
    const body = `On Tue, 05 May 2026 10:00:00 +0000, Mira Lind wrote:
> Add a driver for the w widget. It is found on many boards and needs

My bot found errors running 'make dt_binding_check' on your patch:

dtschema/dtc warnings/errors:
drivers/widget.c:14: warning`;
    const { comments } = review([{ id: 'b1', to: 'p1', from: { name: 'Rob', address: 'rob@example.org' }, body }]);
    expect(comments.map(({ id, isBot, kind }) => [id, isBot, kind])).toEqual([['b1:4', true, 'bug']]);
  });
});

test.each([
  [robot, true],
  [{ name: 'syzbot', address: 'syzbot+1234@syzkaller.example.org' }, true],
  [{ name: '', address: 'sashiko-bot@example.org' }, true],
  [{ name: 'Patchwork CI', address: 'ci@example.org' }, true],
  [{ name: 'Robert Abbot', address: 'abbot@example.org' }, false],
  [{ name: 'Lucia Doe', address: 'lucia@example.org' }, false],
])('%o is a robot: %s', (person, expected) => {
  expect(isRobot(person, '')).toBe(expected);
});
