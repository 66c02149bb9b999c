import type { SeriesState } from '#db/model.ts';
import type { SeriesFilter } from '#db/series.ts';

const STATES: readonly string[] = ['under-review', 'applied', 'superseded', 'rejected'] satisfies SeriesState[];

/** What the address of a table of series asks for; what it does not know is left out. */
export function parseSeriesQuery(given: Partial<Record<string, string>>): Omit<SeriesFilter, 'limit'> {
  const { list, author, state, text, sort, after } = given;
  return {
    ...(list ? { list } : {}),
    ...(author ? { author } : {}),
    ...(text ? { text } : {}),
    ...(isState(state) ? { state } : {}),
    ...(sort === 'posted' || sort === 'title' ? { sort } : {}),
    ...(after && isKey(after) ? { after } : {}),
  };
}

function isState(text: string | undefined): text is SeriesState {
  return text !== undefined && STATES.includes(text);
}

/** `[value, id]` as JSON, which `nextKey` makes. */
function isKey(text: string): boolean {
  try {
    const key: unknown = JSON.parse(text);
    return (
      Array.isArray(key) &&
      key.length === 2 &&
      ['string', 'number'].includes(typeof key[0]) &&
      typeof key[1] === 'string'
    );
  } catch {
    return false;
  }
}
