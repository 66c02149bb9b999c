import { createHash } from 'node:crypto';
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const FOLDERS = ['access', 'cli', 'db', 'ingest'];

/**
 * The command line as plain JavaScript, in a folder below dist/ that is named after its sources: TypeScript loaded at
 * run time costs half a second for each thread. Compiles where the sources are new.
 * @returns the folder, with a slash at its end
 */
export async function compile() {
  const sources = FOLDERS.flatMap((folder) =>
    readdirSync(root + folder, { recursive: true })
      .map((name) => `${folder}/${name}`)
      .filter((path) => /\.(ts|js)$/.test(path) && !path.endsWith('.d.ts')),
  );
  const hash = createHash('sha1');
  for (const path of ['bin/compile.js', ...sources.sort()]) {
    const { mtimeMs, size } = statSync(root + path);
    hash.update(`${path} ${mtimeMs} ${size}\n`);
  }
  const name = hash.digest('hex').slice(0, 12);
  const folder = `${root}dist/${name}/`;
  if (!existsSync(folder)) await compileInto(folder);
  return folder;
}

async function compileInto(folder) {
  const unfinished = `${root}dist/unfinished-${process.pid}/`;
  await bundle(unfinished);
  removeOld();
  try {
    renameSync(unfinished, folder);
  } catch {
    // Another process was first, with the same sources.
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** Writes the command line and its worker as plain JavaScript. */
export async function bundle(folder) {
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: root,
    // Side by side: the main thread looks for the worker beside itself.
    entryPoints: { main: 'cli/main.ts', 'pipeline-worker': 'ingest/pipeline-worker.ts' },
    outdir: folder,
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  });
}

/** A process that was started from older sources may still run: what is compiled is kept for a day. */
function removeOld() {
  for (const name of readdirSync(`${root}dist`)) {
    const path = `${root}dist/${name}`;
    if (Date.now() - statSync(path).mtimeMs > 86_400_000) rmSync(path, { recursive: true, force: true });
  }
}
