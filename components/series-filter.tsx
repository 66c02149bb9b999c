import type { SeriesState } from '#db/model.ts';
import { STATE_WORDS } from './series-entry.ts';

/** What a table of series is narrowed to, as the address of the page says it. */
export type SeriesQuery = {
  readonly list?: string | undefined;
  readonly author?: string | undefined;
  readonly state?: SeriesState | undefined;
  readonly text?: string | undefined;
  readonly sort?: 'activity' | 'posted' | 'title' | undefined;
};

type Props = { readonly query: SeriesQuery; readonly lists: readonly { list: string; series: number }[] };

/** The form over a table of series; without a script it reloads the page with the new address. */
export function SeriesFilter({ query, lists }: Props) {
  return (
    <form className="filter" action="/series" aria-label="Filter series">
      <label>
        Title <input type="search" name="text" defaultValue={query.text} />
      </label>
      <label>
        Author <input type="search" name="author" defaultValue={query.author} />
      </label>
      <label>
        List{' '}
        <select name="list" defaultValue={query.list ?? ''}>
          <option value="">all</option>
          {lists.map(({ list, series }) => (
            <option key={list} value={list}>{`${list} (${series})`}</option>
          ))}
        </select>
      </label>
      <label>
        State{' '}
        <select name="state" defaultValue={query.state ?? ''}>
          <option value="">any</option>
          {Object.entries(STATE_WORDS).map(([state, words]) => (
            <option key={state} value={state}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <label>
        Sort by{' '}
        <select name="sort" defaultValue={query.sort ?? 'activity'}>
          <option value="activity">last mail</option>
          <option value="posted">last revision</option>
          <option value="title">title</option>
        </select>
      </label>
      <button type="submit">Show</button>
    </form>
  );
}
