import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { listArchived, readArchived } from '#db/archived-mail.ts';
import { type Database, openStore } from '#db/open.ts';
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
    inbox.run('git', ['--git-dir', `${inbox.folder}/widget/git/0.git`, 'fast-import', '--quiet'], epochOf(db));
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

/** All mails of a store as the commits of an epoch (public-inbox-v2-format), for git fast-import. */
function epochOf(db: Database): string {
  const ids = db.prepare<[], { id: string }>('SELECT DISTINCT message_id AS id FROM message ORDER BY sent').all();
  const mails = ids.flatMap(({ id }) => listArchived(db, id, null));
  return mails
    .map(({ row, sent }) => {
      const mail = readArchived(db, row)?.toString('utf8') ?? '';
      const head = `commit refs/heads/master\ncommitter A <a@example.org> ${sent} +0000\ndata 0\n\n`;
      return `${head}M 100644 inline m\ndata ${Buffer.byteLength(mail)}\n${mail}\n`;
    })
    .join('');
}
