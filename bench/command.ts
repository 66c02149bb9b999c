import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

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
    peakBytes = Math.max(peakBytes, peakOf(child.pid));
    cpuSeconds = Math.max(cpuSeconds, cpuSecondsOf(child.pid));
  }, 50);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  clearInterval(watch);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}: ${errors}`);
  return { seconds: (performance.now() - started) / 1000, cpuSeconds, peakBytes, output };
}

/** Processor time of a process and of its children that ended; 0 where it is gone. */
export function cpuSecondsOf(pid: number | undefined): number {
  try {
    // proc(5): behind the name, which may hold spaces, stand state, ..., utime, stime, cutime, cstime in 1/100 s.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / 100;
  } catch {
    return 0;
  }
}

function peakOf(pid: number | undefined): number {
  try {
    const kibibytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kibibytes ?? 0) * 1024;
  } catch {
    return 0;
  }
}

export function isInstalled(command: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;
}
