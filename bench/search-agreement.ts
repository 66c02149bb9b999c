import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStore } from '#db/open.ts';
import { type Agreement, compareSearch } from './agreement.ts';
import { reasonOf } from './agreement-reason.ts';
import { isInstalled, runCommand } from './command.ts';
import { markdownTable, saveSection } from './section.ts';
import { startServer } from './server.ts';

/** Whether a search finds what public-inbox finds: 200 queries made from an archive, asked of both. */

const ARCHIVE = process.argv[2] ?? fileURLToPath(new URL('../../shared/archives/linux-fpga.bundle', import.meta.url));
const INBOX = basename(ARCHIVE, '.bundle');
const REROLL = fileURLToPath(new URL('../bin/reroll', import.meta.url));

if (!existsSync(ARCHIVE))
  process.stdout.write('bench:search-agreement needs ../shared/archives/linux-fpga.bundle, which is not here.\n');
else if (!isInstalled('public-inbox-httpd'))
  process.stdout.write('bench:search-agreement needs public-inbox (Debian: apt-get install public-inbox).\n');
else await bench();

async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'reroll-agreement-'));
  try {
    const inbox = join(folder, INBOX);
    execFileSync('git', ['clone', '--quiet', '--mirror', ARCHIVE, join(inbox, 'git', '0.git')]);
    const env = { HOME: folder, PI_DIR: folder, PI_CONFIG: join(folder, 'config'), TZ: 'UTC' };
    await runCommand(
      'public-inbox-init',
      ['-V2', INBOX, inbox, `http://127.0.0.1/${INBOX}`, `${INBOX}@example.org`],
      env,
    );
    await runCommand('public-inbox-index', ['--no-fsync', inbox], env);
    const store = join(folder, 'reroll.db');
    await runCommand(REROLL, ['ingest', inbox], { REROLL_DB: store });
    const db = openStore(store);
    const server = await startServer(['public-inbox-httpd', '-W0', '-l'], env, (port) => `http://127.0.0.1:${port}`);
    try {
      const agreements = await compareSearch(db, `${server.origin}/${INBOX}`);
      const mails = db.prepare('SELECT count(*) FROM message').pluck().get();
      const explained = agreements.map((each) => ({
        ...each,
        reasons: reasonsOf(each, (id) => reasonOf(db, id, each.query)),
      }));
      const text = `${INBOX}, ${mails} mails, ${agreements.length} queries.\n\n${tableOf(explained)}`;
      process.stdout.write(`${text}\n`);
      if (INBOX === 'linux-fpga')
        saveSection(new URL('../docs/search.md', import.meta.url), 'bench:search-agreement', text);
    } finally {
      await server.stop();
      db.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Explained = Agreement & { readonly reasons: readonly (string | undefined)[] };

function reasonsOf(each: Agreement, reason: (id: string) => string | undefined): readonly (string | undefined)[] {
  return [...each.onlyOurs, ...each.onlyTheirs].map(reason);
}

function tableOf(agreements: readonly Explained[]): string {
  const operators = [...new Set(agreements.map(({ operator }) => operator))];
  const rows = operators.map((operator) =>
    rowOf(
      operator,
      agreements.filter((each) => each.operator === operator),
    ),
  );
  const table = markdownTable(
    ['operator', 'queries', 'mails found', 'same sets', 'differ for a reason below', 'differ without'],
    [...rows, rowOf('all', agreements)],
  );
  const reasons = agreements.flatMap((each) => each.reasons);
  const counted = [...new Set(reasons)]
    .map((reason) => ({ reason, count: reasons.filter((each) => each === reason).length }))
    .sort((a, b) => b.count - a.count)
    .map(({ reason, count }) => `- ${count} times: ${reason ?? 'nobody knows why.'}`);
  return `${table}\n\nWhere only one of the two finds a mail:\n\n${counted.join('\n')}`;
}

function rowOf(operator: string, agreements: readonly Explained[]): readonly string[] {
  const differing = agreements.filter(({ reasons }) => reasons.length > 0);
  const unexplained = differing.filter(({ reasons }) => reasons.includes(undefined));
  const found = agreements.reduce((sum, each) => sum + each.found, 0);
  return [
    operator,
    String(agreements.length),
    String(found),
    String(agreements.length - differing.length),
    String(differing.length - unexplained.length),
    String(unexplained.length),
  ];
}
