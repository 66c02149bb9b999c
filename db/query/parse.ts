import { buildTree, type Piece } from './grammar.ts';
import { findNearest } from './nearest.ts';
import { OPERATORS } from './operator.ts';
import { findDisorder } from './order.ts';
import { listTokens, type Token } from './token.ts';
import type { ParsedQuery, QueryProblem } from './tree.ts';
import { readValue } from './value.ts';

/** Longer, or with more to look for, than any query that a person writes. */
const MAX_LENGTH = 2_000;
const MAX_LEAVES = 100;

/** Each doubles what has to be looked for. */
const MAX_XORS = 4;

/**
 * A query as a tree, in the language of public-inbox, which is Xapian's, with operators of our own.
 * @param now what relative dates are counted from, seconds
 */
export function parseQuery(text: string, now: number): ParsedQuery {
  if (text.length > MAX_LENGTH)
    return problemAt({ start: MAX_LENGTH, end: text.length }, `longer than ${MAX_LENGTH} characters`, null);
  const tokens = listTokens(text).filter((token) => token.kind !== 'words' || token.written.length > 0);
  if (tokens.length === 0) return { kind: 'empty' };
  if (tokens.length > MAX_LEAVES) return problemAt({ start: 0, end: text.length }, 'too much to look for', null);
  const xor = tokens.filter(({ kind }) => kind === 'XOR')[MAX_XORS];
  if (xor) return problemAt(xor, `more than ${MAX_XORS} times XOR`, 'OR');
  const pieces: Piece[] = [];
  for (const token of tokens) {
    if (token.kind === 'open-quote') return problemAt(token, 'this quote is not closed', `${text.slice(token.start)}"`);
    if (token.kind !== 'value') {
      pieces.push(token);
      continue;
    }
    const read = readValue(token.operator.name, token.value, now);
    if (read.kind === 'problem') return problemAt(token, read.reason, read.suggestion);
    pieces.push({ kind: 'leaf', tree: read, operator: token.operator });
  }
  const problem = findDisorder(tokens);
  if (problem) return { kind: 'problem', problem };
  return { kind: 'query', tree: buildTree(pieces), doubts: listDoubts(text, tokens) };
}

/** `autor:lee` is read as the phrase `autor lee`, but is rather `author:` mistyped. */
function listDoubts(text: string, tokens: readonly Token[]): QueryProblem[] {
  const names = OPERATORS.map((operator) => operator.name);
  return tokens.flatMap((token) => {
    if (token.kind !== 'words' || token.operator || token.isQuoted) return [];
    const name = /^([a-z]{2,12}):/.exec(text.slice(token.start, token.end))?.[1];
    const nearest = name && findNearest(name, names);
    if (!nearest) return [];
    const end = token.start + name.length + 1;
    return [
      { start: token.start, end, reason: `${name}: is no operator but was read as a word`, suggestion: `${nearest}:` },
    ];
  });
}

function problemAt(
  { start, end }: { readonly start: number; readonly end: number },
  reason: string,
  suggestion: string | null,
): ParsedQuery {
  return { kind: 'problem', problem: { start, end, reason, suggestion } };
}
