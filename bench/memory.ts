import { readdirSync, readFileSync } from 'node:fs';

/** Resident bytes of a process and all processes below it that are not shared with others; 0 where it is gone. */
export function memoryOf(pid: number): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const parent = /^\d+$/.test(name) ? parentOf(Number(name)) : undefined;
    if (parent !== undefined) parents.set(Number(name), parent);
  }
  const isBelow = (each: number | undefined): boolean =>
    each !== undefined && (each === pid || isBelow(parents.get(each)));
  return [...parents.keys()].filter(isBelow).reduce((sum, each) => sum + ownBytes(each), 0);
}

function parentOf(pid: number): number | undefined {
  const [, parent] = readProcess(pid, 'stat')
    .replace(/^.*\) /s, '')
    .split(' ');
  return parent ? Number(parent) : undefined;
}

/** Pages of the store that are mapped belong to the cache of the operating system. */
function ownBytes(pid: number): number {
  return 1024 * Number(/RssAnon:\s+(\d+) kB/.exec(readProcess(pid, 'status'))?.[1] ?? 0);
}

/** A process may end while it is looked at. */
function readProcess(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
