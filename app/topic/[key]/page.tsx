import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { counted } from '#components/count.ts';
import { DecisionList } from '#components/decision-list.tsx';
import { topicHref, withQuery } from '#components/href.ts';
import { StatusCounts } from '#components/status-counts.tsx';
import { Time } from '#components/time.tsx';
import { TopicForms, TopicHistory } from '#components/topic-edit.tsx';
import { TopicExample, TopicExceptions, TopicQuotes } from '#components/topic-quotes.tsx';
import { TOPIC_KIND_WORDS } from '#components/topic-table.tsx';
import { TopicWhere } from '#components/topic-where.tsx';
import { listMerges, listTopicEdits } from '#db/topic-edits.ts';
import { findTopicReport } from '#db/topic-report.ts';
import { findTopic, listTopicKeys } from '#db/topics.ts';
import { database } from '../../database.ts';
import { renderMarkdown } from '../../markdown.tsx';
import { readVisibility } from '../../reader-access.ts';
import { currentTime, decodeSegment, readQuery } from '../../request.ts';
import { readWriter } from '../../writer.ts';

const QUOTES = 12;
const EXCEPTIONS = 12;
const LIMITS = { examples: 3, decisions: 10 };
/** Keys that are offered to merge into. */
const MERGED_INTO = 200;

export async function generateMetadata({ params }: PageProps<'/topic/[key]'>): Promise<Metadata> {
  const topic = findTopic(database(), decodeSegment((await params).key));
  return topic
    ? { title: topic.title, alternates: { types: { 'application/atom+xml': `${topicHref(topic.key)}/atom` } } }
    : {};
}

export default async function TopicPage({ params, searchParams }: PageProps<'/topic/[key]'>) {
  const db = database();
  const key = decodeSegment((await params).key);
  const found = findTopicReport(db, key, LIMITS);
  if (!found) notFound();
  const { topic, ...rest } = found;
  if (topic.key !== key) redirect(topicHref(topic.key));
  const isWhole = (await readQuery(searchParams)).quotes === 'all';
  const visible = await readVisibility();
  const now = currentTime();
  const report = visible(rest);
  const { note, examples, decisions } = report;
  const edits = visible(listTopicEdits(db, key));
  const merged = [...listMerges(db)].flatMap(([own, root]) => (root === key ? [own] : []));
  const writer = await readWriter();
  const quotes = isWhole ? report.quotes : report.quotes.slice(0, QUOTES);
  return (
    <>
      <header className="page-head">
        <p className="trail">
          <a href="/topics">Topics</a>
          {` · ${TOPIC_KIND_WORDS[topic.kind]} · `}
          <span className="mono">{topic.key}</span>
        </p>
        <h1>{topic.title}</h1>
        <p className="facts">
          <span>{`asked ${counted(topic.count, 'time')} in ${topic.series} series by ${counted(topic.reviewers, 'reviewer')}`}</span>
          <span>
            last <Time at={topic.lastAsked} now={now} />
          </span>
          <span>{topic.lists.join(', ')}</span>
          <a href={`${topicHref(key)}/atom`}>Atom feed</a>
        </p>
        <StatusCounts counts={report.statuses} />
        {report.quotes.length < topic.count && (
          <p className="soft">{`What follows is of the newest ${report.quotes.length}.`}</p>
        )}
      </header>
      {note && <div className="prose topic-note">{await renderMarkdown(note)}</div>}
      <TopicWhere summary={report} merged={merged} />
      <section aria-labelledby="words">
        <h2 id="words">In the reviewers’ words</h2>
        <TopicQuotes quotes={quotes} now={now} />
        {quotes.length < report.quotes.length && (
          <p className="pager">
            <a href={withQuery(topicHref(key), { quotes: 'all' })}>{`All ${report.quotes.length}`}</a>
          </p>
        )}
      </section>
      <section aria-labelledby="resolved">
        <h2 id="resolved">How it was resolved</h2>
        {examples.length === 0 && <p className="soft">No later revision shows it at the commented line.</p>}
        {examples.map((example) => (
          <TopicExample key={example.asked.comment.id} {...example} now={now} />
        ))}
      </section>
      <section aria-labelledby="exceptions">
        <h2 id="exceptions">Where it was not done, and why</h2>
        {report.exceptions.length === 0 ? (
          <p className="soft">No such comment was withdrawn, disputed or settled with words.</p>
        ) : (
          <TopicExceptions exceptions={report.exceptions.slice(0, EXCEPTIONS)} now={now} />
        )}
      </section>
      {decisions.length > 0 && (
        <section aria-labelledby="decisions">
          <h2 id="decisions">Decisions</h2>
          <DecisionList decisions={decisions} now={now} />
          <p className="pager">
            <a href={withQuery('/decisions', { topic: key })}>All decisions of this topic</a>
          </p>
        </section>
      )}
      <section aria-labelledby="history">
        <h2 id="history">Set by people</h2>
        <TopicHistory topicKey={key} edits={edits} writer={writer} now={now} />
        {merged.map((own) => (
          <TopicHistory key={own} topicKey={own} edits={visible(listTopicEdits(db, own))} writer={writer} now={now} />
        ))}
        <TopicForms topic={topic} note={note} writer={writer} others={listTopicKeys(db, topic.kind, MERGED_INTO)} />
      </section>
    </>
  );
}
