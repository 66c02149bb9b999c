import { cpus, totalmem } from 'node:os';

/** The machine in one line, as it stands above each table. */
export function describeMachine(): string {
  const [cpu] = cpus();
  const gibibytes = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${gibibytes} GiB, Node.js ${process.versions.node}`;
}
