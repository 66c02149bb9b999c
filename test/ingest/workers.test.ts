import { expect, test } from 'vitest';
import { MAILS_PER_BATCH } from '#ingest/receive.ts';
import { openWorkers } from '#ingest/workers.ts';

const batch = Array.from({ length: MAILS_PER_BATCH }, (_, index) => ({
  bytes: new TextEncoder().encode(`Message-ID: <${index}@example.org>\n\nHello.\n`),
  place: String(index),
  source: null,
  list: 'widget',
  received: 1_770_000_000,
  copy: 'mail' as const,
}));

test('threads can be ended while their answers are on the way', async () => {
  const workers = openWorkers();
  await workers.receive(batch);
  const answers = Promise.allSettled([workers.receive(batch), workers.receive(batch)]);
  // As in a long transaction that fails: the answers came, and nobody has looked at them.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
  await workers.close();
  expect((await answers).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});
