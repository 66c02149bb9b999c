import type { Database } from 'better-sqlite3';
import type { FileDiff, MessageId, Seconds } from '../model.ts';
import { statement } from '../statement.ts';
import { type Found, findPage, type SearchOptions, type Target } from './found.ts';
import { listMarkedLines, type MarkedLine } from './mark.ts';
import { type Marker, markerOf } from './marker.ts';

/** A patch whose diff fits, with the lines in which something was found, by file. */
export type CodeHit = {
  readonly messageId: MessageId;
  readonly subject: string;
  readonly fromName: string;
  readonly fromAddress: string;
  readonly sent: Seconds;
  readonly files: readonly { readonly path: string; readonly lines: readonly MarkedLine[] }[];
};

type Row = Omit<CodeHit, 'files'> & { readonly id: number; readonly time: number };
type StoredFiles = { readonly files: readonly Pick<FileDiff, 'path' | 'lines'>[] };

const CODE: Target = {
  level: 'mail',
  scope: 'code',
  columns: `message.id, sent AS time, message.message_id AS messageId, message.subject, from_name AS fromName,
    from_address AS fromAddress, sent`,
  from: 'message INDEXED BY message_sent',
  time: 'sent',
  id: 'message.id',
  inList: 'EXISTS (SELECT 1 FROM message_list WHERE message_list.message = message.id AND list = ?)',
  always: 'EXISTS (SELECT 1 FROM patch WHERE patch.message = message.id)',
};

/** Lines shown of a patch. */
const LINES = 5;

/** Patches by what stands in their diffs, the newest first. Words without an operator are looked for in diffs alone. */
export function searchCode(db: Database, query: string, options: SearchOptions): Found<CodeHit> {
  return findPage<Row, CodeHit>(db, CODE, query, options, (rows, tree) => {
    const marker = markerOf(db, tree);
    return rows.map(({ id, time: _, ...hit }) => ({ ...hit, files: listFiles(db, id, marker) }));
  });
}

function listFiles(db: Database, message: number, marker: Marker | undefined): CodeHit['files'] {
  const row = statement<{ body: string; content: string }>(
    db,
    'SELECT body, content FROM patch JOIN message ON message.id = patch.message WHERE message = ?',
  ).get(message);
  if (!row) return [];
  const lines = row.body.split('\n');
  let left = LINES;
  return (JSON.parse(row.content) as StoredFiles).files.flatMap(({ path, lines: { first, last } }) => {
    if (left === 0) return [];
    const found = listMarkedLines(lines.slice(first - 1, last).join('\n'), marker, left);
    left -= found.length;
    return found.length === 0 ? [] : [{ path, lines: found.map((each) => ({ ...each, line: each.line + first - 1 })) }];
  });
}
