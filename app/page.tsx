import { EmptyStore } from '#components/empty-store.tsx';
import { SeriesTable } from '#components/series-table.tsx';
import { listSeries } from '#db/series.ts';
import { database } from './database.ts';
import { currentTime } from './request.ts';
import { entriesOf } from './series-entries.ts';

export default async function QueuePage() {
  const db = database();
  const rows = listSeries(db, { state: 'under-review', limit: 30 });
  if (rows.length === 0) return <EmptyStore />;
  return (
    <>
      <h1 className="page-head">Under review</h1>
      <SeriesTable entries={entriesOf(db, rows)} now={currentTime()} label="The most active series" />
      <nav className="pager" aria-label="More">
        <a href="/series">All series</a>
      </nav>
    </>
  );
}
