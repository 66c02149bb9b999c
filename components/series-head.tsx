import type { Series, SeriesState } from '#db/model.ts';
import { ClearText } from './clear-text.tsx';
import { type ArchiveLink, seriesHref, threadHref } from './href.ts';
import { PersonName } from './person-name.tsx';
import { STATE_WORDS } from './series-entry.ts';

export type SeriesTab = 'items' | 'changes' | 'changelog';

type Props = {
  readonly series: Series;
  readonly state: SeriesState;
  readonly lists: readonly string[];
  readonly tab: SeriesTab;
  /** Of the newest revision. */
  readonly archive: ArchiveLink | null;
};

/** What every page of a series begins with. */
export function SeriesHead({ series, state, lists, tab, archive }: Props) {
  const newest = series.revisions.at(-1);
  const tabs: readonly { name: SeriesTab; words: string; href: string }[] = [
    { name: 'items', words: 'Review', href: seriesHref(series.id) },
    { name: 'changes', words: 'Differences', href: `${seriesHref(series.id)}/changes` },
    { name: 'changelog', words: 'Changelog draft', href: `${seriesHref(series.id)}/changelog` },
  ];
  return (
    <>
      <header className="page-head">
        <h1>
          <ClearText text={series.title} />
        </h1>
        <p className="facts">
          {newest && <span>{newest.name}</span>}
          <span>
            by <PersonName person={series.submitter} />
          </span>
          <span>{STATE_WORDS[state]}</span>
          <span>{lists.join(', ')}</span>
        </p>
      </header>
      <nav className="tabs" aria-label="Series">
        {tabs.map(({ name, words, href }) => (
          <a key={name} href={href} aria-current={name === tab ? 'page' : undefined}>
            {words}
          </a>
        ))}
        {newest && <a href={threadHref(newest.head)}>Thread</a>}
        <a href={`${seriesHref(series.id)}/new.atom`}>Atom feed</a>
        {archive && <a href={archive.href}>{archive.name}</a>}
      </nav>
    </>
  );
}
