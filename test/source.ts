import { readdirSync, readFileSync } from 'node:fs';
import { transformSync } from 'esbuild';
import { parseAst } from 'vitest/node';

const root = new URL('../', import.meta.url);
const FOLDERS = ['access', 'api', 'app', 'bin', 'cli', 'components', 'db', 'ingest'];

/** All sources of the product, by their paths in the repository. */
export const SOURCES: readonly string[] = FOLDERS.flatMap((folder) =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:tsx?|js)$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
).concat('proxy.ts', 'instrumentation.ts');

export function hrefOf(place: string): string {
  return new URL(place, root).href;
}

export function readSource(place: string): string {
  return readFileSync(new URL(place, root), 'utf8');
}

/** Visits every node of a source, its types and its JSX undone; `textOf` gives what stands there. */
export function walkSource(place: string, visit: (node: object, textOf: (node: unknown) => string) => void): void {
  const loader = place.endsWith('x') ? 'tsx' : 'ts';
  const { code } = transformSync(readSource(place), { loader, jsx: 'automatic', format: 'esm', target: 'es2023' });
  const textOf = (node: unknown) => {
    const { start, end } = node as { readonly start: number; readonly end: number };
    return code.slice(start, end);
  };
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    visit(node, textOf);
    for (const child of Object.values(node)) walk(child);
  };
  walk(parseAst(code));
}
