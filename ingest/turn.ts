import type { Database } from '#db/open.ts';
import { tryWriter, type Writer } from '#db/writer.ts';

export type WaitReport = { readonly kind: 'waiting'; readonly store: string; readonly since: number };

export type WaitOptions = {
  readonly signal?: AbortSignal | undefined;
  readonly report?: ((report: WaitReport) => void) | undefined;
};

/** How often a waiting process looks whether it is its turn. */
const LOOK_MS = 200;

/** Waits until no other process ingests into the store, and says so once. @throws the reason of `signal` */
export async function waitForTurn(db: Database, { signal, report }: WaitOptions): Promise<Writer> {
  for (let looks = 0; ; looks++) {
    signal?.throwIfAborted();
    const taken = tryWriter(db);
    if (taken.kind === 'writer') return taken;
    if (looks === 0) report?.({ kind: 'waiting', store: taken.store, since: taken.since });
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
