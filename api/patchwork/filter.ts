import { findKey } from '#db/numbers.ts';
import type { EventFilter } from '#db/posting-events.ts';
import type { PostingFilter, PostingOrder } from '#db/postings.ts';
import type { Context } from './context.ts';
import { wholeNumber } from './page.ts';
import { isSince } from './version.ts';

/** A filter that nothing can fit: what is asked for is not known. */
export type NoMatch = 'no match';

/** The names of the lists that `project` names by number or by name. */
export function listsOf({ db }: Pick<Context, 'db'>, query: URLSearchParams): string[] {
  return valuesOf(query, 'project').flatMap((value) => {
    const number = wholeNumber(value);
    return (number === undefined ? undefined : findKey(db, 'list', number)) ?? value;
  });
}

/** The filters of series, covers and patches. What Patchwork does not know as a filter is left out, as there. */
export function parsePostingFilter(context: Context, query: URLSearchParams): PostingFilter | NoMatch {
  const revisions = numbersOf(query, 'series');
  const isUnknown = valuesOf(query, 'archived').some((value) => value.toLowerCase() === 'true');
  if (isUnknown || valuesOf(query, 'delegate').length > 0) return 'no match';
  const hasHash = isSince(context.version, '1.2');
  return {
    ...some('lists', context.lists),
    ...some('revisions', revisions),
    ...some(
      'submitters',
      valuesOf(query, 'submitter').map((value) => wholeNumber(value) ?? value.toLowerCase()),
    ),
    ...some(
      'states',
      valuesOf(query, 'state').map((value) => value.toLowerCase()),
    ),
    ...some('patchIds', hasHash ? valuesOf(query, 'hash').map((value) => value.toLowerCase()) : []),
    ...some('messageIds', hasHash ? valuesOf(query, 'msgid').map((value) => value.replace(/^<|>$/g, '')) : []),
    ...(query.get('q') ? { text: query.get('q') ?? '' } : {}),
    ...timesOf(query),
  };
}

export function parseEventFilter(context: Context, query: URLSearchParams): EventFilter | NoMatch {
  if (valuesOf(query, 'actor').length > 0) return 'no match';
  const postings = [...numbersOf(query, 'patch'), ...numbersOf(query, 'cover')];
  const known = isSince(context.version, '1.3') ? EVENTS : EVENTS.filter((each) => !each.includes('comment'));
  const asked = valuesOf(query, 'category');
  return {
    categories: asked.length > 0 ? asked.filter((each) => known.includes(each)) : known,
    ...some('lists', context.lists),
    ...some('revisions', numbersOf(query, 'series')),
    ...some('postings', postings),
    ...timesOf(query),
  };
}

/** What happens here; the other categories of Patchwork never do. */
const EVENTS: readonly string[] = [
  'series-created',
  'series-completed',
  'cover-created',
  'patch-created',
  'patch-completed',
  'cover-comment-created',
  'patch-comment-created',
];

const ORDERS: Readonly<Record<string, PostingOrder['by']>> = {
  id: 'number',
  name: 'subject',
  date: 'sent',
  submitter: 'from',
};

/** `order=-date`; what cannot be ordered by is as if it were not there, as in Patchwork. */
export function parseOrder(query: URLSearchParams): PostingOrder {
  const text = query.get('order') ?? 'id';
  const isDown = text.startsWith('-');
  const by = ORDERS[isDown ? text.slice(1) : text];
  return by ? { by, isDown } : { by: 'number', isDown: false };
}

function timesOf(query: URLSearchParams): { since?: number; before?: number } {
  const since = secondsOf(query.get('since'));
  const before = secondsOf(query.get('before'));
  return { ...(since === undefined ? {} : { since }), ...(before === undefined ? {} : { before }) };
}

/** ISO 8601; a time without a zone is UTC. */
function secondsOf(text: string | null): number | undefined {
  if (!text) return undefined;
  const hasZone = /(?:Z|[+-]\d\d:?\d\d)$/i.test(text) || !text.includes('T');
  const time = Date.parse(hasZone ? text : `${text}Z`);
  return Number.isNaN(time) ? undefined : Math.floor(time / 1000);
}

function numbersOf(query: URLSearchParams, name: string): number[] {
  return valuesOf(query, name).map((value) => wholeNumber(value) ?? -1);
}

/** At most so many alternatives are looked at: an address is no place for more. */
const VALUES_AT_MOST = 100;

function valuesOf(query: URLSearchParams, name: string): string[] {
  return query
    .getAll(name)
    .filter((value) => value !== '')
    .slice(0, VALUES_AT_MOST);
}

function some<Name extends string, Value>(name: Name, values: readonly Value[]): { [key in Name]?: readonly Value[] } {
  return values.length > 0 ? ({ [name]: values } as { [key in Name]: readonly Value[] }) : {};
}
