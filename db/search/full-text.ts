import type { Database } from 'better-sqlite3';
import { CODE_COLUMNS, type Column, DEFAULT_COLUMNS, findOperator } from '../query/operator.ts';
import { listExceptions, stemBeginning, stemOf } from '../query/stem.ts';
import type { QueryTree, WordsLeaf } from '../query/tree.ts';
import { statement } from '../statement.ts';
import { wholeListId } from './list-id.ts';

/** Whether whole mails, only the diffs in them, or single remarks are looked into. */
export type Scope = 'mail' | 'code' | 'remark';

/** The columns of `comment_search`: what the reviewer says, the code it is about, and its file. */
const REMARK_COLUMNS: readonly Column[] = ['own', 'quoted', 'path'];

/** More inflections of one word are no inflections. */
const MAX_INFLECTIONS = 60;

/** A tree of words alone as an FTS5 expression; undefined where it holds anything else. */
export function matchOf(db: Database, tree: QueryTree, scope: Scope): string | undefined {
  switch (tree.kind) {
    case 'words':
      return matchOfWords(db, tree, columnsOf(tree, scope));
    case 'identity': {
      const id = quoted(tree.value);
      if (tree.operator === 'dfpre') return `blob_before : ${id} *`;
      if (tree.operator === 'dfpost') return `blob_after : ${id} *`;
      if (tree.operator === 'dfblob') return `{blob_before blob_after} : ${id} *`;
      if (tree.operator === 'lid') return `list_id : ${quoted(wholeListId(tree.value))}`;
      return undefined;
    }
    case 'and':
    case 'or': {
      const parts = tree.parts.map((part) => matchOf(db, part, scope));
      return parts.every((part) => part !== undefined)
        ? `(${parts.join(tree.kind === 'and' ? ' AND ' : ' OR ')})`
        : undefined;
    }
    default:
      return undefined;
  }
}

/** The words that a leaf stands for: itself, or all inflections that the index has. */
export function listVariants(db: Database, leaf: WordsLeaf): readonly string[] {
  const key = `${leaf.form} ${leaf.words.join(' ')}`;
  const memory = remember(db);
  const known = memory.get(key) ?? findVariants(db, leaf);
  memory.set(key, known);
  return known;
}

type Memory = { readonly state: string; readonly variants: Map<string, readonly string[]> };

/** What was found out of an index: SQLite counts all places of a word to say that there is one. */
const memories = new WeakMap<Database, Memory>();

const MOST_REMEMBERED = 1000;

/** Nothing is remembered of a store that was changed since, by another connection or by this one. */
function remember(db: Database): Map<string, readonly string[]> {
  const changes = statement<{ count: number }>(db, 'SELECT total_changes() AS count').get();
  const state = `${db.pragma('data_version', { simple: true })} ${changes?.count}`;
  const known = memories.get(db);
  if (known?.state === state && known.variants.size < MOST_REMEMBERED) return known.variants;
  const fresh: Memory = { state, variants: new Map() };
  memories.set(db, fresh);
  return fresh.variants;
}

function findVariants(db: Database, { words, form }: WordsLeaf): readonly string[] {
  const [word = ''] = words;
  if (form !== 'stem') return [words.map((each) => knownForm(db, each)).join(' ')];
  const stem = stemOf(knownForm(db, word));
  const beginning = stemBeginning(stem);
  // An ending is made of letters: `led_classdev` need not be looked at for `led`.
  const terms = statement<{ term: string }>(
    db,
    `SELECT term FROM message_word WHERE term = :beginning
     UNION ALL SELECT term FROM message_word WHERE term >= :beginning || char(39) AND term < :beginning || char(40)
     UNION ALL SELECT term FROM message_word WHERE term >= :beginning || 'a' AND term < :beginning || '{'`,
  ).all({ beginning });
  const found = [...terms.map(({ term }) => term), ...listExceptions(stem)].filter((term) => stemOf(term) === stem);
  return found.length === 0 ? [word] : found.slice(0, MAX_INFLECTIONS);
}

/** `c++` where the index has it; `foo` of `foo++` where it has only that, as Xapian does. */
function knownForm(db: Database, word: string): string {
  if (!/[+#]$/.test(word)) return word;
  const found = statement(db, 'SELECT 1 FROM message_word WHERE term = ?').get(word);
  return found ? word : word.replace(/(?<![+#])[+#]+$/, '');
}

function matchOfWords(db: Database, leaf: WordsLeaf, columns: readonly Column[]): string {
  const phrases = listVariants(db, leaf).map(quoted);
  const words = leaf.form === 'prefix' ? `${phrases[0]} *` : phrases.join(' OR ');
  const match = `({${columns.join(' ')}} : (${words}))`;
  const [first = ''] = leaf.words;
  // A blob id is found without its operator, too.
  const isBlob =
    columns.length > REMARK_COLUMNS.length &&
    leaf.operator === null &&
    leaf.words.length === 1 &&
    /^[0-9a-f]{7,40}$/.test(first);
  return isBlob ? `(${match} OR {blob_before blob_after} : ${quoted(first)} *)` : match;
}

function columnsOf(leaf: WordsLeaf, scope: Scope): readonly Column[] {
  const operator = leaf.operator === null ? undefined : findOperator(leaf.operator);
  const columns = operator?.kind === 'words' ? operator.columns : scope === 'code' ? CODE_COLUMNS : DEFAULT_COLUMNS;
  return scope === 'remark' ? columns.filter((column) => REMARK_COLUMNS.includes(column)) : columns;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
