import type { Metadata } from 'next';
import { type Bar, BarChart } from '#components/bar-chart.tsx';
import {
  countByRevisions,
  countOpenByMonth,
  countOutstandingByMonth,
  lastMonths,
  listReviewLatency,
  type MonthValue,
} from '#db/activity.ts';
import { listLists } from '#db/series.ts';
import { database } from '../database.ts';
import { readQuery } from '../request.ts';

export const metadata: Metadata = { title: 'Activity' };

const MONTHS = 36;

export default async function ActivityPage({ searchParams }: PageProps<'/activity'>) {
  const db = database();
  const { list = null } = await readQuery(searchParams);
  const span = lastMonths(db, list, MONTHS);
  return (
    <>
      <h1 className="page-head">Activity</h1>
      <nav className="facts" aria-label="Lists">
        <a href="/activity" aria-current={list === null ? 'page' : undefined}>
          all lists
        </a>
        {listLists(db).map(({ list: each }) => (
          <a
            key={each}
            href={`/activity?list=${encodeURIComponent(each)}`}
            aria-current={each === list ? 'page' : undefined}
          >
            {each}
          </a>
        ))}
      </nav>
      <div className="charts">
        <BarChart
          question="How much was open at the end of each month?"
          unit="items"
          bars={newest(countOpenByMonth(db, span), 'as before')}
        />
        <BarChart
          question="How old is what is still outstanding?"
          unit="items"
          bars={newest(countOutstandingByMonth(db, span), 0)}
        />
        <BarChart
          question="How many days pass until the first remark?"
          unit="days, median"
          bars={newest(listReviewLatency(db, span), null)}
        />
        <BarChart
          question="How many revisions does a series take?"
          unit="series"
          bars={everyRevision(countByRevisions(db, list))}
        />
      </div>
    </>
  );
}

/** From the first revision that there is to the last, those that no series ended with too. */
function everyRevision(counts: readonly { readonly revisions: number; readonly series: number }[]): Bar[] {
  const series = new Map(counts.map((row) => [row.revisions, row.series]));
  const [first = 0, last = -1] = [counts[0]?.revisions, counts.at(-1)?.revisions];
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const number = first + index;
    return { label: number === 0 ? 'RFC' : `v${number}`, value: series.get(number) ?? 0 };
  });
}

/** The last months up to the newest with a value; `missing` stands for a month without one. */
function newest(months: readonly MonthValue[], missing: 0 | null | 'as before'): Bar[] {
  const last = months.at(-1);
  if (!last) return [];
  const values = new Map(months.map(({ month, value }) => [month, value]));
  const [year = 0, month = 1] = last.month.split('-').map(Number);
  return Array.from({ length: MONTHS }, (_, index) => {
    const label = new Date(Date.UTC(year, month - MONTHS + index, 1)).toISOString().slice(0, 7);
    const before = missing === 'as before' ? (months.findLast((each) => each.month < label)?.value ?? 0) : missing;
    return { label, value: values.get(label) ?? before };
  });
}
