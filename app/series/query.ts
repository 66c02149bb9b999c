import { withQuery } from '#components/href.ts';
import type { Mover, Seconds, SeriesState } from '#db/model.ts';
import type { SeriesQuery } from '#db/series-table.ts';

const STATES: readonly string[] = ['under-review', 'applied', 'superseded', 'rejected'] satisfies SeriesState[];
const MOVERS: readonly string[] = ['author', 'reviewers', 'maintainer', 'nobody'] satisfies Mover[];
const DAY = 86_400;

/** What the address of a table of series says, as it is written there. */
export type SeriesAddress = Partial<Record<(typeof NAMES)[number], string>>;

const NAMES = [
  'text',
  'author',
  'reviewer',
  'path',
  'list',
  'state',
  'next',
  'outstanding',
  'days',
  'sort',
  'after',
] as const;

/**
 * What the address of a table of series asks for; what it does not know is left out.
 * @param newest when the newest mail was sent, which days are counted back from
 */
export function parseSeriesQuery(given: SeriesAddress, newest: Seconds): SeriesQuery {
  const { list, author, reviewer, path, state, text, next, sort, outstanding } = given;
  const days = /^\d{1,5}$/.test(given.days ?? '') ? Number(given.days) : undefined;
  const after = parseKey(given.after);
  return {
    ...(list ? { list } : {}),
    ...(author ? { author } : {}),
    ...(reviewer ? { reviewer } : {}),
    ...(path ? { path } : {}),
    ...(text ? { text } : {}),
    ...(isState(state) ? { state } : {}),
    ...(isMover(next) ? { mover: next } : {}),
    ...(outstanding ? { hasOutstanding: true } : {}),
    ...(days ? { since: newest - days * DAY } : {}),
    ...(sort === 'posted' || sort === 'title' ? { sort } : {}),
    ...(after ? { after } : {}),
  };
}

/** The address of the same series in another form or on another page. */
export function seriesAddress(path: string, given: SeriesAddress, after?: readonly [string | number, string]): string {
  const known = Object.fromEntries(NAMES.map((name) => [name, given[name]]));
  return withQuery(path, { ...known, after: after && JSON.stringify(after) });
}

function isState(text: string | undefined): text is SeriesState {
  return text !== undefined && STATES.includes(text);
}

function isMover(text: string | undefined): text is Mover {
  return text !== undefined && MOVERS.includes(text);
}

/** `[value, id]` as JSON. */
function parseKey(text: string | undefined): readonly [string | number, string] | undefined {
  if (text === undefined) return undefined;
  try {
    const key: unknown = JSON.parse(text);
    if (!Array.isArray(key) || key.length !== 2) return undefined;
    const [value, id]: unknown[] = key;
    const isKey = (typeof value === 'string' || typeof value === 'number') && typeof id === 'string';
    return isKey ? [value, id] : undefined;
  } catch {
    return undefined;
  }
}
