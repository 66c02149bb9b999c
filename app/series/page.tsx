import type { Metadata } from 'next';
import { EmptyStore } from '#components/empty-store.tsx';
import { SeriesFilter } from '#components/series-filter.tsx';
import { SeriesTable } from '#components/series-table.tsx';
import { newestActivity } from '#db/lively.ts';
import { listLists } from '#db/series.ts';
import { keyOf, listSeriesTable } from '#db/series-table.ts';
import { database } from '../database.ts';
import { readVisibility } from '../reader-access.ts';
import { currentTime, readQuery } from '../request.ts';
import { entriesOf } from '../series-entries.ts';
import { parseSeriesQuery, seriesAddress } from './query.ts';

const PAGE = 50;

export async function generateMetadata({ searchParams }: PageProps<'/series'>): Promise<Metadata> {
  const given = await readQuery(searchParams);
  const types = { 'application/atom+xml': seriesAddress('/series.atom', given) };
  return { title: 'Series', alternates: { types } };
}

export default async function SeriesListPage({ searchParams }: PageProps<'/series'>) {
  const given = await readQuery(searchParams);
  const now = currentTime();
  const db = database();
  const query = parseSeriesQuery(given, newestActivity(db));
  const visible = await readVisibility();
  const lists = listLists(db);
  if (lists.length === 0) return <EmptyStore />;
  const rows = listSeriesTable(db, query, PAGE + 1);
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  return (
    <>
      <h1 className="page-head">Series</h1>
      <SeriesFilter given={given} lists={lists} />
      {shown.length === 0 ? (
        <p>
          No series fits. <a href="/series">Show all series</a>
        </p>
      ) : (
        <SeriesTable entries={visible(entriesOf(db, shown))} now={now} label="Series" />
      )}
      <nav className="pager" aria-label="Pages and forms">
        {query.after && <a href={seriesAddress('/series', given)}>First page</a>}
        {last && <a href={seriesAddress('/series', given, keyOf(last, query.sort))}>Next page</a>}
        <a href={seriesAddress('/series.atom', given)}>Atom feed</a>
        <a href={seriesAddress('/series.json', given)}>JSON</a>
      </nav>
    </>
  );
}
