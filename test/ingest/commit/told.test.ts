import { expect, test } from 'vitest';
import { listTold } from '#ingest/commit/told.ts';
import { ANN, DAY, idOf, MAX, messageOf, postSeries } from '../track/posted.ts';

const NEXT = { title: 'Count overflows', files: { 'b.c': 'int b;\n' } };
const { series } = postSeries([
  [{ title: 'Wait', files: { 'a.c': 'int a;\n' } }, NEXT],
  [{ title: 'Wait', files: { 'a.c': 'int a;\n' } }, NEXT],
]);
const posted = series.revisions[1]?.posted ?? 0;

const B4 = `On Tue, 3 Feb 2026 10:00:00 +0100, Ann Author wrote:
> Two patches.

Applied, thanks!

[1/2] Wait
      commit: 0123456789abcdef0123456789abcdef01234567
[2/2] Count overflows
      (no commit info)

Best regards,
`;

const BOT = `Hello:

This series was applied to widgets/next.git (main)
by Max Maintainer <max@example.org>:

Here is the summary with links:
  - [next,v2,1/2] Wait
    https://git.kernel.org/widgets/next/c/0123456789ab
  - [next,v2,2/2] Count overflows
    https://git.kernel.org/widgets/next/c/ba9876543210

You are awesome, thank you!
`;

const FIRST = [[idOf(2, 1), '0123456789abcdef0123456789abcdef01234567']];
const BOTH = [
  [idOf(2, 1), '0123456789ab'],
  [idOf(2, 2), 'ba9876543210'],
];

test.each([
  ['b4 ty', B4, MAX, posted + DAY, FIRST],
  ['patchwork', BOT, MAX, posted + DAY, BOTH],
  ['patchwork, before v2', BOT, MAX, posted - 1, BOTH.map(([, hash], index) => [idOf(1, index + 1), hash])],
  ['the author himself', B4, ANN, posted + DAY, []],
  ['what is quoted', B4.replace(/^/gm, '> '), MAX, posted + DAY, []],
  ['a title that is not of the series', B4.replace('] Wait', '] Sleep'), MAX, posted + DAY, []],
])('%s tells what was applied', (_, body, from, sent, expected) => {
  const told = listTold(series, [messageOf('thanks@example.org', from, sent, 'Re: [PATCH v2 0/2] Widgets', body)]);
  expect(told.map(({ patch, commit }) => [patch, commit])).toEqual(expected);
});
