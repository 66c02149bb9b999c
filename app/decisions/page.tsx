import type { Metadata } from 'next';
import { Choice } from '#components/choice.tsx';
import { DECISION_WORDS, DecisionList } from '#components/decision-list.tsx';
import { EmptyStore } from '#components/empty-store.tsx';
import { ListChoice } from '#components/topic-filter.tsx';
import { listDecisions } from '#db/decisions.ts';
import { listLists } from '#db/series.ts';
import { database } from '../database.ts';
import { readVisibility } from '../reader-access.ts';
import { currentTime, readQuery } from '../request.ts';
import { decisionsAddress, pageOf, parseDecisionQuery } from './query.ts';

const PAGE = 30;

export async function generateMetadata({ searchParams }: PageProps<'/decisions'>): Promise<Metadata> {
  const types = { 'application/atom+xml': decisionsAddress('/decisions.atom', await readQuery(searchParams)) };
  return { title: 'Decisions', alternates: { types } };
}

export default async function DecisionsPage({ searchParams }: PageProps<'/decisions'>) {
  const given = await readQuery(searchParams);
  const db = database();
  const lists = listLists(db);
  if (lists.length === 0) return <EmptyStore />;
  const page = pageOf(given);
  const visible = await readVisibility();
  const found = visible(listDecisions(db, parseDecisionQuery(given), PAGE + 1, (page - 1) * PAGE));
  return (
    <>
      <header className="page-head">
        <h1>Decisions</h1>
        <p className="facts">
          <span>Discussions that were settled with a reason, in the words of both sides.</span>
          <a href="/topics">Topics</a>
        </p>
      </header>
      <form className="filter" action="/decisions" aria-label="Filter decisions">
        <label>
          Path begins with <input type="search" name="path" defaultValue={given.path} />
        </label>
        <label>
          Words <input type="search" name="text" defaultValue={given.text} />
        </label>
        <label>
          Topic <input type="search" name="topic" defaultValue={given.topic} placeholder="use:devm_*" />
        </label>
        <Choice label="Settled" name="kind" any="any way" options={Object.entries(DECISION_WORDS)} given={given.kind} />
        <ListChoice given={given} lists={lists} />
        <button type="submit">Show</button>
      </form>
      {found.length === 0 ? (
        <p>
          No decision fits. <a href="/decisions">Show all decisions</a>
        </p>
      ) : (
        <DecisionList decisions={found.slice(0, PAGE)} now={currentTime()} />
      )}
      <nav className="pager" aria-label="Pages and forms">
        {page > 1 && <a href={decisionsAddress('/decisions', given)}>First page</a>}
        {found.length > PAGE && <a href={decisionsAddress('/decisions', given, page + 1)}>Next page</a>}
        <a href={decisionsAddress('/decisions.atom', given)}>Atom feed</a>
        <a href={decisionsAddress('/decisions.json', given)}>JSON</a>
      </nav>
    </>
  );
}
