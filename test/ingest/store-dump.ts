import type { Database } from '#db/open.ts';

/** What a store holds, table by table, by natural keys: no numbers that depend on the order of arrival. */
const TABLES = {
  message: `SELECT message_id, content_hash, copy, preference, from_name, from_address, subject, sent, header, blocks,
    posting, body FROM message`,
  list: 'SELECT message_id, content_hash, list FROM message_list JOIN message ON message.id = message',
  patch: 'SELECT message_id, content_hash, patch.patch_id, content FROM patch JOIN message ON message.id = message',
  revision: 'SELECT head, posted, series, summary, predecessor, reasons FROM revision',
  series: 'SELECT * FROM series',
  seriesList: 'SELECT series, list FROM series_list',
  seriesMessage: 'SELECT series, message_id, role FROM series_message',
  trailer: 'SELECT * FROM given_trailer',
  comment: `SELECT id, series, message_id, reviewer_name, reviewer_address, sent, revision, counter, patch, file, kind,
    is_actionable, status, addressed_in, content FROM comment`,
  topic:
    'SELECT key, id, comment_topic.kind, asks, name, instead_of, sign FROM comment_topic JOIN comment ON number = comment',
  decision: 'SELECT id, decision.kind, decision.content FROM decision JOIN comment ON number = comment',
  standing: 'SELECT * FROM standing',
  applied: 'SELECT * FROM applied_patch',
  commitText: 'SELECT * FROM commit_text',
  together: `SELECT group_concat(message_id, ' ') FROM
    (SELECT cluster, message_id, content_hash FROM message ORDER BY message_id, content_hash) GROUP BY cluster`,
} as const;

/** The rows of each table, as JSON. */
export type StoreDump = ReadonlyMap<string, ReadonlySet<string>>;

export function dumpStore(db: Database): StoreDump {
  return new Map(
    Object.entries(TABLES).map(([table, sql]) => {
      const rows = db.prepare(sql).raw().all();
      return [table, new Set(rows.map((row) => JSON.stringify(row)))];
    }),
  );
}

/** The first few rows that only one of two stores holds, each from where it differs from the nearest of the other. */
export function listDifferences(one: StoreDump, other: StoreDump): string[] {
  return Object.keys(TABLES).flatMap((table) => {
    const gone = [...rowsOf(one, table)].filter((row) => !rowsOf(other, table).has(row)).sort();
    const come = [...rowsOf(other, table)].filter((row) => !rowsOf(one, table).has(row)).sort();
    return Array.from({ length: Math.min(3, Math.max(gone.length, come.length)) }, (_, index) => {
      const [a = '', b = ''] = [gone[index], come[index]];
      const start = Math.max(0, firstDifference(a, b) - 80);
      return `${table} ${a.slice(0, 120)}: ${a.slice(start, start + 240)} | ${b.slice(start, start + 240)}`;
    });
  });
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

export function rowsOf(dump: StoreDump, table: string): ReadonlySet<string> {
  return dump.get(table) ?? new Set();
}
