import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AppliedNote } from '#components/applied-note.tsx';
import { CommitText } from '#components/commit-text.tsx';
import { Discussions, PatchDiff } from '#components/patch-diff.tsx';
import { PatchHead } from '#components/patch-head.tsx';
import { PatchJumps } from '#components/patch-jumps.tsx';
import { ViewSwitch } from '#components/view-switch.tsx';
import { listComments } from '#db/comments.ts';
import { spellOut } from '#db/deceptive-text.ts';
import { listSeriesMarks } from '#db/marks.ts';
import { findMessage, findPatch } from '#db/messages.ts';
import { findSeries } from '#db/series.ts';
import { findAppliedFacts } from '../../applied-facts.ts';
import { archiveLinkOf } from '../../archive-link.ts';
import { database } from '../../database.ts';
import { itemsOf, placeItems } from '../../items.ts';
import { readVisibility } from '../../reader-access.ts';
import { currentTime, decodeSegment, readQuery } from '../../request.ts';

export async function generateMetadata({ params }: PageProps<'/patch/[id]'>): Promise<Metadata> {
  return {
    title: spellOut((await readVisibility())(findMessage(database(), decodeSegment((await params).id))?.subject ?? '')),
  };
}

export default async function PatchPage({ params, searchParams }: PageProps<'/patch/[id]'>) {
  const db = database();
  const visible = await readVisibility();
  const message = visible(findMessage(db, decodeSegment((await params).id)));
  const patch = message && visible(findPatch(db, message.messageId));
  if (!patch) notFound();
  const series = visible(findSeries(db, message.messageId));
  const items = series ? visible(itemsOf(listComments(db, series.id), listSeriesMarks(db, series.id))) : [];
  const placed = placeItems(items, message.messageId);
  const view = (await readQuery(searchParams)).view === 'split' ? 'split' : 'unified';
  const lines = message.body.split('\n');
  const applied = visible(findAppliedFacts(db, message.messageId));
  const now = currentTime();
  const paths = new Set(patch.files.map((file) => file.path));
  const loose = placed.filter(({ file, bodyLine }) => bodyLine === null && !(file && paths.has(file)));
  return (
    <>
      <PatchHead
        message={message}
        patch={patch}
        series={series ?? null}
        archive={archiveLinkOf(db, message.lists, message.messageId)}
        now={now}
      />
      {applied && <AppliedNote {...applied} now={now} />}
      <PatchJumps files={patch.files} placed={placed} />
      <CommitText patch={patch} lines={lines} placed={placed} now={now} />
      {loose.length > 0 && <Discussions placed={loose} now={now} />}
      <ViewSwitch view={view} />
      <PatchDiff files={patch.files} placed={placed} now={now} view={view} />
    </>
  );
}
