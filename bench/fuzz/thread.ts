import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { makeBatch } from './batch.ts';
import type { Thread } from './corpus.ts';
import { runInMemory, runThroughStore, type Slowest } from './whole-path.ts';

/** Every so many batches also go through the store. */
const STORE_EVERY = 50;

export type Task = { readonly threads: readonly Thread[]; readonly seed: number };
export type Report = {
  readonly batch: number;
  readonly mails: number;
  readonly bytes: number;
  readonly slowest: Slowest;
  readonly findings: readonly string[];
};

const { threads, seed } = workerData as Task;
const folder = mkdtempSync(join(tmpdir(), 'reroll-fuzz-'));

parentPort?.on('message', async (batch: number | null) => {
  if (batch === null) {
    rmSync(folder, { recursive: true, force: true });
    parentPort?.close();
    return;
  }
  const mails = makeBatch(threads, seed, batch);
  const { findings, slowest } = await runInMemory(mails);
  const stored = batch % STORE_EVERY === 0 ? await runThroughStore(mails, folder, batch % (3 * STORE_EVERY) === 0) : [];
  const report: Report = {
    batch,
    mails: mails.length,
    bytes: mails.reduce((sum, mail) => sum + mail.length, 0),
    slowest,
    findings: [...findings, ...stored],
  };
  parentPort?.postMessage(report);
});
