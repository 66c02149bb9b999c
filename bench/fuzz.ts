import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { makeBatch } from './fuzz/batch.ts';
import { readCorpus, type Thread } from './fuzz/corpus.ts';
import type { Report } from './fuzz/thread.ts';
import type { Slowest } from './fuzz/whole-path.ts';
import { runInMemory } from './fuzz/whole-path.ts';
import { describeMachine } from './machine.ts';

/**
 * Real mails, changed where it hurts, through the whole path: `npm run bench:fuzz -- --mails 1000000 --seed 1`. A batch
 * that found something is run again alone, and its mails are written to a folder, with `--batch 123 --save FOLDER`.
 */
const { values } = parseArgs({
  options: {
    mails: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    threads: { type: 'string', default: '2' },
    batch: { type: 'string' },
    save: { type: 'string' },
  },
});

/** Each thread's memory; a mail that needs more ends it, and is a finding. */
const MEMORY_MB = 512;
/** A batch that takes so long hangs. */
const HANGS_MS = 60_000;

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const SOURCES = [
  here('../demo'),
  ...['b4', 'notmuch', 'patchwork/fuzz', 'patchwork/mail', 'patchwork/series'].map((name) =>
    here(`../../shared/mail/${name}`),
  ),
  ...['linux-fpga', 'linux-leds'].map((name) => here(`../../shared/archives/${name}.bundle`)),
];

const corpus = await readCorpus(SOURCES, 10);
const seed = Number(values.seed);
const totals = { mails: 0, bytes: 0, batches: 0 };
const findings: string[] = [];
let slowest: (Slowest & { readonly batch: number }) | undefined;

if (values.batch === undefined) await fuzz();
else await runAgain(Number(values.batch));

async function fuzz(): Promise<void> {
  const started = performance.now();
  process.stdout.write(
    `${corpus.reduce((sum, { mails }) => sum + mails.length, 0)} mails in ${corpus.length} threads\n`,
  );
  const tell = setInterval(() => process.stdout.write(`${totals.mails} mails, ${findings.length} findings\n`), 30_000);
  await Promise.all(Array.from({ length: Number(values.threads) }, runThread));
  clearInterval(tell);
  const seconds = (performance.now() - started) / 1000;
  process.stdout.write(
    `${totals.mails} mails (${Math.round(totals.bytes / 1e6)} MB, ${totals.batches} batches, seed ${seed}) in ${Math.round(seconds)} s, ` +
      `${Math.round(totals.mails / seconds)} mails/s; ${describeMachine()}\n` +
      `slowest: ${Math.round(slowest?.milliseconds ?? 0)} ms, ${slowest?.what} of batch ${slowest?.batch}\n` +
      `findings: ${findings.length}\n`,
  );
  process.exitCode = findings.length > 0 ? 1 : 0;
}

/** Batches one after the other, until there were enough mails; a thread that hangs or ends is replaced. */
async function runThread(): Promise<void> {
  let worker: Worker | undefined;
  while (totals.mails < Number(values.mails)) {
    const batch = totals.batches++;
    worker ??= openWorker(corpus);
    const report = await askFor(worker, batch);
    if ('failure' in report) {
      addFindings(batch, [report.failure]);
      await worker.terminate();
      worker = undefined;
      continue;
    }
    totals.mails += report.mails;
    totals.bytes += report.bytes;
    if (report.slowest.milliseconds > (slowest?.milliseconds ?? 0)) slowest = { ...report.slowest, batch };
    addFindings(batch, report.findings);
  }
  worker?.postMessage(null);
}

function openWorker(threads: readonly Thread[]): Worker {
  return new Worker(new URL('./fuzz/thread.js', import.meta.url), {
    workerData: { threads, seed },
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
}

function askFor(worker: Worker, batch: number): Promise<Report | { readonly failure: string }> {
  return new Promise((resolve) => {
    const settle = (answer: Report | { readonly failure: string }) => {
      clearTimeout(limit);
      worker.off('message', settle).off('error', onError).off('exit', onExit);
      resolve(answer);
    };
    const onError = (error: Error) => settle({ failure: `the thread ended: ${error.stack}` });
    const onExit = (code: number) => settle({ failure: `the thread ended with ${code}` });
    const limit = setTimeout(() => settle({ failure: `hangs: no answer in ${HANGS_MS} ms` }), HANGS_MS);
    worker.on('message', settle).on('error', onError).on('exit', onExit);
    worker.postMessage(batch);
  });
}

function addFindings(batch: number, found: readonly string[]): void {
  findings.push(...found);
  for (const each of found) process.stdout.write(`batch ${batch}, ${each}\n`);
}

/** One batch, in this process. */
async function runAgain(batch: number): Promise<void> {
  const mails = makeBatch(corpus, seed, batch);
  if (values.save !== undefined) {
    mkdirSync(values.save, { recursive: true });
    for (const [index, mail] of mails.entries()) writeFileSync(join(values.save, `${index}.eml`), mail);
  }
  // What waits for nothing would end this process without a word.
  const limit = setTimeout(() => process.stdout.write(`hangs: no answer in ${HANGS_MS} ms\n`), HANGS_MS);
  process.stdout.write(`${JSON.stringify(await runInMemory(mails), null, 1)}\n`);
  clearTimeout(limit);
}
