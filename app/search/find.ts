import type { Database } from '#db/open.ts';
import type { QueryProblem } from '#db/query/tree.ts';
import { type CodeHit, searchCode } from '#db/search/code.ts';
import type { Found } from '#db/search/found.ts';
import { type RemarkHit, searchRemarks } from '#db/search/remarks.ts';
import { searchSeries } from '#db/search/series.ts';
import { type MarkedHit, searchMarkedMessages } from '#db/search.ts';
import type { SeriesRow } from '#db/series.ts';
import { readVisibility } from '../reader-access.ts';
import { composeQuery, type SearchAddress, searchedOf } from './query.ts';

/** A page of what an address searches, as those who ask may see it. */
export type SearchPage =
  | { readonly kind: 'problem'; readonly problem: QueryProblem }
  | (Hits & { readonly next: string | null; readonly doubts: readonly QueryProblem[] });

type Hits =
  | { readonly kind: 'mails'; readonly hits: readonly MarkedHit[] }
  | { readonly kind: 'remarks'; readonly hits: readonly RemarkHit[] }
  | { readonly kind: 'series'; readonly hits: readonly SeriesRow[] }
  | { readonly kind: 'code'; readonly hits: readonly CodeHit[] };

export async function findAll(db: Database, given: SearchAddress, limit: number): Promise<SearchPage> {
  const query = composeQuery(given);
  const options = { limit, list: given.list, after: given.after };
  const visible = await readVisibility();
  const page = <Hit>(found: Found<Hit>, show: (hits: readonly Hit[]) => Hits): SearchPage =>
    found.kind === 'problem' ? found : { ...show(visible(found.hits)), next: found.next, doubts: found.doubts };
  const kind = searchedOf(given);
  switch (kind) {
    case 'mails':
      return page(searchMarkedMessages(db, query, options), (hits) => ({ kind, hits }));
    case 'remarks':
      return page(searchRemarks(db, query, options), (hits) => ({ kind, hits }));
    case 'series':
      return page(searchSeries(db, query, options), (hits) => ({ kind, hits }));
    case 'code':
      return page(searchCode(db, query, options), (hits) => ({ kind, hits }));
  }
}
