import { spawn, spawnSync } from 'node:child_process';
import { cpuSecondsOf, readProcess } from './processes.ts';

export type Run = {
  readonly seconds: number;
  /** Of all its threads and of the programs that it ran; the last twentieth of a second is missing. */
  readonly cpuSeconds: number;
  readonly peakBytes: number;
  readonly output: string;
};

/**
 * Runs a command to its end. The peak is the largest resident size of the process itself, as the kernel keeps it.
 * @throws with the command's words where it fails
 */
export async function runCommand(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Run> {
  const started = performance.now();
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  let peakBytes = 0;
  let cpuSeconds = 0;
  child.stdout.on('data', (data: Buffer) => {
    if (output.length < 1_000_000) output += data;
  });
  child.stderr.on('data', (data: Buffer) => {
    errors = (errors + data).slice(-4000);
  });
  const watch = setInterval(() => {
    peakBytes = Math.max(peakBytes, peakOf(child.pid ?? 0));
    cpuSeconds = Math.max(cpuSeconds, cpuSecondsOf([child.pid ?? 0]));
  }, 50);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  clearInterval(watch);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}: ${errors}`);
  return { seconds: (performance.now() - started) / 1000, cpuSeconds, peakBytes, output };
}

function peakOf(pid: number): number {
  return 1024 * Number(/VmHWM:\s+(\d+) kB/.exec(readProcess(pid, 'status'))?.[1] ?? 0);
}

export function isInstalled(command: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;
}
