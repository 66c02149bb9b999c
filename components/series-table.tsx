import type { Seconds } from '#db/model.ts';
import { ClearText } from './clear-text.tsx';
import { counted } from './count.ts';
import { seriesHref } from './href.ts';
import { PersonName } from './person-name.tsx';
import { type SeriesEntry, STATE_WORDS } from './series-entry.ts';
import { StatusCounts } from './status-counts.tsx';
import { StatusMark } from './status-mark.tsx';
import { Time } from './time.tsx';

/** Series, one a row: what it is, where its review stands, who moves next. */
export function SeriesTable({ entries, now, label }: { entries: readonly SeriesEntry[]; now: Seconds; label: string }) {
  return (
    <table className="series-table">
      <caption className="hidden">{label}</caption>
      <thead>
        <tr>
          <th scope="col">Series</th>
          <th scope="col">Revision</th>
          <th scope="col">Reviewed</th>
          <th scope="col">Review items</th>
          <th scope="col">Checks</th>
          <th scope="col">Next</th>
          <th scope="col">Last mail</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <SeriesRow key={entry.id} entry={entry} now={now} />
        ))}
      </tbody>
    </table>
  );
}

function SeriesRow({ entry, now }: { entry: SeriesEntry; now: Seconds }) {
  return (
    <tr data-stop>
      <th scope="row">
        <a className="series-title" href={seriesHref(entry.id)}>
          <ClearText text={entry.title} />
        </a>
        <span className="row-facts">
          <PersonName person={entry.submitter} />
          <span>{entry.lists.join(', ')}</span>
        </span>
      </th>
      <td className="number" data-label="Revision">
        {entry.revisionName}
        <span className="row-facts">
          <Time at={entry.lastPosted} now={now} />
        </span>
      </td>
      <td className="number" data-label="Reviewed" title={entry.reviewers.join('\n')}>
        {entry.reviewedPatches} of {counted(entry.patchCount, 'patch', 'patches')}
      </td>
      <td data-label="Review items">
        <StatusCounts counts={entry.counts} />
      </td>
      <td data-label="Checks" title="What build and style bots reported">
        <Reports {...entry.reports} />
      </td>
      <td data-label="Next">{entry.mover === 'nobody' ? STATE_WORDS[entry.state] : entry.mover}</td>
      <td data-label="Last mail">
        <Time at={entry.lastActivity} now={now} />
      </td>
    </tr>
  );
}

/** Bots mostly write where something is wrong: that they are silent says little. */
function Reports({ open, all }: SeriesEntry['reports']) {
  if (all === 0) return <span className="soft">no report</span>;
  if (open === 0) return <span className="soft">{counted(all, 'report')} closed</span>;
  return <StatusMark status="open" note={` ${open} of ${all}`} />;
}
