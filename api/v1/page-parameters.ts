import type { Parameter } from './endpoint.ts';
import { text } from './schema.ts';

/** How many values a page has where a request does not say. */
export const LIMIT = 50;

/** What every list that is answered page by page takes. */
export const PAGE_PARAMETERS: readonly Parameter[] = [
  {
    name: 'limit',
    description: 'At most so many.',
    schema: { type: 'integer', minimum: 1, maximum: 200, default: LIMIT },
  },
  { name: 'after', description: 'Where the page begins: the `Link` header of the page before says it.', schema: text },
];
