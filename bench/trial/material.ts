import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '#db/open.ts';
import { dumpStore, listDifferences, type StoreDump } from '../../test/ingest/store-dump.ts';
import { runReroll } from './run.ts';

/** What came of trying something again and again: `problems` says each time that it went wrong. */
export type Trial = { readonly tries: number; readonly detail: string; readonly problems: readonly string[] };

/** A source, and the store that an undisturbed ingest makes of it. */
export type Material = {
  readonly source: string;
  readonly expected: StoreDump;
  /** How long that took. */
  readonly milliseconds: number;
  /** The path for one more store. */
  readonly newStore: () => string;
};

/** Ingests a source without any disturbance, in a folder of its own. */
export async function prepareMaterial(folder: string, source: string): Promise<Material> {
  const newStore = () => join(mkdtempSync(join(folder, 'store-')), 'reroll.db');
  // The first run compiles the command line.
  await runReroll(['--help'], { store: newStore() });
  const store = newStore();
  const ending = await runReroll(['ingest', source], { store });
  if (ending.exitCode !== 0) throw new Error(`An undisturbed ingest failed: ${ending.errors}`);
  return { source, expected: readDump(store), milliseconds: ending.milliseconds, newStore };
}

function readDump(store: string): StoreDump {
  const db = openStore(store);
  try {
    return dumpStore(db);
  } finally {
    db.close();
  }
}

/** In what a store differs from that of an undisturbed ingest, and what SQLite finds wrong with it. */
export function listDamage({ expected }: Material, store: string): string[] {
  const db = openStore(store);
  try {
    const checks = db.pragma('integrity_check') as { integrity_check: string }[];
    const broken = checks.map((row) => row.integrity_check).filter((answer) => answer !== 'ok');
    const orphans = (db.pragma('foreign_key_check') as unknown[]).map((row) => `orphan ${JSON.stringify(row)}`);
    return [...broken, ...orphans, ...listDifferences(expected, dumpStore(db))];
  } finally {
    db.close();
  }
}
