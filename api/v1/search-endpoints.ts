import type { Database } from '#db/open.ts';
import { searchCode } from '#db/search/code.ts';
import type { Found, SearchOptions } from '#db/search/found.ts';
import { searchRemarks } from '#db/search/remarks.ts';
import { searchSeries } from '#db/search/series.ts';
import { searchMessages } from '#db/search.ts';
import type { Endpoint } from './endpoint.ts';
import { list, named, type Schema, text } from './schema.ts';

/** What is asked in the language of docs/search.md, which is public-inbox's and more. */
export const searchEndpoints: readonly Endpoint[] = [
  ofSearch('/search', 'Mails, the newest first; as `reroll search --json`.', named('MessageHit'), searchMessages),
  ofSearch('/search/series', 'Series one of whose mails fits.', named('SeriesRow'), searchSeries),
  ofSearch('/search/comments', 'Comments, the newest first.', named('RemarkHit'), searchRemarks),
  ofSearch('/search/code', 'Patches by what stands in their diffs.', named('CodeHit'), searchCode),
];

function ofSearch(
  path: string,
  summary: string,
  hit: Schema,
  search: (db: Database, query: string, options: SearchOptions) => Found<unknown>,
): Endpoint {
  return {
    method: 'get',
    path,
    summary,
    query: [
      { name: 'q', description: 'The query.', schema: text },
      { name: 'list', description: 'Only in this list.', schema: text },
    ],
    isPaged: true,
    answer: list(hit),
    run: ({ db, api, query, limit }) => {
      const found = search(db, query.q ?? '', { list: query.list, after: query.after, limit, now: api.now });
      return found.kind === 'problem'
        ? { kind: 'error', status: 400, detail: found.problem.reason }
        : { kind: 'value', value: found.hits, next: found.next ?? undefined };
    },
  };
}
