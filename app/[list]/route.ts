import type { NextRequest } from 'next/server';
import { withQuery } from '#components/href.ts';
import { searchMessages } from '#db/search.ts';
import { database } from '../database.ts';
import { parseLoreAddress } from '../lore/address.ts';
import { mailFeed } from '../lore/mail-feed.ts';
import { refuseAddresses } from '../lore/mail-request.ts';
import { compressMailbox, mailboxHeaders, mailboxOf } from '../lore/mailbox.ts';
import { plainText } from '../lore/plain-text.ts';
import { listFound } from '../lore/search-results.ts';
import { originOf } from '../request.ts';

const FEED_ENTRIES = 50;

/**
 * A list, or a search in it, as public-inbox takes it: `q` is the query, `x=m` wants the mails in a mailbox, `x=A` as a
 * feed, `t=1` their whole threads.
 */
export async function GET(request: NextRequest): Promise<Response> {
  const { list, query, form } = parseQuestion(request);
  const db = database();
  if (query !== '' && form === 'm') return mailboxOfSearch(request);
  if (query !== '' && form === 'A') {
    const found = searchMessages(db, query, { limit: FEED_ENTRIES, list: list ?? undefined });
    if (found.kind === 'problem') return plainText(400, found.problem.reason);
    const ids = found.hits.map(({ messageId }) => messageId);
    return mailFeed(request, db, { title: `Search: ${query}`, page: withQuery('/search', { q: query }), list, ids });
  }
  const ours =
    query === ''
      ? withQuery('/series', { list: list ?? undefined })
      : withQuery('/search', { q: query, list: list ?? undefined });
  const location = `${originOf(request)}${ours}`;
  return plainText(302, `Redirecting to ${location}`, { location });
}

/** b4 and lei ask this way, so that no crawler does. */
export async function POST(request: NextRequest): Promise<Response> {
  const { query, form } = parseQuestion(request);
  return query !== '' && form === 'm' ? mailboxOfSearch(request) : plainText(404, 'Only ?q=QUERY&x=m is answered here');
}

async function mailboxOfSearch(request: NextRequest): Promise<Response> {
  const refusal = await refuseAddresses();
  if (refusal) return refusal;
  const { list, query, hasThreads } = parseQuestion(request);
  const db = database();
  const asked = searchMessages(db, query, { limit: 1, list: list ?? undefined });
  if (asked.kind === 'problem') return plainText(400, asked.problem.reason);
  const mailbox = mailboxOf(db, listFound(db, query, list, hasThreads));
  // Whether there is any has to be known before the answer begins.
  const first = mailbox.next();
  if (first.done) return plainText(404, 'No results found');
  const headers = mailboxHeaders(`results-${query}`);
  if (request.method === 'HEAD') return new Response(null, { headers });
  return new Response(compressMailbox(resume(first.value, mailbox)), { headers });
}

function* resume(first: Buffer, rest: Iterable<Buffer>): Generator<Buffer> {
  yield first;
  yield* rest;
}

function parseQuestion({ nextUrl: { pathname, searchParams } }: NextRequest) {
  const address = parseLoreAddress(pathname);
  return {
    list: address?.kind === 'list' ? address.list : null,
    query: searchParams.get('q')?.trim() ?? '',
    form: searchParams.get('x'),
    hasThreads: Number(searchParams.get('t')) > 0,
  };
}
