import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { listArchived, readArchived } from '#db/archived-mail.ts';
import { openStore } from '#db/open.ts';
import { ingest } from '#ingest/pipeline.ts';
import { compareSearch } from '../../../bench/agreement.ts';
import { reasonOf } from '../../../bench/agreement-reason.ts';
import { hasPublicInbox, startPublicInbox } from '../../ingest/source/public-inbox.ts';

/** The demo archive in both: the same queries find the same mails. */
it.skipIf(!hasPublicInbox())('finds what public-inbox finds', async () => {
  const demo = fileURLToPath(new URL('../../../demo/', import.meta.url));
  const db = openStore(':memory:');
  const archives = readdirSync(demo).filter((name) => name.endsWith('.mbox'));
  await ingest(
    db,
    archives.map((name) => demo + name),
    { list: 'widget' },
  );
  const inbox = await startPublicInbox({ widget: '-V2' });
  try {
    const ids = db.prepare<[], { id: string }>('SELECT DISTINCT message_id AS id FROM message ORDER BY sent').all();
    for (const { id } of ids)
      for (const mail of listArchived(db, id, null))
        inbox.deliver('widget', readArchived(db, mail.row)?.toString('latin1') ?? '');
    inbox.run('public-inbox-index', [`${inbox.folder}/widget`]);
    const agreements = await compareSearch(db, `${inbox.url}/widget`);
    const differing = agreements.flatMap(({ query, onlyOurs, onlyTheirs }) =>
      [...onlyOurs, ...onlyTheirs].flatMap((id) => (reasonOf(db, id, query) ? [] : [{ query, id }])),
    );
    expect(agreements.length).toBeGreaterThan(150);
    expect(differing).toEqual([]);
  } finally {
    await inbox.stop();
    db.close();
  }
});
