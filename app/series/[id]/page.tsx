import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { seriesHref } from '#components/href.ts';
import { groupByPatch, groupByReviewer, ItemGroups } from '#components/item-list.tsx';
import { PatchMatrix } from '#components/patch-matrix.tsx';
import { ReadinessList } from '#components/readiness-list.tsx';
import { RevisionList } from '#components/revision-list.tsx';
import { SeriesCommands } from '#components/series-commands.tsx';
import { SeriesHead } from '#components/series-head.tsx';
import { TrailerList } from '#components/trailer-list.tsx';
import { findArchive } from '#db/archive.ts';
import { formatMarkdown } from '#db/outstanding-text.ts';
import { findReview } from '#db/reviews.ts';
import { findSeries, listSeriesLists } from '#db/series.ts';
import { appliedFacts } from '../../applied-facts.ts';
import { archiveLinkOf } from '../../archive-link.ts';
import { database } from '../../database.ts';
import { readVisibility } from '../../reader-access.ts';
import { currentTime, decodeSegment, readQuery } from '../../request.ts';
import { viewOf } from '../../series-review.ts';

/** Of what asks for nothing more, this much is shown at first. */
const SHOWN = 60;

export async function generateMetadata({ params }: PageProps<'/series/[id]'>): Promise<Metadata> {
  const series = (await readVisibility())(findSeries(database(), decodeSegment((await params).id)));
  if (!series) return {};
  const types = { 'application/atom+xml': `${seriesHref(series.id)}/new.atom` };
  return { title: series.title, alternates: { types } };
}

export default async function SeriesPage({ params, searchParams }: PageProps<'/series/[id]'>) {
  const id = decodeSegment((await params).id);
  const { by, all, revisions } = await readQuery(searchParams);
  const db = database();
  const visible = await readVisibility();
  const review = visible(findReview(db, id));
  if (!review) notFound();
  const { series } = review;
  if (series.id !== id) redirect(seriesHref(series.id));
  const { items, readiness, checks } = visible(viewOf(db, review));
  const outstanding = items.filter((item) => item.isOutstanding);
  const rest = items.filter((item) => !item.isOutstanding);
  const group = by === 'reviewer' ? groupByReviewer : groupByPatch;
  const now = currentTime();
  const lists = listSeriesLists(db, series.id);
  const head = series.revisions.at(-1)?.head ?? series.id;
  const archive = archiveLinkOf(db, lists, head);
  return (
    <>
      <SeriesHead series={series} state={review.state} lists={lists} archive={archive} tab="items" />
      <SeriesCommands
        head={head}
        archive={archive}
        outstanding={formatMarkdown([{ review, items: outstanding, archive: findArchive(db, lists) }])}
      />
      <div className="columns">
        <section aria-labelledby="readiness">
          <h2 id="readiness">Readiness</h2>
          <ReadinessList mover={readiness.mover} reasons={readiness.reasons} checks={checks} />
        </section>
        <section aria-labelledby="revisions">
          <h2 id="revisions">Revisions</h2>
          <RevisionList revisions={series.revisions} items={items} now={now} />
        </section>
      </div>
      <section aria-labelledby="patches">
        <h2 id="patches">Patches</h2>
        <PatchMatrix
          isWhole={revisions === 'all'}
          series={series}
          facts={readiness.patches}
          trailers={review.trailers}
          applied={visible(appliedFacts(db, review))}
        />
      </section>
      <section aria-labelledby="outstanding">
        <h2 id="outstanding">{`Outstanding (${outstanding.length})`}</h2>
        <p className="small">
          Grouped by{' '}
          {by === 'reviewer' ? (
            <a href={seriesHref(series.id)}>patch</a>
          ) : (
            <a href="?by=reviewer#outstanding">reviewer</a>
          )}{' '}
          instead
        </p>
        {outstanding.length === 0 && <p>Nothing is outstanding.</p>}
        <ItemGroups groups={group(outstanding)} now={now} />
      </section>
      <section aria-labelledby="rest" className="compact">
        <h2 id="rest">{`Everything else that was said (${rest.length})`}</h2>
        <ItemGroups groups={group(all ? rest : rest.slice(0, SHOWN))} now={now} />
        {!all && rest.length > SHOWN && <a href="?all=1#rest">{`Show all ${rest.length}`}</a>}
      </section>
      <section aria-labelledby="trailers">
        <h2 id="trailers">Trailers given in replies</h2>
        <TrailerList trailers={review.trailers} />
      </section>
    </>
  );
}
