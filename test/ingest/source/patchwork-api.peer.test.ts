import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { handlePatchwork } from '#api/patchwork/handle.ts';
import { readSource } from '#ingest/source/read-source.ts';
import { ask, openDemo } from '../../api/demo-store.ts';
import { decode, listEvents, listMails } from './source-events.ts';

/** All patches, covers and replies of the demo, as our own server gives them to Patchwork's clients. */
test('what our own Patchwork API serves is followed from it', async () => {
  const { db, folder } = await openDemo();
  const server = createServer(async (request, response) => {
    const answer = await handlePatchwork(ask(db, request.url ?? ''));
    response.writeHead(answer.status).end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/project/linux-widgets/`;
  const events = await listEvents(
    readSource(url, { cursors: () => JSON.stringify({ date: '2025-01-01T00:00:00', seen: [] }) }),
  );
  expect(events.filter(({ kind }) => kind === 'problem')).toEqual([]);
  const ids = listMails(events).map((raw) => /^Message-ID: <(.*)>$/im.exec(decode(raw))?.[1]);
  const known = db.prepare('SELECT DISTINCT message_id FROM series_message').pluck().all();
  expect(new Set(ids)).toEqual(new Set(known));
  server.close();
  db.close();
  rmSync(folder, { recursive: true });
});
