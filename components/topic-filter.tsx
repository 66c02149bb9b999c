import { Choice } from './choice.tsx';
import { TOPIC_KIND_WORDS } from './topic-table.tsx';

type Props = {
  /** What the address of the page says. */
  readonly given: Partial<Record<string, string>>;
  readonly lists: readonly { list: string; series: number }[];
};

/** The form over the table of topics; it loads the page with the new address. */
export function TopicFilter({ given, lists }: Props) {
  return (
    <form className="filter" action="/topics" aria-label="Filter topics">
      <label>
        Words <input type="search" name="text" defaultValue={given.text} />
      </label>
      <label>
        Path begins with <input type="search" name="path" defaultValue={given.path} />
      </label>
      <label>
        Reviewer <input type="search" name="reviewer" defaultValue={given.reviewer} />
      </label>
      <Choice label="Kind" name="kind" any="any" options={Object.entries(TOPIC_KIND_WORDS)} given={given.kind} />
      <ListChoice given={given} lists={lists} />
      <label>
        Sort by{' '}
        <select name="sort" defaultValue={given.sort ?? 'series'}>
          <option value="series">series</option>
          <option value="count">times asked</option>
          <option value="reviewers">reviewers</option>
          <option value="asked">last asked</option>
          <option value="title">title</option>
        </select>
      </label>
      <button type="submit">Show</button>
    </form>
  );
}

/** The choice of a list in a filter. */
export function ListChoice({ given, lists }: Props) {
  const options = lists.map(({ list }) => [list, list] as const);
  return <Choice label="List" name="list" any="all" options={options} given={given.list} />;
}
