import type { CommentKind, SeriesState, Status } from '../model.ts';

/** Where in the text of a query something stands, in UTF-16 units; the end is behind it. */
export type Place = { readonly start: number; readonly end: number };

/** What can stand behind `is:`. */
export type Standing = Status | SeriesState | 'outstanding' | 'patch' | 'cover' | 'reply';

/** A query, read. */
export type QueryTree =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly QueryTree[] }
  | { readonly kind: 'not'; readonly part: QueryTree }
  | WordsLeaf
  | { readonly kind: 'identity'; readonly operator: Identity; readonly value: string }
  | { readonly kind: 'time'; readonly operator: 'd' | 'dt' | 'rt'; readonly range: Range }
  | { readonly kind: 'is'; readonly standing: Standing }
  | { readonly kind: 'comment-kind'; readonly commentKind: CommentKind }
  | { readonly kind: 'revision'; readonly range: Range }
  | { readonly kind: 'text'; readonly operator: 'reviewer' | 'author' | 'path' | 'series'; readonly value: string };

export type Identity = 'mid' | 'lid' | 'dfpre' | 'dfpost' | 'dfblob' | 'patchid';

/** Both ends belong to it; null where it is open. */
export type Range = { readonly from: number | null; readonly to: number | null };

export type WordsLeaf = {
  readonly kind: 'words';
  /** The name of the operator, null for words without one. */
  readonly operator: string | null;
  /** In lower case; several are a phrase. */
  readonly words: readonly string[];
  /** `stem`: the word and its inflections; `prefix`: all that begins with the last word. */
  readonly form: 'exact' | 'stem' | 'prefix';
};

/** Why a query cannot be read, for people, and what was probably meant. */
export type QueryProblem = Place & { readonly reason: string; readonly suggestion: string | null };

export type ParsedQuery =
  | {
      readonly kind: 'query';
      readonly tree: QueryTree;
      /** What was read in another way than it may have been meant. */
      readonly doubts: readonly QueryProblem[];
    }
  /** Nothing to look for: no word in it. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'problem'; readonly problem: QueryProblem };
