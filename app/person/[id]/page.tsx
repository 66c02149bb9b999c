import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { personHref } from '#components/href.ts';
import { Part } from '#components/part.tsx';
import { SeriesTable } from '#components/series-table.tsx';
import { StatusCounts } from '#components/status-counts.tsx';
import { countReviewed, findPerson } from '#db/people.ts';
import { listOwnSeries } from '#db/queue.ts';
import { database } from '../../database.ts';
import { PersonItems } from '../../person-items.tsx';
import { maySeeAddresses, readVisibility } from '../../reader-access.ts';
import { currentTime, decodeSegment } from '../../request.ts';
import { entriesOf } from '../../series-entries.ts';

export async function generateMetadata({ params }: PageProps<'/person/[id]'>): Promise<Metadata> {
  const id = decodeSegment((await params).id);
  const types = { 'application/atom+xml': `${personHref(id)}/new.atom` };
  return { title: (await readVisibility())(findPerson(database(), id)?.name), alternates: { types } };
}

export default async function PersonPage({ params }: PageProps<'/person/[id]'>) {
  const db = database();
  const id = decodeSegment((await params).id);
  const person = findPerson(db, id);
  if (!person) notFound();
  const visible = await readVisibility();
  const maySee = await maySeeAddresses();
  const series = listOwnSeries(db, person.addresses, 100, 'all');
  return (
    <>
      <header className="page-head">
        <h1>{visible(person.name)}</h1>
        {maySee && <p className="facts">{person.addresses.join(', ')}</p>}
        <nav className="facts" aria-label="More">
          <a href={`/series?author=${encodeURIComponent((maySee && person.addresses[0]) || person.name)}`}>
            all series
          </a>
          <a href={`${personHref(id)}/new.atom`}>Atom feed</a>
        </nav>
      </header>
      <Part id="author" title="As author: under review" isEmpty={series.length === 0} nothing="None.">
        <SeriesTable entries={visible(entriesOf(db, series))} now={currentTime()} label="Series under review" />
      </Part>
      <section aria-labelledby="reviewer">
        <h2 id="reviewer">As reviewer: what became of their remarks</h2>
        <StatusCounts counts={countReviewed(db, person.addresses)} />
      </section>
      <PersonItems db={db} person={person} isReader={false} />
    </>
  );
}
