import type { Database } from 'better-sqlite3';
import type { GivenTrailer, JudgedComment, MessageId, Series } from './model.ts';
import { statement } from './statement.ts';

/** The comments of a series, by revision, patch and time. */
export function listComments(db: Database, series: string): JudgedComment[] {
  return decodeAll(
    statement<{ content: string }>(
      db,
      'SELECT content FROM comment WHERE series = ? ORDER BY round, counter, sent, id',
    ).all(series),
  );
}

/** The comments that a mail makes. */
export function listMessageComments(db: Database, messageId: string): JudgedComment[] {
  return decodeAll(
    statement<{ content: string }>(db, 'SELECT content FROM comment WHERE message_id = ? ORDER BY id').all(messageId),
  );
}

export function findComment(db: Database, id: string): JudgedComment | undefined {
  const row = statement<{ content: string }>(db, 'SELECT content FROM comment WHERE id = ?').get(id);
  return row && (JSON.parse(row.content) as JudgedComment);
}

/** Trailers given in replies, oldest revision first. */
export function listGiven(db: Database, { id, revisions }: Series): GivenTrailer[] {
  type Row = Omit<GivenTrailer, 'from' | 'isConditional' | 'revision'> & {
    readonly name: string;
    readonly address: string;
    readonly head: MessageId;
    readonly conditional: number;
  };
  const labels = new Map(revisions.map(({ head, number, round, name }) => [head, { number, round, name }]));
  return statement<Row>(
    db,
    `SELECT message_id AS messageId, line, token, value, from_name AS name, from_address AS address, head, counter,
       is_conditional AS conditional FROM given_trailer WHERE series = ? ORDER BY counter, message_id, line`,
  )
    .all(id)
    .flatMap(({ name, address, head, conditional, ...rest }): GivenTrailer[] => {
      const revision = labels.get(head);
      return revision ? [{ ...rest, revision, from: { name, address }, isConditional: conditional === 1 }] : [];
    })
    .sort((a, b) => a.revision.round - b.revision.round);
}

function decodeAll(rows: readonly { content: string }[]): JudgedComment[] {
  return rows.map((row) => JSON.parse(row.content) as JudgedComment);
}
