import { Choice } from './choice.tsx';
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

const MOVERS = ['author', 'reviewers', 'maintainer', 'nobody'].map((mover) => [mover, mover] as const);

/** In days before the newest mail. */
const AGES = [
  ['7', 'week'],
  ['31', 'month'],
  ['92', 'three months'],
  ['183', 'half a year'],
  ['366', 'year'],
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
      <Choice
        label="List"
        name="list"
        any="all"
        options={lists.map(({ list, series }) => [list, `${list} (${series})`])}
        given={given.list}
      />
      <Choice label="State" name="state" any="any" options={Object.entries(STATE_WORDS)} given={given.state} />
      <Choice label="Next" name="next" any="anybody" options={MOVERS} given={given.next} />
      <Choice label="Items" name="outstanding" any="any" options={[['yes', 'outstanding']]} given={given.outstanding} />
      <Choice label="Mail in the last" name="days" any="any time" options={AGES} given={given.days} />
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
