import { CodeHits } from '#components/code-hits.tsx';
import { QueryDoubts, QueryProblemNote } from '#components/query-problem.tsx';
import { RemarkHits } from '#components/remark-hits.tsx';
import { SearchHits } from '#components/search-hits.tsx';
import { SeriesTable } from '#components/series-table.tsx';
import type { Database } from '#db/open.ts';
import type { QueryProblem } from '#db/query/tree.ts';
import { searchCode } from '#db/search/code.ts';
import type { Found } from '#db/search/found.ts';
import { searchRemarks } from '#db/search/remarks.ts';
import { searchSeries } from '#db/search/series.ts';
import { searchMarkedMessages } from '#db/search.ts';
import { currentTime } from '../request.ts';
import { entriesOf } from '../series-entries.ts';
import { type SearchAddress, type Searched, searchAddress, searchedOf } from './query.ts';

const PAGE = 40;

type Props = {
  readonly db: Database;
  readonly given: SearchAddress;
  readonly query: string;
  /** The Message-ID that was pasted, where it was one. */
  readonly pasted: string | undefined;
};

/** What was found, a page of it; or why the query cannot be read. */
export function SearchResults({ db, given, query, pasted }: Props) {
  const options = { limit: PAGE, list: given.list, after: given.after };
  const found = resultsOf(db, searchedOf(given), query, options);
  const tryHref = (text: string) => searchAddress('/search', { in: given.in, list: given.list }, { q: text });
  if (found.kind === 'problem') return <QueryProblemNote query={query} problem={found.problem} tryHref={tryHref} />;
  return (
    <>
      <QueryDoubts query={query} doubts={found.doubts} tryHref={tryHref} />
      {found.count === 0 ? <NothingFound given={given} pasted={pasted} /> : found.hits}
      <nav className="pager" aria-label="Pages and forms">
        {given.after && <a href={searchAddress('/search', given)}>First page</a>}
        {found.next !== null && <a href={searchAddress('/search', given, { after: found.next })}>Older</a>}
        <a href={searchAddress('/search.atom', given)}>Atom feed</a>
        <a href={searchAddress('/search.json', given)}>JSON</a>
      </nav>
    </>
  );
}

type Results =
  | { readonly kind: 'problem'; readonly problem: QueryProblem }
  | {
      readonly kind: 'found';
      readonly hits: React.ReactNode;
      readonly count: number;
      readonly next: string | null;
      readonly doubts: readonly QueryProblem[];
    };

function resultsOf(
  db: Database,
  searched: Searched,
  query: string,
  options: Parameters<typeof searchMarkedMessages>[2],
): Results {
  const now = currentTime();
  switch (searched) {
    case 'mails':
      return shown(searchMarkedMessages(db, query, options), (hits) => <SearchHits hits={hits} now={now} />);
    case 'remarks':
      return shown(searchRemarks(db, query, options), (hits) => <RemarkHits hits={hits} now={now} />);
    case 'code':
      return shown(searchCode(db, query, options), (hits) => <CodeHits hits={hits} now={now} />);
    case 'series':
      return shown(searchSeries(db, query, options), (rows) => (
        <SeriesTable entries={entriesOf(db, rows)} now={now} label="Series found" />
      ));
  }
}

function shown<Hit>(found: Found<Hit>, show: (hits: readonly Hit[]) => React.ReactNode): Results {
  return found.kind === 'problem' ? found : { ...found, hits: show(found.hits), count: found.hits.length };
}

function NothingFound({ given, pasted }: Pick<Props, 'given' | 'pasted'>) {
  return (
    <p>
      {given.after ? 'There is nothing older.' : 'Nothing fits all of this.'}
      {pasted && (
        <>
          {' '}
          To fetch the thread of that Message-ID:{' '}
          <code>{`bin/reroll ingest https://lore.kernel.org/all/${pasted}/`}</code>
        </>
      )}
    </p>
  );
}
