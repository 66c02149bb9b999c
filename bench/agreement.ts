import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '#db/open.ts';
import { searchMessages } from '#db/search.ts';
import { type AgreementQuery, listAgreementQueries } from './agreement-queries.ts';

/** What both found for one query, by Message-ID. */
export type Agreement = AgreementQuery & {
  readonly found: number;
  /** Found by only one of the two. */
  readonly onlyOurs: readonly string[];
  readonly onlyTheirs: readonly string[];
};

const PAGE = 200;

/**
 * Asks all queries of a store and of public-inbox's server.
 * @param inbox the address of the inbox, without a slash at the end
 */
export async function compareSearch(db: Database, inbox: string): Promise<readonly Agreement[]> {
  const agreements: Agreement[] = [];
  for (const each of listAgreementQueries(db)) {
    const ours = askStore(db, each.query);
    const theirs = await askPublicInbox(inbox, each.query);
    agreements.push({
      ...each,
      found: theirs.size,
      onlyOurs: [...ours].filter((id) => !theirs.has(id)),
      onlyTheirs: [...theirs].filter((id) => !ours.has(id)),
    });
  }
  return agreements;
}

function askStore(db: Database, query: string): ReadonlySet<string> {
  const ids = new Set<string>();
  let after: string | undefined;
  do {
    const found = searchMessages(db, query, { limit: PAGE, after });
    if (found.kind === 'problem') throw new Error(`${query}: ${found.problem.reason}`);
    for (const { messageId } of found.hits) ids.add(messageId);
    after = found.next ?? undefined;
  } while (after !== undefined);
  return ids;
}

/** The links of the summary, page after page. */
async function askPublicInbox(inbox: string, query: string): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for (let offset = 0; ; offset += PAGE) {
    const text = await fetchPage(`${inbox}/?q=${encodeURIComponent(query)}&l=${PAGE}&o=${offset}`);
    const links = [...text.matchAll(/<b><a\s+href="([^"]+)\/">/g)];
    for (const [, link = ''] of links) ids.add(decodeURIComponent(unescapeHtml(link)));
    if (links.length < PAGE) return ids;
  }
}

async function fetchPage(url: string): Promise<string> {
  for (let tries = 0; ; tries++) {
    const response = await fetch(url);
    // It answers 404 where nothing is found.
    if (response.ok || response.status === 404) return response.text();
    if (tries === 5) throw new Error(`${response.status} for ${url}`);
    await wait(500);
  }
}

function unescapeHtml(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))).replaceAll('&amp;', '&');
}
