import { readdirSync, readFileSync } from 'node:fs';

/** A process and all processes below it. */
export function listProcesses(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const parent = /^\d+$/.test(name) ? parentOf(Number(name)) : undefined;
    if (parent !== undefined) parents.set(Number(name), parent);
  }
  const isBelow = (each: number | undefined): boolean =>
    each !== undefined && (each === pid || isBelow(parents.get(each)));
  return [...parents.keys()].filter(isBelow);
}

/** Resident bytes of some processes that are not shared with others. Mapped pages of the store are the system's cache. */
export function memoryOf(processes: readonly number[]): number {
  const kibibytes = processes.map((pid) => Number(/RssAnon:\s+(\d+) kB/.exec(readProcess(pid, 'status'))?.[1] ?? 0));
  return 1024 * kibibytes.reduce((sum, each) => sum + each, 0);
}

/** Processor time of some processes and of their children that ended. */
export function cpuSecondsOf(processes: readonly number[]): number {
  return processes.reduce((sum, pid) => sum + ticksOf(pid), 0) / 100;
}

/** proc(5): behind the name, which may hold spaces, stand state, ..., utime, stime, cutime, cstime in 1/100 s. */
function ticksOf(pid: number): number {
  return fieldsOf(pid)
    .slice(11, 15)
    .reduce((sum, ticks) => sum + Number(ticks), 0);
}

function parentOf(pid: number): number | undefined {
  const parent = fieldsOf(pid)[1];
  return parent === undefined ? undefined : Number(parent);
}

function fieldsOf(pid: number): string[] {
  return readProcess(pid, 'stat')
    .replace(/^.*\) /s, '')
    .split(' ');
}

/** Nothing of a process that ended while it was looked at. */
export function readProcess(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
