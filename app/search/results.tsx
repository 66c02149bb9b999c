import { CodeHits } from '#components/code-hits.tsx';
import { QueryDoubts, QueryProblemNote } from '#components/query-problem.tsx';
import { RemarkHits } from '#components/remark-hits.tsx';
import { SearchHits } from '#components/search-hits.tsx';
import { SeriesTable } from '#components/series-table.tsx';
import { ingestCommand } from '#components/shell-word.ts';
import type { Database } from '#db/open.ts';
import { currentTime } from '../request.ts';
import { entriesOf } from '../series-entries.ts';
import { findAll, type SearchPage } from './find.ts';
import { composeQuery, type SearchAddress, searchAddress } from './query.ts';

const PAGE = 20;

type Props = {
  readonly db: Database;
  readonly given: SearchAddress;
  /** The Message-ID that was pasted, where it was one. */
  readonly pasted: string | undefined;
};

/** What was found, a page of it; or why the query cannot be read. */
export async function SearchResults({ db, given, pasted }: Props) {
  const found = await findAll(db, given, PAGE);
  const query = composeQuery(given);
  const tryHref = (text: string) => searchAddress('/search', { in: given.in, list: given.list }, { q: text });
  if (found.kind === 'problem') return <QueryProblemNote query={query} problem={found.problem} tryHref={tryHref} />;
  return (
    <>
      <QueryDoubts query={query} doubts={found.doubts} tryHref={tryHref} />
      {found.hits.length === 0 ? <NothingFound given={given} pasted={pasted} /> : <Hits db={db} found={found} />}
      <nav className="pager" aria-label="Pages and forms">
        {given.after && <a href={searchAddress('/search', given)}>First page</a>}
        {found.next !== null && <a href={searchAddress('/search', given, { after: found.next })}>Older</a>}
        <a href={searchAddress('/search.atom', given)}>Atom feed</a>
        <a href={searchAddress('/search.json', given)}>JSON</a>
      </nav>
    </>
  );
}

function Hits({ db, found }: { db: Database; found: Exclude<SearchPage, { kind: 'problem' }> }) {
  const now = currentTime();
  switch (found.kind) {
    case 'mails':
      return <SearchHits hits={found.hits} now={now} />;
    case 'remarks':
      return <RemarkHits hits={found.hits} now={now} />;
    case 'code':
      return <CodeHits hits={found.hits} now={now} />;
    case 'series':
      return <SeriesTable entries={entriesOf(db, found.hits)} now={now} label="Series found" />;
  }
}

function NothingFound({ given, pasted }: Pick<Props, 'given' | 'pasted'>) {
  return (
    <p>
      {given.after ? 'There is nothing older.' : 'Nothing fits all of this.'}
      {pasted && (
        <>
          {' '}
          To fetch the thread of that Message-ID: <code>{`bin/reroll ${ingestCommand(pasted)}`}</code>
        </>
      )}
    </p>
  );
}
