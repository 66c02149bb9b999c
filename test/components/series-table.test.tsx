import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { PatchMatrix } from '#components/patch-matrix.tsx';
import type { SeriesEntry } from '#components/series-entry.ts';
import { SeriesTable } from '#components/series-table.tsx';
import type { GivenTrailer } from '#db/model.ts';
import { label } from '../label.ts';
import { id, mira, NOW, series, tomas } from './lantern.ts';

const entry: SeriesEntry = {
  id: series.id,
  title: series.title,
  submitter: mira,
  lists: ['linux-lanterns'],
  revisionName: 'RFC v2',
  patchCount: 2,
  reviewedPatches: 1,
  reviewers: [tomas.name],
  lastPosted: NOW - 8 * 86_400,
  lastActivity: NOW - 3 * 86_400,
  state: 'under-review',
  counts: { open: 1 },
  reports: { open: 0, all: 0 },
  mover: 'author',
};

const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

test.each([
  [{ open: 0, all: 0 }, 'no report'],
  [{ open: 0, all: 2 }, '2 reports closed'],
  [{ open: 1, all: 3 }, 'open 1 of 3'],
])('a series of which bots reported %j says "%s"', (reports, words) => {
  const text = textOf(renderToStaticMarkup(<SeriesTable entries={[{ ...entry, reports }]} now={NOW} label="Series" />));
  expect(text).toContain(words);
  expect(text).toContain('RFC v2 1 week ago');
});

test('the matrix has the tags that each revision got, and the number that a patch had before', () => {
  const given = (token: string, revision: number, counter: number, isConditional = false): GivenTrailer => ({
    ...{ token, value: `${tomas.name} <${tomas.address}>`, from: tomas, messageId: id('reply'), line: 1 },
    ...{ revision: label(revision), counter, isConditional },
  });
  const trailers = [
    given('Reviewed-by', 1, 2),
    given('Acked-by', 1, 0),
    given('Tested-by', 2, 1),
    given('Tested-by', 2, 0),
    given('Reviewed-by', 2, 1, true),
    given('Fixes', 2, 1),
  ];
  const html = renderToStaticMarkup(
    <PatchMatrix series={series} facts={[]} trailers={trailers} applied={[]} isWhole />,
  );
  const cells = [...html.matchAll(/<td>(.*?)<\/td>/gs)].map(([, cell = '']) => textOf(cell).trim());
  expect(cells.filter((text) => text !== '')).toEqual([
    '2 Reviewed, Acked',
    '1 changed was 2 Tested 2',
    '2 new Tested',
    '1 Acked',
    'dropped',
  ]);
});
