import type { Database, Statement } from 'better-sqlite3';

const prepared = new WeakMap<Database, Map<string, Statement>>();

/** The prepared statement of `sql`, prepared once per handle. `Row` is what it selects. */
export function statement<Row = unknown>(db: Database, sql: string): Statement<unknown[], Row> {
  const known = prepared.get(db) ?? new Map<string, Statement>();
  if (known.size === 0) prepared.set(db, known);
  const found = known.get(sql) ?? db.prepare(sql);
  known.set(sql, found);
  return found as Statement<unknown[], Row>;
}
