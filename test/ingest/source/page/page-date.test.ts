import { expect, test } from 'vitest';
import { parsePageDate } from '#ingest/source/page/page-date.ts';

test.each<[text: string, date: string | null, where: string]>([
  ['Wed Mar 04 2026 - 15:17:02 EST', 'Wed, 04 Mar 2026 15:17:02 -0500', 'Hypermail'],
  ['Sat Jul 31 2004 - 15:52:36 EST', 'Sat, 31 Jul 2004 15:52:36 -0500', 'Hypermail in summer'],
  ['Fri Jun 23 15:58:54 UTC 2023', 'Fri, 23 Jun 2023 15:58:54 +0000', 'pipermail'],
  ['Fri Mar 29 16:23:36 EDT 2013', 'Fri, 29 Mar 2013 16:23:36 -0400', 'pipermail'],
  ['Fri Jun  2 01:02:03 CEST 2023', 'Fri, 02 Jun 2023 01:02:03 +0200', 'a day of one digit'],
  ['Feb. 5, 2024, 11:01 p.m.', 'Mon, 05 Feb 2024 23:01:00 +0000', 'Patchwork'],
  ['Feb. 9, 2024, 6 p.m.', 'Fri, 09 Feb 2024 18:00:00 +0000', 'a full hour'],
  ['Sept. 1, 2023, noon', 'Fri, 01 Sep 2023 12:00:00 +0000', 'noon'],
  ['March 1, 2023, midnight', 'Wed, 01 Mar 2023 00:00:00 +0000', 'midnight'],
  ['July 1, 2023, 12:30 a.m.', 'Sat, 01 Jul 2023 00:30:00 +0000', 'half past midnight'],
  ['2016-09-11 23:22:13', 'Sun, 11 Sep 2016 23:22:13 +0000', 'older Patchworks'],
  ['2016-09-11, 23:22', 'Sun, 11 Sep 2016 23:22:00 +0000', 'with a comma'],
  ['Wed Mar 04 2026 - 15:17:02 XYZ', null, 'an unknown zone'],
  ['yesterday', null, 'words'],
  ['', null, 'nothing'],
])('%j is %j (%s)', (text, date) => {
  expect(parsePageDate(text)).toBe(date);
});
