import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { startBystander } from './bystander.ts';
import { listDamage, type Material, type Trial } from './material.ts';
import { runReroll } from './run.ts';

/** Some runs are let through: how much longer than an undisturbed ingest the longest wait for the kill is. */
const LONGEST = 1.15;

/**
 * Kills ingests at random moments, each time starting the same command again on what is left, until one comes through;
 * then from an empty store again. In every other store somebody reads and marks meanwhile.
 */
export async function tryKilling(material: Material, kills: number): Promise<Trial> {
  const problems: string[] = [];
  let killed = 0;
  let stores = 0;
  let marks = 0;
  while (killed < kills) {
    const store = material.newStore();
    const bystander = stores % 2 === 1 ? startBystander(store) : undefined;
    const moments: number[] = [];
    for (let isThrough = false; !isThrough; ) {
      const killAfterMs = Math.round(Math.random() * LONGEST * material.milliseconds);
      const isLast = killed >= kills;
      const ending = await runReroll(['ingest', material.source], isLast ? { store } : { store, killAfterMs });
      if (ending.wasKilled) {
        killed += 1;
        moments.push(killAfterMs);
      } else {
        isThrough = true;
        if (ending.exitCode !== 0) problems.push(`after kills at ${moments.join(', ')} ms: ${ending.errors}`);
      }
    }
    const seen = await bystander?.stop();
    marks += seen?.marks ?? 0;
    problems.push(...(seen?.problems ?? []));
    problems.push(...listDamage(material, store).map((each) => `after kills at ${moments.join(', ')} ms: ${each}`));
    stores += 1;
    rmSync(dirname(store), { recursive: true });
  }
  return { tries: killed, detail: `${stores} stores, ${marks} marks meanwhile`, problems };
}
