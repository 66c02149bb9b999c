import type { Database } from 'better-sqlite3';
import type { MessageId, Person, Seconds } from './model.ts';
import { statement } from './statement.ts';

/** A message of which something could not be read as it should. */
export type ProblemRow = {
  /** Its key in the store. */
  readonly row: number;
  readonly messageId: MessageId;
  readonly from: Person;
  readonly subject: string;
  readonly sent: Seconds;
  readonly problems: readonly string[];
};

/** As the index message_problem has it. */
export const HAS_PROBLEMS = "header ->> '$.problems' <> '[]'";

type StoredRow = Omit<ProblemRow, 'from' | 'problems'> & {
  readonly name: string;
  readonly address: string;
  readonly problems: string;
};

/** The newest first, those sent before `before`, where it is given: the time and row of the last one seen. */
export function listProblems(
  db: Database,
  before: { readonly sent: Seconds; readonly row: number } | undefined,
  limit: number,
): ProblemRow[] {
  return statement<StoredRow>(
    db,
    `SELECT id AS row, message_id AS messageId, from_name AS name, from_address AS address, subject, sent,
       header ->> '$.problems' AS problems
     FROM message WHERE ${HAS_PROBLEMS} AND (:sent IS NULL OR (sent, id) < (:sent, :row))
     ORDER BY sent DESC, id DESC LIMIT :limit`,
  )
    .all({ sent: before?.sent ?? null, row: before?.row ?? null, limit })
    .map(({ name, address, problems, ...rest }) => ({
      ...rest,
      from: { name, address },
      problems: JSON.parse(problems) as string[],
    }));
}

export function countProblems(db: Database): number {
  return (
    statement<{ count: number }>(db, `SELECT count(*) AS count FROM message WHERE ${HAS_PROBLEMS}`).get()?.count ?? 0
  );
}
