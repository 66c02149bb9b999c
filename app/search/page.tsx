import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { messageHref } from '#components/href.ts';
import { SearchForm } from '#components/search-form.tsx';
import { findMessage } from '#db/messages.ts';
import { listLists } from '#db/series.ts';
import { database } from '../database.ts';
import { readQuery } from '../request.ts';
import { pastedMessageId } from './message-id.ts';
import { composeQuery, SEARCHED, type SearchAddress, searchAddress, searchedOf } from './query.ts';
import { SearchResults } from './results.tsx';

const TITLES = { mails: 'Mails', remarks: 'Remarks', series: 'Series', code: 'Code' } as const;

export async function generateMetadata({ searchParams }: PageProps<'/search'>): Promise<Metadata> {
  const given = await readQuery(searchParams);
  const query = composeQuery(given);
  const types = { 'application/atom+xml': searchAddress('/search.atom', given) };
  return { title: query ? `Search: ${query}` : 'Search', ...(query ? { alternates: { types } } : {}) };
}

export default async function SearchPage({ searchParams }: PageProps<'/search'>) {
  const given: SearchAddress = await readQuery(searchParams);
  const db = database();
  const pasted = pastedMessageId(given.q ?? '');
  if (pasted && findMessage(db, pasted)) redirect(messageHref(pasted));
  const query = composeQuery(given);
  const searched = searchedOf(given);
  return (
    <>
      <h1 className="page-head">{query ? `Search: ${query}` : 'Search'}</h1>
      <SearchForm given={given} lists={listLists(db).map(({ list }) => list)} />
      {query !== '' && (
        <>
          <nav className="facts jumps" aria-label="What is searched">
            {SEARCHED.map((each) => (
              <a
                key={each}
                href={searchAddress('/search', given, { in: each === 'mails' ? undefined : each })}
                aria-current={each === searched ? 'page' : undefined}
              >
                {TITLES[each]}
              </a>
            ))}
          </nav>
          <SearchResults db={db} given={given} pasted={pasted} />
        </>
      )}
    </>
  );
}
