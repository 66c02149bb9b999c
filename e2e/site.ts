import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findFreePort } from '../bench/free-port.ts';

export const root = fileURLToPath(new URL('..', import.meta.url));
/** The mboxes of the demo list. */
export const demo = readdirSync(join(root, 'demo'))
  .filter((name) => name.endsWith('.mbox'))
  .map((name) => join(root, 'demo', name));

export const shared = fileURLToPath(new URL('../../shared', import.meta.url));

/** The built app, serving a store of its own. */
export type Site = { readonly origin: string; readonly store: string; readonly stop: () => Promise<void> };

type Settings = Readonly<Record<string, string>>;

/**
 * Ingests `sources` into a fresh store and serves it on a free port of this machine, with these settings, which may depend on where it is.
 * @throws where the app is not built: `npm run build`.
 */
export async function startSite(
  sources: readonly string[],
  settings: Settings | ((origin: string) => Settings) = {},
): Promise<Site> {
  if (!existsSync(join(root, '.next/BUILD_ID'))) throw new Error('The app is not built: run "npm run build" first.');
  const folder = mkdtempSync(join(tmpdir(), 'reroll-e2e-'));
  const store = join(folder, 'reroll.db');
  const port = await findFreePort();
  const origin = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    NEXT_TELEMETRY_DISABLED: '1',
    REROLL_DB: store,
    ...(typeof settings === 'function' ? settings(origin) : settings),
  };
  execFileSync(process.execPath, [join(root, 'bin/reroll'), 'ingest', ...sources], { cwd: root, env, stdio: 'pipe' });
  const next = join(root, 'node_modules/next/dist/bin/next');
  const server = spawn(process.execPath, [next, 'start', '-p', String(port), '-H', '127.0.0.1'], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await waitFor(origin, server);
  return {
    origin,
    store,
    stop: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill();
      // It would wait for a page that a failed test left open.
      const impatience = setTimeout(() => server.kill('SIGKILL'), 5_000);
      await ended;
      clearTimeout(impatience);
      rmSync(folder, { recursive: true });
    },
  };
}

async function waitFor(origin: string, server: ChildProcess): Promise<void> {
  let answer = 'nothing';
  for (let tries = 0; tries < 150; tries++) {
    if (server.exitCode !== null) throw new Error(`next start ended with ${server.exitCode}`);
    // A connection that is kept open may be closed by the server just when a test uses it again.
    const response = await fetch(`${origin}/healthz`, { headers: { connection: 'close' } }).catch(() => undefined);
    if (response?.ok) return;
    if (response) answer = `${response.status} ${await response.text()}`;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  server.kill();
  throw new Error(`next start is not well after 30 seconds: ${answer}`);
}
