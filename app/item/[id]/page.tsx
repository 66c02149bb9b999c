import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ClearText } from '#components/clear-text.tsx';
import { Answers, Because, statusNote } from '#components/discussion.tsx';
import { itemHref, messageHref, patchHref, seriesHref } from '#components/href.ts';
import { patchOf, placeOf } from '#components/item.ts';
import { MarkForm, MarkHistory } from '#components/mark-history.tsx';
import { nameOf, PersonName } from '#components/person-name.tsx';
import { Snippet } from '#components/snippet.tsx';
import { StatusMark } from '#components/status-mark.tsx';
import { Time } from '#components/time.tsx';
import { TopicLinks } from '#components/topic-links.tsx';
import { VerdictList } from '#components/verdict-list.tsx';
import { findComment, listComments } from '#db/comments.ts';
import { listMarks, listSeriesMarks } from '#db/marks.ts';
import { findSeries } from '#db/series.ts';
import { listTopicsOf } from '#db/topics.ts';
import { database } from '../../database.ts';
import { neighboursOf } from '../../item-neighbours.ts';
import { itemsOf } from '../../items.ts';
import { readVisibility } from '../../reader-access.ts';
import { currentTime, decodeSegment } from '../../request.ts';
import { snippetOf } from '../../snippet.ts';
import { readWriter } from '../../writer.ts';

export async function generateMetadata({ params }: PageProps<'/item/[id]'>): Promise<Metadata> {
  const comment = (await readVisibility())(findComment(database(), decodeSegment((await params).id)));
  if (!comment) return {};
  const types = { 'application/atom+xml': `${itemHref(comment.id)}/new.atom` };
  return { title: `Comment by ${nameOf(comment.reviewer)}`, alternates: { types } };
}

export default async function ItemPage({ params }: PageProps<'/item/[id]'>) {
  const db = database();
  const visible = await readVisibility();
  const comment = visible(findComment(db, decodeSegment((await params).id)));
  if (!comment) notFound();
  const marks = visible(listMarks(db, comment.id));
  const inForce = marks.at(-1);
  const [item] = itemsOf([comment], new Map(inForce?.status ? [[comment.id, inForce]] : []));
  if (!item) notFound();
  const series = visible(findSeries(db, comment.messageId));
  const patch = patchOf(item);
  const siblings = series ? itemsOf(listComments(db, series.id), listSeriesMarks(db, series.id)) : [];
  const { before, after, count } = neighboursOf(siblings, comment.id);
  const code = visible(snippetOf(db, comment.anchor));
  const now = currentTime();
  return (
    <>
      <header className="page-head">
        {series && (
          <p className="trail">
            <a href={seriesHref(series.id)}>
              <ClearText text={series.title} />
            </a>
            {` · said on ${comment.revision.name}${comment.counter ? `, patch ${comment.counter}` : ''}`}
          </p>
        )}
        <h1 className="item-title">
          {comment.isActionable ? <StatusMark status={item.status} note={statusNote(item)} /> : comment.kind}
        </h1>
        <p className="facts">
          <PersonName person={comment.reviewer} />
          <Time at={comment.sent} now={now} />
          <a href={messageHref(comment.messageId, comment.first)}>mail</a>
          {patch && (
            <a href={patchHref(patch, 'bodyLine' in comment.anchor ? comment.anchor.bodyLine : null)}>
              {placeOf(item)}
            </a>
          )}
        </p>
        <Because item={item} />
        <nav className="facts jumps" aria-label="Items of the series">
          <span>{`${count} outstanding in this series`}</span>
          <a href={`${itemHref(comment.id)}/new.atom`}>Atom feed</a>
          {before && (
            <a href={itemHref(before)} rel="prev">
              ← previous
            </a>
          )}
          {after && (
            <a href={itemHref(after)} rel="next">
              next →
            </a>
          )}
        </nav>
      </header>
      {code && <Snippet {...code} />}
      <div className="discussion">
        <p className="mail-text">
          <ClearText text={comment.text} />
        </p>
        <Answers answers={comment.answers} now={now} />
      </div>
      <TopicLinks topics={visible(listTopicsOf(db, comment.id))} />
      <section aria-labelledby="verdicts">
        <h2 id="verdicts">What later revisions did</h2>
        <VerdictList
          verdicts={comment.judgement.verdicts}
          snippet={(verdict) => (verdict.place ? visible(snippetOf(db, { kind: 'line', ...verdict.place })) : null)}
        />
      </section>
      <section aria-labelledby="history">
        <h2 id="history">Set by people</h2>
        <MarkHistory marks={marks} now={now} />
        <MarkForm
          commentId={comment.id}
          status={item.status}
          isMarked={inForce?.status != null}
          writer={await readWriter()}
        />
      </section>
    </>
  );
}
