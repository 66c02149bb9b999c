import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ClearText } from '#components/clear-text.tsx';
import { counted } from '#components/count.ts';
import { archiveHref, seriesHref } from '#components/href.ts';
import { ThreadMailView } from '#components/thread-mail.tsx';
import { ThreadTree } from '#components/thread-tree.tsx';
import { spellOut } from '#db/deceptive-text.ts';
import { findMessage } from '#db/messages.ts';
import { findSeries } from '#db/series.ts';
import { findThreadText, listThread } from '#db/threads.ts';
import { database } from '../../database.ts';
import { mailAnchor } from '../../lore/anchor.ts';
import { readLastVisit } from '../../reader.ts';
import { maySeeAddresses, readVisibility } from '../../reader-access.ts';
import { currentTime, decodeSegment, readQuery } from '../../request.ts';
import { treeOf } from '../../thread-entries.ts';
import { pageOfThread, threadPageHref } from '../../thread-page.ts';

export async function generateMetadata({ params }: PageProps<'/thread/[id]'>): Promise<Metadata> {
  const id = decodeSegment((await params).id);
  const types = { 'application/atom+xml': archiveHref(id, 't.atom') };
  return { title: `Thread: ${spellOut(findMessage(database(), id)?.subject ?? 'not found')}`, alternates: { types } };
}

export default async function ThreadPage({ params, searchParams }: PageProps<'/thread/[id]'>) {
  const db = database();
  const id = decodeSegment((await params).id);
  const mails = listThread(db, id);
  const visible = await readVisibility();
  const entries = visible(treeOf(mails));
  const first = entries.find(({ mail }) => mail);
  if (!first?.mail) notFound();
  const series = visible(findSeries(db, id));
  const now = currentTime();
  const since = await readLastVisit(now);
  const page = pageOfThread(entries, id, (await readQuery(searchParams)).page);
  const unread = entries.filter(({ mail }) => mail && mail.sent > since);
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
          <ClearText text={first.mail.subject} />
        </h1>
        <nav className="facts" aria-label="This thread">
          <span>{counted(mails.length, 'mail')}</span>
          {unread[0] && <a href={page.hrefOf(unread[0].messageId)}>{`${unread.length} new since your last visit`}</a>}
          {(await maySeeAddresses()) && <a href={archiveHref(id, 't.mbox.gz')}>mbox.gz</a>}
          <a href={archiveHref(id, 't.atom')}>Atom feed</a>
        </nav>
      </header>
      <nav aria-label="Mails of the thread">
        <ThreadTree
          entries={entries}
          current={null}
          now={now}
          since={since}
          href={page.hrefOf}
          anchorOf={page.anchorOf}
        />
      </nav>
      {page.entries.map(({ messageId, mail }) => {
        const text = mail && !mail.isPatch ? visible(findThreadText(db, messageId)) : undefined;
        return (
          mail && (
            <ThreadMailView
              key={messageId}
              id={messageId}
              mail={mail}
              text={text ?? null}
              now={now}
              anchor={mailAnchor(messageId)}
              isAsked={messageId === id}
            />
          )
        );
      })}
      {page.count > 1 && (
        <nav className="pager" aria-label="Parts of the thread">
          {page.number > 1 && <a href={threadPageHref(id, page.number - 1)}>Mails before these</a>}
          <span>{`part ${page.number} of ${page.count}`}</span>
          {page.number < page.count && <a href={threadPageHref(id, page.number + 1)}>Mails behind these</a>}
        </nav>
      )}
    </>
  );
}
