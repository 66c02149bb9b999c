import type { Metadata } from 'next';
import { EmptyStore } from '#components/empty-store.tsx';
import { TopicFilter } from '#components/topic-filter.tsx';
import { TopicTable } from '#components/topic-table.tsx';
import { listLists } from '#db/series.ts';
import { listTopics } from '#db/topics.ts';
import { database } from '../database.ts';
import { readVisibility } from '../reader-access.ts';
import { currentTime, readQuery } from '../request.ts';
import { parseTopicQuery, topicsAddress } from './query.ts';

const PAGE = 50;

export async function generateMetadata({ searchParams }: PageProps<'/topics'>): Promise<Metadata> {
  const types = { 'application/atom+xml': topicsAddress('/topics.atom', await readQuery(searchParams)) };
  return { title: 'Topics', alternates: { types } };
}

export default async function TopicsPage({ searchParams }: PageProps<'/topics'>) {
  const given = await readQuery(searchParams);
  const db = database();
  const lists = listLists(db);
  if (lists.length === 0) return <EmptyStore />;
  const visible = await readVisibility();
  const topics = listTopics(db, parseTopicQuery(given));
  const start = topics.findIndex(({ key }) => key === given.after) + 1;
  const shown = topics.slice(start, start + PAGE);
  const last = start + PAGE < topics.length ? shown.at(-1) : undefined;
  return (
    <>
      <header className="page-head">
        <h1>What reviewers ask for</h1>
        <p className="facts">
          <span>Asked in three series or more, by two reviewers or more.</span>
          <a href="/docs/topics">How topics are found</a>
          <a href="/decisions">Decisions</a>
        </p>
      </header>
      <TopicFilter given={given} lists={lists} />
      {shown.length === 0 ? (
        <p>
          {Object.keys(given).length === 0 ? (
            'Nothing here was asked for in three series by two reviewers yet.'
          ) : (
            <>
              No topic fits. <a href="/topics">Show all topics</a>
            </>
          )}
        </p>
      ) : (
        <TopicTable topics={visible(shown)} now={currentTime()} />
      )}
      <nav className="pager" aria-label="Pages and forms">
        {start > 0 && <a href={topicsAddress('/topics', given)}>First page</a>}
        {last && <a href={topicsAddress('/topics', given, last.key)}>Next page</a>}
        <a href={topicsAddress('/topics.atom', given)}>Atom feed</a>
        <a href={topicsAddress('/topics.json', given)}>JSON</a>
      </nav>
    </>
  );
}
