import { STATE_WORDS } from './series-entry.ts';

type Props = {
  /** What the address of the page says. */
  readonly given: Partial<Record<string, string>>;
  readonly lists: readonly { list: string; series: number }[];
};

const TEXTS = [
  ['text', 'Title'],
  ['author', 'Author'],
  ['reviewer', 'Reviewer'],
  ['path', 'Path'],
] as const;

/** The form over a table of series; it loads the page with the new address. */
export function SeriesFilter({ given, lists }: Props) {
  return (
    <form className="filter" action="/series" aria-label="Filter series">
      {TEXTS.map(([name, words]) => (
        <label key={name}>
          {words} <input type="search" name={name} defaultValue={given[name]} />
        </label>
      ))}
      <label>
        List{' '}
        <select name="list" defaultValue={given.list ?? ''}>
          <option value="">all</option>
          {lists.map(({ list, series }) => (
            <option key={list} value={list}>{`${list} (${series})`}</option>
          ))}
        </select>
      </label>
      <label>
        State{' '}
        <select name="state" defaultValue={given.state ?? ''}>
          <option value="">any</option>
          {Object.entries(STATE_WORDS).map(([state, words]) => (
            <option key={state} value={state}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <label>
        Next{' '}
        <select name="next" defaultValue={given.next ?? ''}>
          <option value="">anybody</option>
          <option value="author">author</option>
          <option value="reviewers">reviewers</option>
          <option value="maintainer">maintainer</option>
          <option value="nobody">nobody</option>
        </select>
      </label>
      <label>
        Items{' '}
        <select name="outstanding" defaultValue={given.outstanding ?? ''}>
          <option value="">any</option>
          <option value="yes">outstanding</option>
        </select>
      </label>
      <label>
        Last mail within{' '}
        <select name="days" defaultValue={given.days ?? ''}>
          <option value="">any time</option>
          <option value="7">a week</option>
          <option value="31">a month</option>
          <option value="92">three months</option>
          <option value="366">a year</option>
        </select>
      </label>
      <label>
        Sort by{' '}
        <select name="sort" defaultValue={given.sort ?? 'activity'}>
          <option value="activity">last mail</option>
          <option value="posted">last revision</option>
          <option value="title">title</option>
        </select>
      </label>
      <button type="submit">Show</button>
    </form>
  );
}
