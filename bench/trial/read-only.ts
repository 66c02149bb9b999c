import { chmodSync, chownSync, mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Material, Trial } from './material.ts';
import { runReroll } from './run.ts';

/** nobody: rights do not stop root. */
const NOBODY = 65_534;

/**
 * Ingests where nothing may be written: a folder without a store, a folder with one, and a store. Each must fail at once,
 * say what to do, and leave the store alone.
 */
export async function tryReadOnly(material: Material): Promise<Trial> {
  const uid = process.getuid?.() === 0 ? NOBODY : undefined;
  const problems: string[] = [];
  const cases = [
    ['an empty folder', 0o555, undefined],
    ['the folder of a store', 0o555, 0o444],
    ['a store', 0o755, 0o444],
  ] as const;
  for (const [name, folderMode, storeMode] of cases) {
    // Not below folders that only root may enter.
    const folder = mkdtempSync(join(tmpdir(), 'reroll-read-only-'));
    const store = join(folder, 'reroll.db');
    if (storeMode !== undefined) await runReroll(['ingest', material.source], { store });
    if (uid !== undefined) chownSync(folder, uid, uid);
    if (storeMode !== undefined) chmodSync(store, storeMode);
    const before = storeMode === undefined ? undefined : statSync(store).mtimeMs;
    chmodSync(folder, folderMode);
    const ending = await runReroll(['ingest', material.source], { store, ...(uid === undefined ? {} : { uid }) });
    if (ending.exitCode !== 1) problems.push(`${name}: ended with ${ending.exitCode}`);
    if (!/reroll: The store .*: it cannot be (?:written|opened)\./.test(ending.errors))
      problems.push(`${name}: not in plain words: ${ending.errors}`);
    if (before !== undefined && statSync(store).mtimeMs !== before) problems.push(`${name}: the store was changed`);
    chmodSync(folder, 0o755);
  }
  return { tries: cases.length, detail: 'each failed at once and said what to do', problems };
}
