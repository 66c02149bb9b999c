import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AppliedNote } from '#components/applied-note.tsx';
import { patchHref } from '#components/href.ts';
import { PatchChange } from '#components/patch-change.tsx';
import { PatchHead } from '#components/patch-head.tsx';
import { appliedChangeOf, describeChange } from '#db/applied-change.ts';
import { findApplied } from '#db/commits.ts';
import { spellOut } from '#db/deceptive-text.ts';
import { findMessage } from '#db/messages.ts';
import { findCommitted, findPosted } from '#db/patch-text.ts';
import { findSeries } from '#db/series.ts';
import { archiveLinkOf } from '../../../archive-link.ts';
import { database } from '../../../database.ts';
import { readVisibility } from '../../../reader-access.ts';
import { currentTime, decodeSegment } from '../../../request.ts';

export async function generateMetadata({ params }: PageProps<'/patch/[id]/commit'>): Promise<Metadata> {
  const subject = findMessage(database(), decodeSegment((await params).id))?.subject;
  return { title: (await readVisibility())(`Applied: ${spellOut(subject ?? '')}`) };
}

/** A patch as it was posted beside the commit that it became. */
export default async function CommitPage({ params }: PageProps<'/patch/[id]/commit'>) {
  const db = database();
  const visible = await readVisibility();
  const message = visible(findMessage(db, decodeSegment((await params).id)));
  const applied = message && visible(findApplied(db, message.messageId));
  const posted = message && visible(findPosted(db, message.messageId));
  const committed = applied && visible(findCommitted(db, applied.commit));
  if (!applied || !posted || !committed) notFound();
  const now = currentTime();
  return (
    <>
      <PatchHead
        message={message}
        patch={posted.patch}
        series={visible(findSeries(db, message.messageId)) ?? null}
        archive={archiveLinkOf(db, message.lists, message.messageId)}
        now={now}
      />
      <AppliedNote applied={applied} change={describeChange(appliedChangeOf(posted, committed))} now={now} />
      <section aria-labelledby="why">
        <h2 id="why">Why this commit</h2>
        <ul className="evidence">
          {applied.reasons.map(({ kind, detail }) => (
            <li key={kind}>{detail}</li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="changes">
        <h2 id="changes">What the maintainer changed</h2>
        <PatchChange
          older={{ ...posted, name: 'posted', href: patchHref(message.messageId) }}
          newer={{ ...committed, name: applied.commit.slice(0, 12), href: null }}
          items={[]}
        />
      </section>
    </>
  );
}
