import type { Database } from '#db/open.ts';
import { statement } from '#db/statement.ts';

export function countMessages(db: Database): number {
  return statement<{ count: number }>(db, 'SELECT count(*) AS count FROM message').get()?.count ?? 0;
}
