import type { Operator } from './operator.ts';
import { isStemmed } from './stem.ts';
import type { Token } from './token.ts';
import type { QueryTree } from './tree.ts';

/** A token whose value was read. */
export type Piece =
  | Exclude<Token, { kind: 'value' | 'open-quote' }>
  | { readonly kind: 'leaf'; readonly tree: QueryTree; readonly operator: Operator };

type Cursor = { readonly pieces: readonly Piece[]; at: number };

/**
 * Pieces in good order as a tree. What stands side by side binds closest, then AND and NOT, then XOR, then OR, as in
 * Xapian's grammar (queryparser.lemony).
 */
export function buildTree(pieces: readonly Piece[]): QueryTree {
  return readOr({ pieces, at: 0 }, null);
}

function readOr(cursor: Cursor, scope: Operator | null): QueryTree {
  const parts = [readXor(cursor, scope)];
  while (take(cursor, 'OR')) parts.push(readXor(cursor, scope));
  return join('or', parts);
}

function readXor(cursor: Cursor, scope: Operator | null): QueryTree {
  let tree = readAnd(cursor, scope);
  while (take(cursor, 'XOR')) {
    const other = readAnd(cursor, scope);
    tree = join('and', [join('or', [tree, other]), { kind: 'not', part: join('and', [tree, other]) }]);
  }
  return tree;
}

function readAnd(cursor: Cursor, scope: Operator | null): QueryTree {
  const parts = [readSide(cursor, scope)];
  while (take(cursor, 'AND') || cursor.pieces[cursor.at]?.kind === 'NOT') parts.push(readSide(cursor, scope));
  return join('and', parts);
}

function readSide(cursor: Cursor, scope: Operator | null): QueryTree {
  if (take(cursor, 'NOT')) return { kind: 'not', part: readSide(cursor, scope) };
  return readGroup(cursor, scope);
}

/** What stands side by side: all of it, but of the values of one operator any. */
function readGroup(cursor: Cursor, scope: Operator | null): QueryTree {
  const parts: QueryTree[] = [];
  const values = new Map<string, QueryTree[]>();
  for (;;) {
    take(cursor, '+');
    const isHated = take(cursor, '-');
    const piece = cursor.pieces[cursor.at];
    if (piece?.kind === 'leaf' && !isHated) {
      const key = piece.tree.kind === 'time' ? piece.tree.operator : piece.operator.name;
      values.set(key, [...(values.get(key) ?? []), piece.tree]);
      cursor.at++;
      continue;
    }
    const part = readPart(cursor, scope);
    if (!part) break;
    parts.push(isHated ? { kind: 'not', part } : part);
  }
  return join('and', [...parts, ...[...values.values()].map((alternatives) => join('or', alternatives))]);
}

function readPart(cursor: Cursor, scope: Operator | null): QueryTree | undefined {
  const piece = cursor.pieces[cursor.at];
  switch (piece?.kind) {
    case 'leaf':
      cursor.at++;
      return piece.tree;
    case 'words':
      cursor.at++;
      return wordsLeaf(piece, piece.operator ?? scope);
    case 'scope':
    case '(': {
      cursor.at += piece.kind === 'scope' ? 2 : 1;
      const tree = readOr(cursor, piece.kind === 'scope' ? piece.operator : scope);
      take(cursor, ')');
      return tree;
    }
    default:
      return undefined;
  }
}

/** Behind a word they keep Xapian from stemming it: it is code, or part of an address. */
const STEM_PREVENTERS = '(/\\@<>=*[{"';

function wordsLeaf(token: Extract<Token, { kind: 'words' }>, operator: Operator | null): QueryTree {
  const [first = ''] = token.written;
  const mayStem = token.written.length === 1 && !token.isQuoted && isStemmed(first);
  const isStem = mayStem && (token.next === '' || !STEM_PREVENTERS.includes(token.next));
  return {
    kind: 'words',
    operator: operator?.name ?? null,
    words: token.written.map((word) => word.toLowerCase()),
    form: token.isPrefix ? 'prefix' : isStem ? 'stem' : 'exact',
  };
}

function take(cursor: Cursor, kind: Piece['kind']): boolean {
  if (cursor.pieces[cursor.at]?.kind !== kind) return false;
  cursor.at++;
  return true;
}

function join(kind: 'and' | 'or', parts: readonly QueryTree[]): QueryTree {
  const [only] = parts;
  return only && parts.length === 1 ? only : { kind, parts };
}
