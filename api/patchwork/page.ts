/** The part of a list that was asked for; one more than a page holds is read, to know whether there is a next one. */
export type Slice = { readonly offset: number; readonly limit: number };

export type PageRequest = { readonly page: number; readonly perPage: number };

/** Patchwork's own settings: REST_RESULTS_PER_PAGE and MAX_REST_RESULTS_PER_PAGE. */
const PER_PAGE = 30;
const PER_PAGE_AT_MOST = 250;
const PAGE_AT_MOST = 100_000;

/** `page` and `per_page`; undefined for a page that cannot be. */
export function parsePage(query: URLSearchParams): PageRequest | undefined {
  const page = wholeNumber(query.get('page') ?? '1');
  if (page === undefined || page < 1 || page > PAGE_AT_MOST) return undefined;
  const perPage = wholeNumber(query.get('per_page') ?? '') || PER_PAGE;
  return { page, perPage: Math.min(perPage, PER_PAGE_AT_MOST) };
}

export function sliceOf({ page, perPage }: PageRequest): Slice {
  return { offset: (page - 1) * perPage, limit: perPage + 1 };
}

/** A whole number in decimal digits, undefined for anything else. */
export function wholeNumber(text: string): number | undefined {
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** The `Link` header (RFC 8288) of a page; '' where it is the only one. */
export function linkHeader(url: string, { page }: PageRequest, hasNext: boolean): string {
  const to = (number: number, rel: string) => {
    const address = new URL(url);
    address.searchParams.set('page', String(number));
    return `<${address}>; rel="${rel}"`;
  };
  return [...(hasNext ? [to(page + 1, 'next')] : []), ...(page > 1 ? [to(page - 1, 'prev')] : [])].join(', ');
}
