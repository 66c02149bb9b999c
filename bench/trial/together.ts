import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { startBystander } from './bystander.ts';
import { listDamage, type Material, type Trial } from './material.ts';
import { runReroll } from './run.ts';

/** Two ingests of the same mails into one store at once, while somebody reads and marks. */
export async function tryTogether(material: Material, times: number): Promise<Trial> {
  const problems: string[] = [];
  let waits = 0;
  let marks = 0;
  let longestMs = 0;
  for (let time = 0; time < times; time += 1) {
    const store = material.newStore();
    const bystander = startBystander(store);
    const endings = await Promise.all([1, 2].map(() => runReroll(['ingest', material.source], { store })));
    const seen = await bystander.stop();
    for (const { exitCode, errors } of endings) if (exitCode !== 0) problems.push(`an ingest failed: ${errors}`);
    const waited = endings.filter(({ errors }) => errors.includes('Another ingest writes to')).length;
    if (waited > 1) problems.push('both waited');
    waits += waited;
    marks += seen.marks;
    longestMs = Math.max(longestMs, seen.longestMs);
    problems.push(...seen.problems, ...listDamage(material, store));
    rmSync(dirname(store), { recursive: true });
  }
  const longest = (longestMs / 1000).toFixed(1);
  return {
    tries: times,
    detail: `the second waited ${waits} times; ${marks} marks, the longest took ${longest} s`,
    problems,
  };
}
