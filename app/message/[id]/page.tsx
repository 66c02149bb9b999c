import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ClearText } from '#components/clear-text.tsx';
import { FoundItems } from '#components/found-items.tsx';
import { archiveHref, patchHref, seriesHref, threadHref } from '#components/href.ts';
import { MailBody } from '#components/mail-body.tsx';
import { MailHead } from '#components/mail-head.tsx';
import { ThreadTree } from '#components/thread-tree.tsx';
import { listArchived } from '#db/archived-mail.ts';
import { listMessageComments } from '#db/comments.ts';
import { spellOut } from '#db/deceptive-text.ts';
import { listSeriesMarks } from '#db/marks.ts';
import { findBlocks, findMessage, findPatch } from '#db/messages.ts';
import { findSeries } from '#db/series.ts';
import { listThread } from '#db/threads.ts';
import { archiveLinkOf } from '../../archive-link.ts';
import { database } from '../../database.ts';
import { itemsOf } from '../../items.ts';
import { readLastVisit } from '../../reader.ts';
import { maySeeAddresses, readVisibility } from '../../reader-access.ts';
import { currentTime, decodeSegment } from '../../request.ts';
import { treeOf } from '../../thread-entries.ts';

export async function generateMetadata({ params }: PageProps<'/message/[id]'>): Promise<Metadata> {
  return {
    title: spellOut((await readVisibility())(findMessage(database(), decodeSegment((await params).id))?.subject ?? '')),
  };
}

export default async function MessagePage({ params }: PageProps<'/message/[id]'>) {
  const db = database();
  const visible = await readVisibility();
  const message = visible(findMessage(db, decodeSegment((await params).id)));
  if (!message) notFound();
  const { messageId } = message;
  const sent = listArchived(db, messageId, null).filter(({ copy }) => copy === 'mail');
  const series = visible(findSeries(db, messageId));
  const patch = findPatch(db, messageId);
  const marks = series ? listSeriesMarks(db, series.id) : new Map();
  const now = currentTime();
  return (
    <>
      <header className="page-head">
        {series && (
          <p className="trail">
            <a href={seriesHref(series.id)}>
              <ClearText text={series.title} />
            </a>
          </p>
        )}
        <h1>
          <ClearText text={message.subject} />
        </h1>
        <nav className="facts jumps" aria-label="This mail">
          {patch && <a href={patchHref(messageId)}>patch with comments</a>}
          <a href={threadHref(messageId)}>whole thread</a>
          {sent.length > 0 && (await maySeeAddresses()) && <a href={archiveHref(messageId, 'raw')}>raw</a>}
        </nav>
        {sent.length > 1 && (
          <p>{`${sent.length} different mails came under this Message-ID; the one sent first is shown, raw has all.`}</p>
        )}
      </header>
      <MailHead message={message} archive={archiveLinkOf(db, message.lists, messageId)} now={now} />
      <FoundItems items={visible(itemsOf(listMessageComments(db, messageId), marks))} />
      <MailBody lines={message.body.split('\n')} blocks={findBlocks(db, messageId) ?? null} isNumbered />
      <section aria-labelledby="thread">
        <h2 id="thread">Thread</h2>
        <ThreadTree
          entries={visible(treeOf(listThread(db, messageId)))}
          current={messageId}
          now={now}
          since={await readLastVisit(now)}
        />
      </section>
    </>
  );
}
