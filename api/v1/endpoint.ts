import type { Database } from '#db/open.ts';
import type { ApiRequest } from '../request.ts';
import type { Schema } from './schema.ts';

/** What an address may say: in its path, or behind the question mark. */
export type Parameter = {
  readonly name: string;
  readonly description: string;
  readonly schema: Schema;
};

/** What a request says, checked against the parameters of its endpoint. Names that it does not say are missing. */
export type Input = {
  readonly db: Database;
  readonly api: ApiRequest;
  /** The one in the path; '' where the path has none. */
  readonly id: string;
  readonly query: Readonly<Record<string, string | undefined>>;
  /** At most so many values are to be given; one more shows that there is a next page. */
  readonly limit: number;
  readonly body: unknown;
};

/** A value, or why there is none. `next` is what `after` has to be for the page behind this one. */
export type Output =
  | { readonly kind: 'value'; readonly value: unknown; readonly next?: string | undefined; readonly status?: 200 | 201 }
  | { readonly kind: 'error'; readonly status: 400 | 404; readonly detail: string };

/** One thing that can be asked. The same description makes the document and the answers. */
export type Endpoint = {
  readonly method: 'get' | 'post';
  /** Below `/api/v1`; `{id}` is one segment. */
  readonly path: string;
  readonly summary: string;
  /** Of the part in braces. */
  readonly id?: string;
  readonly query?: readonly Parameter[];
  /** Answers page by page: takes `limit` and `after`. */
  readonly isPaged?: boolean;
  /** Only those who may mark are answered: needs a token of that scope. */
  readonly isForMarkers?: boolean;
  readonly body?: Schema;
  readonly answer: Schema;
  readonly run: (input: Input) => Output;
};

export function value(found: unknown, what: string): Output {
  return found === undefined ? missing(what) : { kind: 'value', value: found };
}

export function missing(what: string): Output {
  return { kind: 'error', status: 404, detail: `${what} is not in the store.` };
}

/** A page of a list that was read with one more value than fits; `keyOf` says where the page behind a value begins. */
export function page<Value>(values: readonly Value[], limit: number, keyOf: (last: Value) => string): Output {
  const shown = values.slice(0, limit);
  const last = shown.at(-1);
  return { kind: 'value', value: shown, next: values.length > limit && last !== undefined ? keyOf(last) : undefined };
}

/** A page of a list whose `after` counts what was shown before. */
export function countedPage<Value>(input: Input, read: (offset: number) => readonly Value[]): Output {
  const offset = Math.min(Number(/^\d{1,9}$/.exec(input.query.after ?? '')?.[0] ?? '0'), 1_000_000);
  return page(read(offset), input.limit, () => String(offset + input.limit));
}

/** A key of two parts, as `after` has it. */
export function parseKey(after: string | undefined): readonly [string | number, string] | undefined {
  if (after === undefined) return undefined;
  try {
    const key: unknown = JSON.parse(after);
    if (!Array.isArray(key) || key.length !== 2) return undefined;
    const [first, id]: unknown[] = key;
    const isKey = (typeof first === 'string' || typeof first === 'number') && typeof id === 'string';
    return isKey ? [first, id] : undefined;
  } catch {
    return undefined;
  }
}
