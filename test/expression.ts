import { readdirSync, readFileSync } from 'node:fs';
import { transformSync } from 'esbuild';
import { parseAst } from 'vitest/node';

/** A regular expression of the product, and the file that it stands in. */
export type Expression = { readonly place: string; readonly source: string; readonly flags: string };

const root = new URL('../', import.meta.url);
const FOLDERS = ['access', 'api', 'app', 'bin', 'cli', 'components', 'db', 'ingest'];

export const SOURCES: readonly string[] = FOLDERS.flatMap((folder) =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:tsx?|js)$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
).concat('proxy.ts', 'instrumentation.ts');

export function readSource(place: string): string {
  return readFileSync(new URL(place, root), 'utf8');
}

/** The expressions that a source has between slashes. */
export function listLiterals(place: string): Expression[] {
  const loader = place.endsWith('x') ? 'tsx' : 'ts';
  const { code } = transformSync(readSource(place), { loader, jsx: 'automatic', format: 'esm', target: 'es2023' });
  const found: Expression[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('regex' in node) {
      const { pattern, flags } = node.regex as { pattern: string; flags: string };
      found.push({ place, source: pattern, flags });
    }
    for (const child of Object.values(node)) walk(child);
  };
  walk(parseAst(code));
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
    await import(/* @vite-ignore */ new URL(place, root).href).finally(() => {
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
