import { EmptyStore } from '#components/empty-store.tsx';
import { MoverCounts } from '#components/mover-counts.tsx';
import { Part } from '#components/part.tsx';
import { SeriesTable } from '#components/series-table.tsx';
import { WhoForm, WhoLine } from '#components/who-form.tsx';
import { GIVEN_UP_AFTER_DAYS } from '#db/lively.ts';
import type { Database } from '#db/open.ts';
import { countMovers, listNewRevisions, listOwnSeries, listReady } from '#db/queue.ts';
import { listLists, type SeriesRow } from '#db/series.ts';
import { listSeriesTable } from '#db/series-table.ts';
import { database } from './database.ts';
import { PersonItems } from './person-items.tsx';
import { findReader, readLastVisit } from './reader.ts';
import { readVisibility } from './reader-access.ts';
import { currentTime, readQuery } from './request.ts';
import { entriesOf } from './series-entries.ts';

const SHOWN = 12;

export default async function QueuePage({ searchParams }: PageProps<'/'>) {
  const db = database();
  const lists = listLists(db);
  if (lists.length === 0) return <EmptyStore />;
  const { list } = await readQuery(searchParams);
  const { text, person } = await findReader(db);
  const since = await readLastVisit(currentTime());
  return (
    <>
      <header className="page-head">
        <h1>{person ? `Queue of ${person.name}` : 'Queue'}</h1>
        {person ? <WhoLine name={person.name} /> : <WhoForm text={text} isUnknown={text !== ''} />}
      </header>
      {lists.length > 1 && (
        <nav className="facts" aria-label="Lists">
          <a href="/" aria-current={list ? undefined : 'page'}>
            all lists
          </a>
          {lists.slice(0, 20).map(({ list: each }) => (
            <a key={each} href={`/?list=${encodeURIComponent(each)}`} aria-current={each === list ? 'page' : undefined}>
              {each}
            </a>
          ))}
        </nav>
      )}
      <MoverCounts counts={countMovers(db, list ?? null)} list={list} days={GIVEN_UP_AFTER_DAYS} />
      {person && (
        <SeriesPart
          db={db}
          title="Your series"
          rows={listOwnSeries(db, person.addresses, 30, 'lively')}
          nothing="None of yours is under review and got a mail in the last half year."
        />
      )}
      <SeriesPart
        db={db}
        title="New revisions since your last visit"
        rows={listNewRevisions(db, since, list ?? null, SHOWN)}
        nothing="No series got a new revision since then."
      />
      <SeriesPart
        db={db}
        title="Ready to apply"
        rows={listReady(db, list ?? null, SHOWN)}
        nothing="No series has every patch reviewed and nothing outstanding."
      />
      {person && <PersonItems db={db} person={person} isReader />}
      <SeriesPart
        db={db}
        title="Most active"
        rows={listSeriesTable(db, { state: 'under-review', ...(list ? { list } : {}) }, person ? SHOWN : 30)}
        nothing="Nothing is under review."
      />
    </>
  );
}

type SeriesPartProps = { db: Database; title: string; rows: readonly SeriesRow[]; nothing: string };

async function SeriesPart({ db, title, rows, nothing }: SeriesPartProps) {
  const visible = await readVisibility();
  const id = title.toLowerCase().replaceAll(' ', '-');
  return (
    <Part id={id} title={title} isEmpty={rows.length === 0} nothing={nothing}>
      <SeriesTable entries={visible(entriesOf(db, rows))} now={currentTime()} label={title} />
    </Part>
  );
}
