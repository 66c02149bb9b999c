import type { Metadata } from 'next';
import { EmptyStore } from '#components/empty-store.tsx';
import { withQuery } from '#components/href.ts';
import { SeriesFilter } from '#components/series-filter.tsx';
import { SeriesTable } from '#components/series-table.tsx';
import { listLists, listSeries, nextKey } from '#db/series.ts';
import { database } from '../database.ts';
import { currentTime, readQuery } from '../request.ts';
import { entriesOf } from '../series-entries.ts';
import { parseSeriesQuery } from './query.ts';

export const metadata: Metadata = { title: 'Series' };

const PAGE = 50;

export default async function SeriesListPage({ searchParams }: PageProps<'/series'>) {
  const { after, ...query } = parseSeriesQuery(await readQuery(searchParams));
  const db = database();
  const rows = listSeries(db, { ...query, ...(after ? { after } : {}), limit: PAGE + 1 });
  const lists = listLists(db);
  if (lists.length === 0 && rows.length === 0) return <EmptyStore />;
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  return (
    <>
      <h1 className="page-head">Series</h1>
      <SeriesFilter query={query} lists={lists} />
      {shown.length === 0 ? (
        <p>
          No series fits. <a href="/series">Show all series</a>
        </p>
      ) : (
        <SeriesTable entries={entriesOf(db, shown)} now={currentTime()} label="Series" />
      )}
      <nav className="pager" aria-label="Pages">
        {after && <a href={withQuery('/series', { ...query })}>First page</a>}
        {last && <a href={withQuery('/series', { ...query, after: nextKey(last, query.sort) })}>Next page</a>}
      </nav>
    </>
  );
}
