import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { isLoopback, parseAccess } from '#access/settings.ts';
import { openStore, storePath } from '#db/open.ts';
import { parseCount } from './list.ts';
import type { Terminal } from './terminal.ts';

const ROOT = fileURLToPath(new URL('.', import.meta.resolve('#root/package.json')));
const NEXT = fileURLToPath(import.meta.resolve('next/dist/bin/next'));
const PAGE_SERVER = `${ROOT}bin/page-server.js`;

/** Requests under way are answered first; an open page that listens for news would never end. */
const GRACE_MS = 3_000;

const EXAMPLES = `
Examples:
  reroll serve --port 8080
  reroll serve --workers 4                  pages for many readers, on four processors
  REROLL_AUTH=oidc ... reroll serve --host 0.0.0.0      all addresses of this machine: docs/sign-in.md
/healthz answers 200 where the store can be read. Ctrl-C or SIGTERM ends it.`;

type Options = { readonly port: number; readonly host: string; readonly workers: number; readonly open?: true };

export function serveCommand(terminal: Terminal): Command {
  return new Command('serve')
    .description('show the store as web pages')
    .option('--port <number>', 'where to listen', parseCount, 3000)
    .option('--host <address>', 'who may connect; 127.0.0.1 is this machine alone', '127.0.0.1')
    .option('--workers <number>', 'how many processes make pages', parseCount, 1)
    .option('--open', 'let everybody who can connect read and change everything')
    .addHelpText('after', EXAMPLES)
    .action(async ({ port, host, workers, open }: Options) => {
      requireSignIn(host, open === true);
      await requireFree(port, host);
      // A store that is new, or older than this program, is brought up to date before anybody looks.
      openStore(storePath()).close();
      if (!existsSync(`${ROOT}.next/BUILD_ID`)) await run(terminal, [NEXT, 'build']);
      const site = `http://${host.includes(':') ? `[${host}]` : host}:${port}/`;
      const stopped = new AbortController();
      void announce(terminal, site, stopped.signal);
      process.exitCode = await run(terminal, [...NURSERY, PAGE_SERVER, host, String(port), String(workers)]);
      stopped.abort();
    });
}

/** Refuses to let others in without knowing them, unless the operator says that this is meant. */
function requireSignIn(host: string, isOpen: boolean): void {
  if (parseAccess(process.env).signIn.kind !== 'none') return;
  if (isOpen) process.env.REROLL_OPEN = '1';
  else if (!isLoopback(host)) {
    throw new Error(
      `With --host ${host}, everybody who can connect could mark items in any name. Set up a way to sign in (docs/sign-in.md), or say --open if that is meant.`,
    );
  }
}

/** A larger nursery (MB) for the short-lived objects of a page: half the garbage collection. */
const NURSERY = ['--max-semi-space-size=32'];

/** Runs a script of Node.js with this process' store; ends with it. What it says to standard error is for people. */
function run(terminal: Terminal, args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production', REROLL_DB: storePath() },
  });
  child.stderr.setEncoding('utf8').on('data', terminal.warn);
  const forward = (signal: NodeJS.Signals) => {
    child.kill(signal);
    setTimeout(() => child.kill('SIGKILL'), GRACE_MS).unref();
  };
  const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, forward);
  return new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    // Ended by a signal, it did what it was told.
    child.on('exit', (code) => resolve(code === null || code > 128 ? 0 : code));
  }).finally(() => {
    for (const signal of signals) process.off(signal, forward);
  });
}

/** Says where the pages are, once they are. */
async function announce(terminal: Terminal, site: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const answer = await fetch(`${site.replace('//0.0.0.0', '//127.0.0.1').replace('//[::]', '//[::1]')}healthz`, {
      signal,
    })
      .then((response) => response.text())
      .catch(() => undefined);
    if (answer) return terminal.warn(`reroll: ${site} (${storePath()})\n`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Asked first: the server itself would say it with a stack. */
function requireFree(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'EADDRINUSE' ? 'another program listens there' : error.message;
      reject(new Error(`${host} port ${port} cannot be used: ${reason}. Choose another with --port or --host.`));
    });
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}
