import type { Database } from 'better-sqlite3';
import type { Mark } from './model.ts';
import { updateMover } from './standing.ts';
import { statement } from './statement.ts';

const COLUMNS = 'comment_id AS commentId, status, note, by, at';

/** Adds to a comment's history; nothing is overwritten. Who moves next in its series is decided anew. */
export function saveMark(db: Database, mark: Mark): void {
  db.transaction(() => {
    statement(db, 'INSERT INTO mark (comment_id, status, note, by, at) VALUES (?, ?, ?, ?, ?)').run(
      mark.commentId,
      mark.status,
      mark.note,
      mark.by,
      mark.at,
    );
    const row = statement<{ series: string }>(db, 'SELECT series FROM comment WHERE id = ?').get(mark.commentId);
    if (row) updateMover(db, row.series);
  })();
}

/** The history of a comment, oldest first. */
export function listMarks(db: Database, commentId: string): Mark[] {
  return statement<Mark>(db, `SELECT ${COLUMNS} FROM mark WHERE comment_id = ? ORDER BY id`).all(commentId);
}

/** The marks in force of a series, by comment. */
export function listSeriesMarks(db: Database, series: string): Map<string, Mark> {
  const marks = statement<Mark>(
    db,
    `SELECT ${COLUMNS} FROM mark WHERE comment_id IN (SELECT id FROM comment WHERE series = ?) ORDER BY mark.id`,
  ).all(series);
  const inForce = new Map<string, Mark>();
  for (const mark of marks) {
    if (mark.status === null) inForce.delete(mark.commentId);
    else inForce.set(mark.commentId, mark);
  }
  return inForce;
}
