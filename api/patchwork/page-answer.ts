import { errorAnswer } from '../answer.ts';
import { linkHeader, parsePage, type Slice, sliceOf } from './page.ts';

export function foundAnswer(value: unknown): Response {
  return value === undefined ? errorAnswer(404, 'Not found.') : Response.json(value);
}

/** One page of a list, with the way to the next and to the one before in the `Link` header. */
export function pageAnswer(url: URL, read: (slice: Slice) => readonly unknown[]): Response {
  const page = parsePage(url.searchParams);
  if (!page) return errorAnswer(404, 'Invalid page.');
  const values = read(sliceOf(page));
  if (values.length === 0 && page.page > 1) return errorAnswer(404, 'Invalid page.');
  const link = linkHeader(url.href, page, values.length > page.perPage);
  return Response.json(values.slice(0, page.perPage), { headers: link === '' ? {} : { link } });
}
