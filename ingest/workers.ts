import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { EncodedJob, Reception } from './pipeline-worker.ts';
import { MAILS_PER_BATCH, type Receiver } from './receive.ts';
import type { Reviewer } from './settle.ts';
import type { RawMessage } from './source/raw-message.ts';

/** Who does the work of the pure stages. */
export type Workers = {
  readonly receive: Receiver;
  readonly review: Reviewer;
  readonly close: () => Promise<void>;
};

/** Threads load all modules once more, about as much work as to review this many mails. */
const MESSAGES_WITHOUT_THREADS = 1500;

/** A thread starts as plain JavaScript: compiled, the worker itself; from TypeScript, what loads it. */
const THREAD = import.meta.url.endsWith('.ts') ? './pipeline-thread.js' : './pipeline-worker.js';

/** Little work is done here and at once; as soon as there is much of it, threads are started. */
export function openWorkers(): Workers {
  let pool: Piscina | undefined;
  let reviewed = 0;
  return {
    receive: async (raws: readonly RawMessage[]): Promise<readonly Reception[]> => {
      // A full batch: more are to come.
      if (raws.length >= MAILS_PER_BATCH) pool ??= openPool();
      if (pool) return pool.run(raws, { name: 'receive' });
      return raws.length === 0 ? [] : (await loadStages()).receive(raws);
    },
    review: async (jobs: readonly EncodedJob[]) => {
      reviewed += jobs.reduce((sum, { messages }) => sum + messages.length, 0);
      if (reviewed > MESSAGES_WITHOUT_THREADS) pool ??= openPool();
      return pool ? pool.run(jobs, { name: 'review' }) : (await loadStages()).review(jobs);
    },
    close: async () => {
      // An answer may be on its way from a thread that is ended; nobody waits for it any more.
      pool?.on('error', () => {});
      await pool?.destroy();
    },
  };
}

/** Not loaded where there is nothing to do, nor by the commands that only read. */
function loadStages(): Promise<typeof import('./pipeline-worker.ts')> {
  return import('./pipeline-worker.ts');
}

function openPool(): Piscina {
  return new Piscina({
    filename: new URL(THREAD, import.meta.url).href,
    maxThreads: availableParallelism(),
    // Mail is short-lived: with a larger nursery most of it is gone before it is looked at.
    resourceLimits: { maxYoungGenerationSizeMb: 48 },
    // Without it a thread ends as soon as it waits, and the next one loads all modules again.
    idleTimeout: Number.POSITIVE_INFINITY,
  });
}
