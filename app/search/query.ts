import { withQuery } from '#components/href.ts';

/** What is searched, as the address says it. */
export const SEARCHED = ['mails', 'remarks', 'series', 'code'] as const;
export type Searched = (typeof SEARCHED)[number];

const NAMES = ['q', 'in', 'from', 'list', 'path', 'since', 'until', 'is', 'after'] as const;

/** The fields of the form, as the address has them. */
export type SearchAddress = { readonly [name in (typeof NAMES)[number]]?: string | undefined };

export function searchedOf({ in: given }: SearchAddress): Searched {
  return SEARCHED.find((each) => each === given) ?? 'mails';
}

/** The form as one query: what its fields say is added with operators, which a reader so learns. */
export function composeQuery({ q = '', from, path, since, until, is }: SearchAddress): string {
  const parts = [/\b(?:OR|XOR)\b/.test(q) && (from || path || since || until || is) ? `(${q})` : q];
  if (from) parts.push(`f:${quoted(from)}`);
  if (path) parts.push(`path:${quoted(path)}`);
  if (since || until) parts.push(`d:${dayOf(since)}..${dayOf(until)}`);
  if (is) parts.push(`is:${quoted(is)}`);
  return parts.filter((part) => part !== '').join(' ');
}

/** The address of the same search in another form, of other things, or from another page on. */
export function searchAddress(path: string, given: SearchAddress, change: SearchAddress = {}): string {
  const all: SearchAddress = { ...given, after: undefined, ...change };
  return withQuery(path, Object.fromEntries(NAMES.map((name) => [name, all[name]])));
}

function quoted(text: string): string {
  const clean = text.replaceAll('"', ' ').trim();
  return /[^\w.@/+-]/.test(clean) ? `"${clean}"` : clean;
}

/** `2024-01-31` as date fields send it; what people say (`last.month`) goes through. */
function dayOf(text = ''): string {
  return text.trim().replace(/\s+/g, '.').replace(/["()]/g, '');
}
