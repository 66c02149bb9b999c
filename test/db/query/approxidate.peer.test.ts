import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { parseApproxidate } from '#db/query/approxidate.ts';

/** Each is read by git as well; what depends on the second in which it is asked is asked twice. */
test.each([
  'yesterday',
  '2.weeks.ago',
  'last.month',
  'last.friday',
  '2.fridays.ago',
  '3 days ago',
  'jan 5 2024',
  '5 jan',
  '2024-03-01',
  '2024-03-01 10:30:15',
  '03/04/2023',
  '4.3.2023',
  'noon',
  'noon yesterday',
  'midnight',
  'tea',
  '10:30 yesterday',
  'one.year.ago',
  '13.months.ago',
  '3pm',
  'last.year',
  'never',
  '31 dec 2023',
  '90.minutes.ago',
  '12/25',
  '2.days.5.hours.ago',
  'september 10 2001 5pm',
  'now',
])('%s', (text) => {
  const asked = () => {
    const now = Math.floor(Date.now() / 1000);
    const output = execFileSync('git', ['rev-parse', `--since=${text}`], { env: { ...process.env, TZ: 'UTC' } });
    return Number(/\d+/.exec(output.toString())?.[0]) - (parseApproxidate(text, now) ?? Number.NaN);
  };
  // A second may pass between the two.
  expect([asked(), asked()].some((difference) => difference === 0)).toBe(true);
});
