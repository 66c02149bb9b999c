import { findFeedback, findReadiness, listChanges, summaryOf, withApplied } from '#db/marked-review.ts';
import type { Mover, SeriesReview, SeriesState } from '#db/model.ts';
import type { Database } from '#db/open.ts';
import { listOutstanding, outstandingOf, plainOutstanding } from '#db/outstanding.ts';
import { findReview } from '#db/reviews.ts';
import { findSeries, listSeriesIds } from '#db/series.ts';
import { keyOf, listSeriesTable, type SeriesSort } from '#db/series-table.ts';
import { type Endpoint, type Input, missing, type Output, type Parameter, page, parseKey, value } from './endpoint.ts';
import { flag, list, named, oneOf, text, time } from './schema.ts';
import { MOVERS, STATES } from './series-schemas.ts';

const ID = 'The Message-ID of any mail in the series.';

const LIST: Parameter = { name: 'list', description: 'Of this list.', schema: text };
const AUTHOR: Parameter = {
  name: 'author',
  description: 'Whose author has this in the name or address.',
  schema: text,
};
const REVIEWER: Parameter = {
  name: 'reviewer',
  description: 'Asked by one with this in the name or address.',
  schema: text,
};

/** What is asked of a series as a whole. */
export const seriesEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/series',
    summary: 'Series, the one with the newest mail first; as `reroll list --json`.',
    query: [
      LIST,
      AUTHOR,
      { name: 'reviewer', description: 'On which one with this in the name or address commented.', schema: text },
      { name: 'path', description: 'With a patch that touches a path with this in it.', schema: text },
      { name: 'text', description: 'With this in the title.', schema: text },
      { name: 'state', description: 'In this state.', schema: oneOf(...STATES) },
      { name: 'next', description: 'Which wait for this one.', schema: oneOf(...MOVERS) },
      { name: 'outstanding', description: 'Only those with outstanding items.', schema: flag },
      { name: 'since', description: 'With a mail since then.', schema: time },
      { name: 'sort', description: 'The order.', schema: oneOf('activity', 'posted', 'title') },
    ],
    isPaged: true,
    answer: list(named('SeriesRow')),
    run: listOfSeries,
  },
  ofSeries('', 'All that is known of a series; as `reroll show --json`.', named('Review'), withApplied),
  ofSeries(
    '/revisions',
    'The revisions of a series, oldest first.',
    list(named('Revision')),
    (_, { series }) => series.revisions,
  ),
  ofSeries('/status', 'How ready a series is; as `reroll status --json`.', named('Readiness'), findReadiness),
  ofSeries(
    '/changelog',
    'A draft of "Changes in vN"; as `reroll changelog --json`.',
    list(named('Change')),
    listChanges,
  ),
  ofSeries(
    '/outstanding',
    'What is to do in a series; as `reroll outstanding SERIES --json`.',
    list(named('Outstanding')),
    (db, review, { reviewer }) => [plainOutstanding(outstandingOf(db, review, reviewer))],
    [REVIEWER],
  ),
  ofSeries(
    '/feedback',
    'The feedback of a series; as `reroll export feedback SERIES`.',
    named('Feedback'),
    findFeedback,
  ),
  {
    method: 'get',
    path: '/outstanding',
    summary: 'What is to do in all series under review; as `reroll outstanding --json`.',
    query: [LIST, AUTHOR, REVIEWER],
    isPaged: true,
    answer: list(named('Outstanding')),
    run: ({ db, query, limit }) =>
      page(
        listOutstanding(db, query, { after: query.after ?? '', limit: limit + 1 }).map(plainOutstanding),
        limit,
        ({ series }) => series.id,
      ),
  },
  {
    method: 'get',
    path: '/export/series',
    summary: 'All series with their revisions; as `reroll export series`.',
    isPaged: true,
    answer: list(named('SeriesSummary')),
    run: (input) => exportPage(input, (id) => summaryOf(findSeries(input.db, id) ?? gone(id))),
  },
  {
    method: 'get',
    path: '/export/feedback',
    summary: 'The feedback of all series; as `reroll export feedback --all`.',
    isPaged: true,
    answer: list(named('Feedback')),
    run: (input) => exportPage(input, (id) => findFeedback(input.db, findReview(input.db, id) ?? gone(id))),
  },
];

function ofSeries(
  part: string,
  summary: string,
  answer: Endpoint['answer'],
  read: (db: Database, review: SeriesReview, query: Input['query']) => unknown,
  query: readonly Parameter[] = [],
): Endpoint {
  return {
    method: 'get',
    path: `/series/{id}${part}`,
    summary,
    id: ID,
    query,
    answer,
    run: ({ db, id, query: asked }) => {
      const review = findReview(db, id);
      return review ? value(read(db, review, asked), id) : missing(`A series with the mail ${id}`);
    },
  };
}

function listOfSeries({ db, query, limit }: Input): Output {
  const { state, next, outstanding, since, sort, after, ...texts } = query;
  const key = parseKey(after);
  const rows = listSeriesTable(
    db,
    {
      ...texts,
      ...(state ? { state: state as SeriesState } : {}),
      ...(next ? { mover: next as Mover } : {}),
      ...(outstanding === 'true' ? { hasOutstanding: true } : {}),
      ...(since ? { since: Number(since) } : {}),
      ...(sort ? { sort: sort as SeriesSort } : {}),
      ...(key ? { after: key } : {}),
    },
    limit + 1,
  );
  return page(rows, limit, (last) => JSON.stringify(keyOf(last, sort as SeriesSort | undefined)));
}

/** Series by id: only those of the page are read. */
function exportPage({ db, query, limit }: Input, read: (id: string) => unknown): Output {
  const after = query.after ?? '';
  const ids = listSeriesIds(db).filter((id) => id > after);
  const values = ids.slice(0, limit).map(read);
  return { kind: 'value', value: values, next: ids.length > limit ? ids[limit - 1] : undefined };
}

function gone(id: string): never {
  throw new Error(`The series ${id} went while it was read.`);
}
