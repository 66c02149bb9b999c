import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CopyButton } from '#components/copy-button.tsx';
import { SeriesHead } from '#components/series-head.tsx';
import { draftChangelog, formatChangelog } from '#db/changelog-draft.ts';
import { spellOut } from '#db/deceptive-text.ts';
import { findReview } from '#db/reviews.ts';
import { findSeries, listSeriesLists } from '#db/series.ts';
import { archiveLinkOf } from '../../../archive-link.ts';
import { database } from '../../../database.ts';
import { readVisibility } from '../../../reader-access.ts';
import { decodeSegment } from '../../../request.ts';
import { viewOf } from '../../../series-review.ts';

export async function generateMetadata({ params }: PageProps<'/series/[id]/changelog'>): Promise<Metadata> {
  return {
    title: `Changelog draft: ${spellOut(findSeries(database(), decodeSegment((await params).id))?.title ?? '')}`,
  };
}

export default async function ChangelogPage({ params }: PageProps<'/series/[id]/changelog'>) {
  const db = database();
  const visible = await readVisibility();
  const review = visible(findReview(db, decodeSegment((await params).id)));
  if (!review) notFound();
  const { series } = review;
  const lists = listSeriesLists(db, series.id);
  const text = formatChangelog(draftChangelog(visible(viewOf(db, review).items), series));
  return (
    <>
      <SeriesHead
        series={series}
        state={review.state}
        lists={lists}
        archive={archiveLinkOf(db, lists, series.revisions.at(-1)?.head)}
        tab="changelog"
      />
      <p className="prose">What reviewers asked for and a revision has, by revision, to be put below the --- line.</p>
      {text === '' ? (
        <p className="soft">No item of this series is addressed yet.</p>
      ) : (
        <>
          <CopyButton text={text} label="Copy the draft" />
          <pre className="mail-text">{text}</pre>
        </>
      )}
    </>
  );
}
