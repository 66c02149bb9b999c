import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export type Run = { readonly seconds: number; readonly peakBytes: number; readonly output: string };

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
  child.stdout.on('data', (data: Buffer) => {
    if (output.length < 1_000_000) output += data;
  });
  child.stderr.on('data', (data: Buffer) => {
    errors = (errors + data).slice(-4000);
  });
  const watch = setInterval(() => {
    peakBytes = Math.max(peakBytes, peakOf(child.pid));
  }, 50);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  clearInterval(watch);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}: ${errors}`);
  return { seconds: (performance.now() - started) / 1000, peakBytes, output };
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
