import type { Database } from 'better-sqlite3';
import { assignCluster, markStale } from './clusters.ts';
import { decodeMessage, type EncodedMail, type EncodedMessage } from './encoded-mail.ts';
import type { Block, Message, MessageId, Patch, Posting } from './model.ts';
import { findMailOf, listPagesOf } from './page-copy.ts';
import { decodePatch } from './patch-content.ts';
import { COLUMNS } from './query/operator.ts';
import { statement } from './statement.ts';
import { findFreeNumber } from './time-number.ts';

/** What saving a mail came to. A `conflict` is a second content under a known Message-ID; both are kept. */
export type SaveOutcome = 'new' | 'duplicate' | 'conflict';

/** Which list a mail was found in, and the cursor of the source that said so ('' where it has none). */
export type Membership = { readonly list: string; readonly source: string };

type MessageRow = EncodedMessage & {
  readonly id: number;
  readonly content_hash: string;
  readonly preference: string;
  readonly cluster: number;
};

/** A message with the lists it stands in, and its patch. */
const MESSAGE = `SELECT message.*, patch.content AS patch, (SELECT json_group_array(DISTINCT list) FROM
  (SELECT list FROM message_list WHERE message_list.message = message.id ORDER BY list)) AS lists
  FROM message LEFT JOIN patch ON patch.message = message.id`;

/** Saves one mail with its patch; copies of one mail become one message with several lists. */
export function saveMail(db: Database, mail: EncodedMail, memberships: readonly Membership[]): SaveOutcome {
  const known = listContents(db, mail.messageId);
  const same = known.find((row) => row.content_hash === mail.contentHash);
  if (same) return saveCopy(db, same, mail, memberships);
  if (mail.copy === 'page') {
    const shown = known[0] ?? findRow(db, findMailOf(db, mail));
    if (shown) return saveCopy(db, shown, mail, memberships);
  }
  const pages = mail.copy === 'page' ? [] : listPages(db, known, mail);
  const before = pages.flatMap((page) => listMemberships(db, page.id));
  for (const page of pages) deleteMessage(db, page);
  insertMail(db, mail, [...memberships, ...before]);
  return known.length > pages.length ? 'conflict' : 'new';
}

/** Saved pages that a mail takes the place of. */
function listPages(db: Database, known: readonly MessageRow[], mail: EncodedMail): MessageRow[] {
  const same = known.filter((row) => row.copy === 'page');
  if (same.length > 0) return same;
  return listPagesOf(db, mail).flatMap((id) => findRow(db, id) ?? []);
}

function findRow(db: Database, id: number | undefined): MessageRow | undefined {
  return id === undefined ? undefined : statement<MessageRow>(db, `${MESSAGE} WHERE message.id = ?`).get(id);
}

/** Puts a mail as it is understood now in the place of the message that it was; it stays in its lists. */
export function replaceMail(db: Database, row: number, mail: EncodedMail): void {
  const before = findRow(db, row);
  if (!before) return;
  const memberships = listMemberships(db, row);
  const known = new Set(memberships.map(({ list }) => list));
  const found = mail.lists.filter((list) => !known.has(list)).map((list) => ({ list, source: '' }));
  deleteMessage(db, before);
  saveMail(db, mail, [...memberships, ...found]);
}

/** The archive `source` gave this mail up; a mail that is in no list any more is deleted. */
export function removeMail(db: Database, messageId: MessageId, contentHash: string, source: string): void {
  const row = listContents(db, messageId).find((each) => each.content_hash === contentHash);
  if (!row) return;
  statement(db, 'DELETE FROM message_list WHERE message = ? AND source = ?').run(row.id, source);
  if (listMemberships(db, row.id).length === 0) deleteMessage(db, row);
}

const FORMER = 'before the rewrite of ';

/** A source is read anew: what it gave before is kept until `finishRestart` shows that it did not come again. */
export function beginRestart(db: Database, source: string): void {
  statement(db, 'UPDATE OR REPLACE message_list SET source = ? WHERE source = ?').run(FORMER + source, source);
}

/** @returns how many mails the rewritten source no longer has. */
export function finishRestart(db: Database, source: string): number {
  const former = statement<{ message: number }>(db, 'SELECT message FROM message_list WHERE source = ?').all(
    FORMER + source,
  );
  statement(db, 'DELETE FROM message_list WHERE source = ?').run(FORMER + source);
  let gone = 0;
  for (const { message } of former) {
    if (listMemberships(db, message).length > 0) continue;
    const row = findRow(db, message);
    if (row) deleteMessage(db, row);
    gone++;
  }
  return gone;
}

/** Where there are several contents under the id, the one sent first. */
export function findMessage(db: Database, messageId: string): Message | undefined {
  const row = listContents(db, messageId)[0];
  return row && decodeMessage(row);
}

/** Quote structure of a mail; undefined for an unknown one, null for a patch. */
export function findBlocks(db: Database, messageId: string): readonly Block[] | null | undefined {
  const row = statement<{ blocks: string | null }>(
    db,
    'SELECT blocks FROM message WHERE message_id = ? ORDER BY sent, content_hash',
  ).get(messageId);
  return row && (row.blocks === null ? null : (JSON.parse(row.blocks) as Block[]));
}

export function findPatch(db: Database, messageId: string): Patch | undefined {
  const row = statement<{ content: string; body: string }>(
    db,
    `SELECT patch.content, message.body FROM patch JOIN message ON message.id = patch.message
     WHERE message_id = ? ORDER BY sent, content_hash`,
  ).get(messageId);
  return row && decodePatch(row.content, row.body);
}

/** The messages of a cluster, oldest first; of several contents under one id the one sent first. */
export function listClusterMessages(db: Database, cluster: number): EncodedMessage[] {
  const rows = statement<MessageRow>(db, `${MESSAGE} WHERE cluster = ? ORDER BY sent, message_id, content_hash`).all(
    cluster,
  );
  const seen = new Set<string>();
  return rows
    .filter((row) => !seen.has(row.message_id) && seen.add(row.message_id))
    .map(({ message_id, copy, from_name, from_address, subject, sent, header, body, lists, patch }) => ({
      message_id,
      copy,
      from_name,
      from_address,
      subject,
      sent,
      header,
      body,
      lists,
      patch,
    }));
}

/** The patches and covers of a cluster, oldest first. */
export function listClusterPostings(db: Database, cluster: number): Posting[] {
  const rows = statement<{ message_id: string; posting: string | null }>(
    db,
    'SELECT message_id, posting FROM message WHERE cluster = ? ORDER BY sent, message_id, content_hash',
  ).all(cluster);
  const seen = new Set<string>();
  return rows
    .filter((row) => !seen.has(row.message_id) && seen.add(row.message_id))
    .flatMap((row) => (row.posting === null ? [] : [JSON.parse(row.posting) as Posting]));
}

/** The replies to patches of a cluster, oldest first. */
export function listClusterOrphans(db: Database, cluster: number): Message[] {
  return statement<MessageRow>(
    db,
    `${MESSAGE} WHERE cluster = ? AND posting IS NULL AND subject LIKE '%PATCH%' ORDER BY sent, message_id, content_hash`,
  )
    .all(cluster)
    .map(decodeMessage);
}

/** The lists that the patches and covers of a cluster stand in; where all of them are missing, those of their replies. */
export function listClusterLists(db: Database, cluster: number): string[] {
  return statement<{ list: string }>(
    db,
    `SELECT DISTINCT list FROM message JOIN message_list ON message_list.message = message.id
     WHERE cluster = ? AND (posting IS NOT NULL
       OR NOT EXISTS (SELECT 1 FROM message WHERE cluster = ? AND posting IS NOT NULL)) ORDER BY list`,
  )
    .all(cluster, cluster)
    .map((row) => row.list);
}

function listContents(db: Database, messageId: string): MessageRow[] {
  return statement<MessageRow>(db, `${MESSAGE} WHERE message_id = ? ORDER BY sent, content_hash`).all(messageId);
}

function saveCopy(db: Database, kept: MessageRow, mail: EncodedMail, memberships: readonly Membership[]): SaveOutcome {
  const isBetter =
    mail.contentHash === kept.content_hash &&
    (kept.copy !== mail.copy ? mail.copy === 'mail' : mail.preference < kept.preference);
  if (isBetter) {
    const before = listMemberships(db, kept.id);
    deleteMessage(db, kept);
    insertMail(db, mail, [...before, ...memberships]);
    return 'duplicate';
  }
  const known = new Set(listMemberships(db, kept.id).map((each) => each.list));
  saveMemberships(db, kept.id, memberships);
  if (memberships.some((each) => !known.has(each.list))) markStale(db, kept.cluster);
  return 'duplicate';
}

const INSERT_WORDS = `INSERT INTO message_search (rowid, ${COLUMNS.join(', ')})
  VALUES (?, ${COLUMNS.map(() => '?').join(', ')})`;

function insertMail(db: Database, mail: EncodedMail, memberships: readonly Membership[]): void {
  const id = findFreeNumber(db, 'message', mail.sent, `${mail.messageId} ${mail.contentHash}`);
  statement(
    db,
    `INSERT INTO message (id, message_id, content_hash, copy, fingerprint, preference, cluster, from_name, from_address,
       subject, sent, received, header, blocks, posting, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    id,
    mail.messageId,
    mail.contentHash,
    mail.copy,
    mail.fingerprint,
    mail.preference,
    assignCluster(db, mail.clusterKeys, id),
    mail.fromName,
    mail.fromAddress,
    mail.subject,
    mail.sent,
    mail.received,
    mail.header,
    mail.blocks,
    mail.posting,
    mail.body,
  );
  statement(db, 'INSERT INTO raw_message VALUES (?, ?)').run(id, mail.raw);
  statement(db, INSERT_WORDS).run(id, ...mail.indexText);
  saveMemberships(db, id, memberships);
  if (!mail.patch) return;
  statement(db, 'INSERT INTO patch VALUES (?, ?, ?)').run(id, mail.patch.patchId, mail.patch.content);
  const insertFile = statement(db, 'INSERT OR IGNORE INTO patch_file VALUES (?, ?)');
  for (const path of mail.patch.paths) insertFile.run(id, path);
}

function deleteMessage(db: Database, row: MessageRow): void {
  statement(db, 'DELETE FROM message_search WHERE rowid = ?').run(row.id);
  statement(db, 'DELETE FROM message WHERE id = ?').run(row.id);
  markStale(db, row.cluster);
}

function saveMemberships(db: Database, message: number, memberships: readonly Membership[]): void {
  const insert = statement(db, 'INSERT OR IGNORE INTO message_list VALUES (?, ?, ?)');
  for (const { list, source } of memberships) insert.run(message, list, source);
}

function listMemberships(db: Database, message: number): Membership[] {
  return statement<Membership>(db, 'SELECT list, source FROM message_list WHERE message = ?').all(message);
}
