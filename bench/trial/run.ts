import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const REROLL = fileURLToPath(new URL('../../bin/reroll', import.meta.url));

/** How a command ended. */
export type Ending = {
  readonly wasKilled: boolean;
  readonly exitCode: number | null;
  readonly errors: string;
  readonly milliseconds: number;
};

export type RunOptions = {
  readonly store: string;
  /** Run as this user; only root may. */
  readonly uid?: number;
  /** SIGKILL then: no handler runs, nothing is flushed, threads end in the middle of what they do. */
  readonly killAfterMs?: number;
};

/** Runs the command line on a store. */
export async function runReroll(args: readonly string[], { store, uid, killAfterMs }: RunOptions): Promise<Ending> {
  const started = performance.now();
  const child = spawn(process.execPath, [REROLL, ...args], {
    env: { ...process.env, REROLL_DB: store },
    stdio: ['ignore', 'ignore', 'pipe'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  let errors = '';
  child.stderr.on('data', (data: Buffer) => {
    errors = (errors + data).slice(-4000);
  });
  const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  const [exitCode, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  clearTimeout(timer);
  return { wasKilled: signal === 'SIGKILL', exitCode, errors, milliseconds: performance.now() - started };
}
