import { STATUS_MEANINGS } from './status-mark.tsx';

type Props = {
  /** What the address of the page says. */
  readonly given: { readonly [name: string]: string | undefined };
  readonly lists: readonly string[];
};

const FIELDS = [
  ['from', 'From', 'search', ''],
  ['path', 'File or folder', 'search', ''],
  ['since', 'Since', 'search', 'last.month'],
  ['until', 'Until', 'search', '2026-01-31'],
] as const;

/** The form of the search; its fields say what operators would, for people who do not know them. */
export function SearchForm({ given, lists }: Props) {
  return (
    <form className="filter search-form" action="/search" aria-label="Search mail">
      {given.in && <input type="hidden" name="in" value={given.in} />}
      <label className="search-words">
        <span>
          Words, &quot;a phrase&quot;, the beginning of a word*, or <a href="/docs/search">operators</a>
        </span>
        <input type="search" name="q" defaultValue={given.q} />
      </label>
      {FIELDS.map(([name, words, type, placeholder]) => (
        <label key={name}>
          {words} <input type={type} name={name} defaultValue={given[name]} placeholder={placeholder} />
        </label>
      ))}
      <label>
        List{' '}
        <select name="list" defaultValue={given.list ?? ''}>
          <option value="">all</option>
          {lists.map((list) => (
            <option key={list}>{list}</option>
          ))}
        </select>
      </label>
      <label>
        Review items{' '}
        <select name="is" defaultValue={given.is ?? ''}>
          <option value="">any or none</option>
          <option value="outstanding">outstanding</option>
          {Object.keys(STATUS_MEANINGS).map((status) => (
            <option key={status}>{status}</option>
          ))}
        </select>
      </label>
      <button type="submit">Search</button>
    </form>
  );
}
