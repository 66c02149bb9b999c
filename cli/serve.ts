import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { storePath } from '#db/open.ts';
import { parseCount } from './list.ts';
import type { Terminal } from './terminal.ts';

const ROOT = fileURLToPath(new URL('.', import.meta.resolve('#root/package.json')));
const NEXT = fileURLToPath(import.meta.resolve('next/dist/bin/next'));

export function serveCommand(terminal: Terminal): Command {
  return new Command('serve')
    .description('show the store as web pages')
    .option('--port <number>', 'where to listen', parseCount, 3000)
    .option('--host <address>', 'who may connect; 127.0.0.1 is this machine alone', '127.0.0.1')
    .addHelpText('after', '\nExample:\n  reroll serve --port 8080')
    .action(async ({ port, host }: { port: number; host: string }) => {
      if (!existsSync(`${ROOT}.next/BUILD_ID`)) await run(['build']);
      terminal.warn(`reroll: http://${host}:${port}/\n`);
      process.exitCode = await run(['start', '-H', host, '-p', String(port)]);
    });
}

/** Runs Next.js with this process' store; ends with it on Ctrl-C. */
function run(args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [NEXT, ...args], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', REROLL_DB: storePath() },
  });
  const forward = (signal: NodeJS.Signals) => child.kill(signal);
  process.on('SIGTERM', forward);
  process.on('SIGINT', forward);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 0));
  });
}
