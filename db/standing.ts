import type { Database } from 'better-sqlite3';
import type { SeriesState } from './model.ts';
import { listReviewers, listUnreviewed, type NewestRevision } from './newest-revision.ts';
import { nextMoveOf } from './next-move.ts';
import { statement } from './statement.ts';
import { OUTSTANDING_SQL } from './status.ts';
import { STATUS_NOW } from './tallies.ts';

/** Saves what the newest revision of a series says, and who moves next. The series and its comments are saved before. */
export function saveStanding(db: Database, series: string, newest: NewestRevision): void {
  statement(db, "INSERT INTO standing VALUES (?, 'nobody', ?, ?, ?)").run(
    series,
    Number(newest.isBackport),
    JSON.stringify(listUnreviewed(newest)),
    JSON.stringify(listReviewers(newest)),
  );
  updateMover(db, series);
}

type FactsRow = {
  state: SeriesState;
  isBackport: number;
  patchCount: number;
  unreviewed: string;
  todo: number;
  disputed: number;
};

/** Decides anew who moves next, as after a mark. */
export function updateMover(db: Database, series: string): void {
  const facts = statement<FactsRow>(
    db,
    `WITH required AS (
       SELECT ${STATUS_NOW} AS status FROM comment AS c WHERE c.series = :series AND c.is_actionable = 1
         AND ${STATUS_NOW} IN ${OUTSTANDING_SQL} AND c.content ->> 'isOptional' = 0
     )
     SELECT state, is_backport AS isBackport, patch_count AS patchCount, unreviewed,
       (SELECT count(*) FROM required WHERE status <> 'disputed') AS todo,
       (SELECT count(*) FROM required WHERE status = 'disputed') AS disputed
     FROM series JOIN standing ON standing.series = series.id WHERE series.id = :series`,
  ).get({ series });
  if (!facts) return;
  const { mover } = nextMoveOf({
    ...facts,
    isBackport: facts.isBackport === 1,
    unreviewed: JSON.parse(facts.unreviewed) as number[],
  });
  statement(db, 'UPDATE standing SET mover = ? WHERE series = ?').run(mover, series);
}
