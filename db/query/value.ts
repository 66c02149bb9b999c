import type { CommentKind } from '../model.ts';
import { findNearest } from './nearest.ts';
import { parseTimeRange } from './time-range.ts';
import type { Identity, QueryTree, Range, Standing } from './tree.ts';

/** What can stand behind `is:`, in the order in which people read it. */
const STANDINGS: readonly Standing[] = [
  'outstanding',
  'open',
  'promised',
  'disputed',
  'unaddressed',
  'partial',
  'regressed',
  'addressed',
  'settled',
  'obsolete',
  'under-review',
  'applied',
  'superseded',
  'rejected',
  'patch',
  'cover',
  'reply',
];

export const COMMENT_KINDS: readonly CommentKind[] = ['request', 'question', 'bug', 'nit', 'praise', 'tag', 'info'];

const IDENTITIES: readonly Identity[] = ['mid', 'lid', 'dfpre', 'dfpost', 'dfblob', 'patchid'];
const TEXTS = ['reviewer', 'author', 'path', 'series'] as const;

export type ReadValue =
  | QueryTree
  | { readonly kind: 'problem'; readonly reason: string; readonly suggestion: string | null };

/** What the value behind an operator means. */
export function readValue(operator: string, value: string, now: number): ReadValue {
  if (value === '') return problemOf(`nothing stands behind ${operator}: (there is no space between)`, null);
  const identity = IDENTITIES.find((each) => each === operator);
  if (identity) return readIdentity(identity, value);
  const text = TEXTS.find((each) => each === operator);
  if (text) return { kind: 'text', operator: text, value };
  switch (operator) {
    case 'd':
    case 'dt':
    case 'rt': {
      const read = parseTimeRange(operator, value, now);
      return read ? { kind: 'time', ...read } : problemOf(`${value} is no date or range of dates`, null);
    }
    case 'is': {
      const standing = STANDINGS.find((each) => each === value.toLowerCase());
      return standing ? { kind: 'is', standing } : choiceProblem(operator, value, STANDINGS);
    }
    case 'kind': {
      const commentKind = COMMENT_KINDS.find((each) => each === value.toLowerCase());
      return commentKind ? { kind: 'comment-kind', commentKind } : choiceProblem(operator, value, COMMENT_KINDS);
    }
    case 'rev': {
      const range = readNumbers(value);
      return range
        ? { kind: 'revision', range }
        : problemOf(`${value} is no number of a revision: rev:3, rev:>3, rev:2..4`, null);
    }
    default:
      // A space behind the colon: the operator takes words.
      return problemOf(`nothing stands behind ${operator}: (there is no space between)`, null);
  }
}

/** public-inbox knows blob ids from seven digits on. */
const MIN_BLOB = 7;

function readIdentity(operator: Identity, value: string): ReadValue {
  if (operator === 'mid') return { kind: 'identity', operator, value: value.replace(/^<|>$/g, '') };
  if (operator === 'lid') return { kind: 'identity', operator, value: value.replace(/^<|>$/g, '').toLowerCase() };
  const id = value.toLowerCase();
  if (!/^[0-9a-f]+$/.test(id) || id.length < MIN_BLOB)
    return problemOf(`${value} is no id: at least ${MIN_BLOB} digits of 0-9 and a-f`, null);
  return { kind: 'identity', operator, value: id };
}

/** `3`, `v3`, `>3`, `>=3`, `<3`, `<=3`, `2..4`, `2..`, `..4`; undefined for anything else. */
function readNumbers(value: string): Range | undefined {
  const compared = /^(>=|<=|>|<|=?)v?(\d{1,6})$/i.exec(value);
  if (compared) {
    const number = Number(compared[2]);
    switch (compared[1]) {
      case '>':
        return { from: number + 1, to: null };
      case '>=':
        return { from: number, to: null };
      case '<':
        return { from: null, to: number - 1 };
      case '<=':
        return { from: null, to: number };
      default:
        return { from: number, to: number };
    }
  }
  const between = /^(?:v?(\d{1,6}))?\.\.(?:v?(\d{1,6}))?$/i.exec(value);
  if (!between || value === '..') return undefined;
  const [, from, to] = between;
  return { from: from === undefined ? null : Number(from), to: to === undefined ? null : Number(to) };
}

function choiceProblem(operator: string, value: string, choices: readonly string[]): ReadValue {
  const nearest = findNearest(value.toLowerCase(), choices);
  const reason = `${operator}: knows no ${value}, but ${choices.join(', ')}`;
  return problemOf(reason, nearest === undefined ? null : `${operator}:${nearest}`);
}

function problemOf(reason: string, suggestion: string | null): ReadValue {
  return { kind: 'problem', reason, suggestion };
}
