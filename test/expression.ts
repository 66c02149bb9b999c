import { hrefOf, walkSource } from './source.ts';

/** A regular expression of the product, and the file that it stands in. */
export type Expression = { readonly place: string; readonly source: string; readonly flags: string };

/** The expressions that a source has between slashes. */
export function listLiterals(place: string): Expression[] {
  const found: Expression[] = [];
  walkSource(place, (node) => {
    if (!('regex' in node)) return;
    const { pattern, flags } = node.regex as { pattern: string; flags: string };
    found.push({ place, source: pattern, flags });
  });
  return found;
}

/** The expressions that sources build with `new RegExp` when they are loaded for the first time. */
export async function listBuilt(places: readonly string[]): Promise<Expression[]> {
  const found: Expression[] = [];
  const builtin = globalThis.RegExp;
  for (const place of places) {
    globalThis.RegExp = new Proxy(builtin, {
      construct(target, [source, flags]: [string | RegExp, string?]) {
        const built = new target(source, flags);
        found.push({ place, source: built.source, flags: built.flags });
        return built;
      },
    });
    await import(/* @vite-ignore */ hrefOf(place)).finally(() => {
      globalThis.RegExp = builtin;
    });
  }
  return found;
}

/** Whether it repeats anything, and how: without `*`, `+` and `{2,}` an expression looks at a bounded run from each place. */
export function repetitionOf({ source }: Expression): 'none' | 'bounded' | 'unbounded' {
  const plain = source.replace(/\\./g, '').replace(/\[[^\]]*\]/g, 'c');
  if (/[*+]|\{\d+,\}/.test(plain)) return 'unbounded';
  return /\{\d+,\d+\}/.test(plain) ? 'bounded' : 'none';
}
