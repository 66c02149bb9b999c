import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { messageHref, withQuery } from '#components/href.ts';
import { SearchHits } from '#components/search-hits.tsx';
import { findMessage } from '#db/messages.ts';
import { searchMarkedMessages } from '#db/search.ts';
import { database } from '../database.ts';
import { currentTime, readQuery } from '../request.ts';
import { pastedMessageId } from './message-id.ts';

export const metadata: Metadata = { title: 'Search' };

const PAGE = 40;

export default async function SearchPage({ searchParams }: PageProps<'/search'>) {
  const { q = '', from } = await readQuery(searchParams);
  const db = database();
  const pasted = pastedMessageId(q);
  if (pasted && findMessage(db, pasted)) redirect(messageHref(pasted));
  const found = searchMarkedMessages(db, q, { limit: PAGE, after: from });
  const hits = found.kind === 'found' ? found.hits : [];
  const next = found.kind === 'found' ? found.next : null;
  return (
    <>
      <h1 className="page-head">{q ? `Search: ${q}` : 'Search'}</h1>
      <form className="filter search-form" action="/search" aria-label="Search mail">
        <label>
          Words, &quot;a phrase&quot;, or the beginning of a word*
          <input type="search" name="q" defaultValue={q} />
        </label>
        <button type="submit">Search</button>
      </form>
      {q !== '' && hits.length === 0 && (
        <p>
          No mail has all of these words.
          {pasted && (
            <>
              {' '}
              To fetch the thread of that Message-ID:{' '}
              <code>{`bin/reroll ingest https://lore.kernel.org/all/${pasted}/`}</code>
            </>
          )}
        </p>
      )}
      <SearchHits hits={hits} now={currentTime()} />
      <nav className="pager" aria-label="Pages">
        {next !== null && <a href={withQuery('/search', { q, from: next })}>Older</a>}
      </nav>
    </>
  );
}
