import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const FOLDERS = ['cli', 'db', 'ingest'];

/**
 * The command line as plain JavaScript, in a folder below dist/ that is named after its sources: TypeScript loaded at
 * run time costs half a second for each thread. Compiles where the sources are new; file by file, so that each module
 * stays where the others look for it.
 * @returns the folder, with a slash at its end
 */
export async function compile() {
  const sources = FOLDERS.flatMap((folder) =>
    readdirSync(root + folder, { recursive: true })
      .map((name) => `${folder}/${name}`)
      .filter((path) => /\.(ts|js)$/.test(path) && !path.endsWith('.d.ts')),
  );
  const hash = createHash('sha1');
  for (const path of sources.sort()) {
    const { mtimeMs, size } = statSync(root + path);
    hash.update(`${path} ${mtimeMs} ${size}\n`);
  }
  const name = hash.digest('hex').slice(0, 12);
  const folder = `${root}dist/${name}/`;
  if (!existsSync(folder)) await build(sources, folder);
  return folder;
}

async function build(sources, folder) {
  const { build: bundle } = await import('esbuild');
  const unfinished = `${root}dist/unfinished-${process.pid}/`;
  mkdirSync(unfinished, { recursive: true });
  await bundle({
    absWorkingDir: root,
    entryPoints: sources,
    outdir: unfinished,
    outbase: '.',
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
    plugins: [{ name: 'one file each', setup: keepApart }],
  });
  removeOld();
  try {
    renameSync(unfinished, folder);
  } catch {
    // Another process was first, with the same sources.
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** A process that was started from older sources may still run: what is compiled is kept for a day. */
function removeOld() {
  for (const name of readdirSync(`${root}dist`)) {
    const path = `${root}dist/${name}`;
    if (Date.now() - statSync(path).mtimeMs > 86_400_000) rmSync(path, { recursive: true, force: true });
  }
}

/** Our own modules are imported as compiled, packages as they are. */
function keepApart(builder) {
  builder.onResolve({ filter: /.*/ }, ({ path, kind, importer }) => {
    if (kind === 'entry-point') return undefined;
    const own = path.startsWith('#') ? relativePath(importer, root + path.slice(1)) : path;
    return { path: own.startsWith('.') ? own.replace(/\.ts$/, '.js') : own, external: true };
  });
}

function relativePath(importer, target) {
  const path = relative(`${importer}/..`, target);
  return path.startsWith('.') ? path : `./${path}`;
}
