import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { seriesHref } from '#components/href.ts';
import { PatchChange } from '#components/patch-change.tsx';
import { lineagesOf } from '#components/patch-lineage.ts';
import { SeriesHead } from '#components/series-head.tsx';
import { spellOut } from '#db/deceptive-text.ts';
import { listSeriesMarks } from '#db/marks.ts';
import type { Revision } from '#db/model.ts';
import { findReview } from '#db/reviews.ts';
import { findSeries, listSeriesLists } from '#db/series.ts';
import { archiveLinkOf } from '../../../archive-link.ts';
import { database } from '../../../database.ts';
import { itemsOf } from '../../../items.ts';
import { findPatchVersion } from '../../../patch-version.ts';
import { readVisibility } from '../../../reader-access.ts';
import { decodeSegment, readQuery } from '../../../request.ts';
import { chooseRevisions } from './choice.ts';

export async function generateMetadata({ params }: PageProps<'/series/[id]/changes'>): Promise<Metadata> {
  return { title: `Differences: ${spellOut(findSeries(database(), decodeSegment((await params).id))?.title ?? '')}` };
}

export default async function ChangesPage({ params, searchParams }: PageProps<'/series/[id]/changes'>) {
  const db = database();
  const visible = await readVisibility();
  const review = visible(findReview(db, decodeSegment((await params).id)));
  if (!review) notFound();
  const { series } = review;
  const lists = listSeriesLists(db, series.id);
  const { from, to } = chooseRevisions(series.revisions, await readQuery(searchParams));
  const older = series.revisions[from];
  const newer = series.revisions[to];
  const items = visible(itemsOf(review.comments, listSeriesMarks(db, series.id))).filter(
    ({ comment }) => comment.isActionable,
  );
  return (
    <>
      <SeriesHead
        series={series}
        state={review.state}
        lists={lists}
        archive={archiveLinkOf(db, lists, series.revisions.at(-1)?.head)}
        tab="changes"
      />
      <form className="filter" action={`${seriesHref(series.id)}/changes`} aria-label="Revisions to compare">
        {(
          [
            ['from', 'From', older],
            ['to', 'To', newer],
          ] as const
        ).map(([name, words, chosen]) => (
          <label key={name}>
            {words}
            <select name={name} defaultValue={chosen?.name}>
              {series.revisions.map((revision) => (
                <option key={revision.head} value={revision.name}>
                  {revision.name}
                </option>
              ))}
            </select>
          </label>
        ))}
        <button type="submit">Compare</button>
      </form>
      {(!older || !newer || from === to) && <p>There is one revision, and nothing to compare it with.</p>}
      {older &&
        newer &&
        from !== to &&
        lineagesOf(series).map(({ title, cells }) => {
          const [before, after] = [cells[from], cells[to]];
          if (before?.kind !== 'patch' && after?.kind !== 'patch') return null;
          const pair =
            before?.kind === 'patch' && after?.kind === 'patch' ? ([before.patch, after.patch] as const) : null;
          const own = before?.kind === 'patch' ? before.patch.messageId : null;
          const explained = items.filter(
            ({ comment }) =>
              'patch' in comment.anchor && comment.anchor.patch === own && comment.revision.round < newer.round,
          );
          const first = pair && visible(findPatchVersion(db, pair[0].messageId, older.name));
          const second = pair && visible(findPatchVersion(db, pair[1].messageId, newer.name));
          return (
            <section key={`${own}:${title}`} aria-label={spellOut(title)}>
              <h2>{spellOut(title)}</h2>
              {first && second ? (
                <PatchChange older={first} newer={second} items={explained} />
              ) : (
                <p className="soft">{after?.kind === 'patch' ? `New in ${newer.name}.` : absenceOf(newer)}</p>
              )}
            </section>
          );
        })}
    </>
  );
}

/** A patch may be in a mail that is not here. */
function absenceOf({ name, patches, total }: Revision): string {
  return patches.length < total ? `Not among the mails of ${name} that are here.` : `Not in ${name}.`;
}
