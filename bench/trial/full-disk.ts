import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { listDamage, type Material, type Trial } from './material.ts';
import { runReroll } from './run.ts';

/** How much of the room that a store needs the disk has, at most: beside the store stands what is not yet moved into it. */
const MOST = 1.6;
const KIB = 1024;

/**
 * Ingests onto disks that are too small, of sizes from next to nothing to nearly enough; then the disk is made larger,
 * and the same command goes on. Undefined where this user may not mount one.
 */
export async function tryFullDisk(material: Material, sizes: number): Promise<Trial | undefined> {
  const whole = material.newStore();
  await runReroll(['ingest', material.source], { store: whole });
  const needed = statSync(whole).size;
  rmSync(dirname(whole), { recursive: true });
  const disk = join(dirname(material.newStore()), 'disk');
  mkdirSync(disk);
  const problems: string[] = [];
  let full = 0;
  for (let step = 1; step <= sizes; step += 1) {
    const kib = Math.round(((needed * MOST) / KIB) * (step / sizes));
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kib}k`, 'reroll', disk]).status !== 0) return undefined;
    try {
      const store = join(disk, 'reroll.db');
      const ending = await runReroll(['ingest', material.source], { store });
      if (ending.exitCode !== 0) {
        full += 1;
        const isSaid = ending.errors.includes('the disk is full') || ending.errors.includes('is full.');
        if (!isSaid) problems.push(`${kib} KiB: not in plain words: ${ending.errors}`);
      }
      execFileSync('mount', ['-o', 'remount,size=4g', disk]);
      const again = await runReroll(['ingest', material.source], { store });
      if (again.exitCode !== 0) problems.push(`${kib} KiB: did not go on: ${again.errors}`);
      problems.push(...listDamage(material, store).map((each) => `${kib} KiB: ${each}`));
    } finally {
      execFileSync('umount', [disk]);
    }
  }
  return { tries: sizes, detail: `${full} were too small; each said so, and went on with more room`, problems };
}
