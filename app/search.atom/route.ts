import type { NextRequest } from 'next/server';
import { itemHref, messageHref, patchHref, seriesHref } from '#components/href.ts';
import { nameOf } from '#components/person-name.tsx';
import { type AtomEntry, atomResponse } from '../atom.ts';
import { database } from '../database.ts';
import { plainText } from '../lore/plain-text.ts';
import { originOf } from '../request.ts';
import { findAll, type SearchPage } from '../search/find.ts';
import { composeQuery, searchAddress } from '../search/query.ts';

const PAGE = 50;

/** A search as a feed, with the parameters of the page. */
export async function GET(request: NextRequest): Promise<Response> {
  const { after: _, ...given } = Object.fromEntries(request.nextUrl.searchParams);
  const found = await findAll(database(), given, PAGE);
  if (found.kind === 'problem') return plainText(400, found.problem.reason);
  const origin = originOf(request);
  return atomResponse({
    title: `Search: ${composeQuery(given)}`,
    self: `${origin}${searchAddress('/search.atom', given)}`,
    page: `${origin}${searchAddress('/search', given)}`,
    entries: entriesOf(found, origin),
  });
}

function entriesOf(found: Exclude<SearchPage, { kind: 'problem' }>, origin: string): AtomEntry[] {
  switch (found.kind) {
    case 'mails':
      return found.hits.map((hit) => ({
        ...named(`${origin}${messageHref(hit.messageId)}`, hit.subject || '(no subject)', hit.sent),
        author: nameOf({ name: hit.fromName, address: hit.fromAddress }),
        summary: wordsOf(hit.lines),
      }));
    case 'remarks':
      return found.hits.map(({ comment, status, series }) => ({
        ...named(`${origin}${itemHref(comment.id)}`, `${status}: ${series.title}`, comment.sent),
        author: nameOf(comment.reviewer),
        summary: comment.text,
      }));
    case 'series':
      return found.hits.map((row) => ({
        ...named(`${origin}${seriesHref(row.id)}`, `${row.revisionName}: ${row.title}`, row.lastPosted),
        id: `${origin}${seriesHref(row.id)}#${encodeURIComponent(row.revisionName)}`,
        author: nameOf(row.submitter),
        summary: '',
      }));
    case 'code':
      return found.hits.map((hit) => ({
        ...named(`${origin}${patchHref(hit.messageId)}`, hit.subject || '(no subject)', hit.sent),
        author: nameOf({ name: hit.fromName, address: hit.fromAddress }),
        summary: hit.files.map(({ path, lines }) => `${path}\n${wordsOf(lines)}`).join('\n'),
      }));
  }
}

function named(
  href: string,
  title: string,
  updated: number,
): Pick<AtomEntry, 'id' | 'href' | 'title' | 'updated' | 'text'> {
  return { id: href, href, title, updated, text: null };
}

function wordsOf(lines: readonly { readonly text: string }[]): string {
  return lines.map(({ text }) => text.replace(/[\u0002\u0003]/g, '')).join('\n');
}
