import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStore } from '#db/open.ts';
import { isInstalled, runCommand } from './command.ts';
import { describeMachine } from './machine.ts';
import { type PageTimes, timePages } from './page-times.ts';
import { listPages, listPeerPages, type PageSet } from './pages.ts';
import { markdownTable, saveSection } from './section.ts';
import { startServer } from './server.ts';

/** How long the server takes for each page, beside public-inbox-httpd on the same mails. */

const ARCHIVE = process.argv[2] ?? fileURLToPath(new URL('../../shared/archives/linux-leds.bundle', import.meta.url));
const INBOX = basename(ARCHIVE, '.bundle');
const REROLL = fileURLToPath(new URL('../bin/reroll', import.meta.url));
const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Requests of each kind. */
const REQUESTS = 40;

type Timing = PageTimes & { readonly kind: string };

if (!existsSync(ARCHIVE))
  process.stdout.write('bench:web needs ../shared/archives/linux-leds.bundle, which is not here.\n');
else if (!existsSync(join(ROOT, '.next/BUILD_ID'))) process.stdout.write('bench:web needs a build: npm run build\n');
else await bench();

async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'reroll-bench-'));
  try {
    const epoch = join(folder, INBOX, 'git', '0.git');
    execFileSync('git', ['clone', '--quiet', '--mirror', ARCHIVE, epoch]);
    const store = join(folder, 'reroll.db');
    await runCommand(REROLL, ['ingest', join(folder, INBOX)], { REROLL_DB: store });
    const db = openStore(store);
    const sets = listPages(db, REQUESTS);
    const mails = db.prepare('SELECT count(*) FROM message').pluck().get();
    db.close();
    const own = await measure([REROLL, 'serve', '--port'], { REROLL_DB: store }, sets);
    const peer = await measurePeer(folder, sets);
    const rows = own.map((timing) => {
      const other = peer.find(({ kind }) => kind === timing.kind);
      return [
        timing.kind,
        timing.median.toFixed(1),
        timing.p95.toFixed(1),
        String(Math.round(timing.bytes / 1000)),
        other ? `${other.median.toFixed(1)}` : '',
        other ? `${Math.round(other.bytes / 1000)}` : '',
        other ? (timing.median / other.median).toFixed(2) : '',
      ];
    });
    const head = ['page', 'median ms', 'p95 ms', 'kB', 'public-inbox ms', 'its kB', 'ratio'];
    const text = `${INBOX}, ${mails} mails, ${REQUESTS} requests of each kind; ${describeMachine()}.\n\n${markdownTable(head, rows)}`;
    process.stdout.write(`${text}\n`);
    if (INBOX === 'linux-leds') saveSection(new URL('../docs/performance.md', import.meta.url), 'bench:web', text);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** public-inbox on the same epoch, indexed for search; nothing where it is not installed. */
async function measurePeer(folder: string, sets: readonly PageSet[]): Promise<Timing[]> {
  if (!isInstalled('public-inbox-httpd')) return [];
  const inbox = join(folder, INBOX);
  const env = { HOME: folder, PI_CONFIG: join(folder, 'config'), PI_DIR: folder };
  mkdirSync(env.PI_DIR, { recursive: true });
  await runCommand(
    'public-inbox-init',
    ['-V2', INBOX, inbox, `http://127.0.0.1/${INBOX}`, `${INBOX}@example.org`],
    env,
  );
  await runCommand('public-inbox-index', ['--no-fsync', inbox], env);
  return measure(
    ['public-inbox-httpd', '-W0', '-l'],
    env,
    listPeerPages(sets, INBOX),
    (port) => `http://127.0.0.1:${port}`,
  );
}

async function measure(
  command: readonly string[],
  env: Readonly<Record<string, string>>,
  sets: readonly PageSet[],
  portArgument: (port: number) => string = String,
): Promise<Timing[]> {
  const server = await startServer(command, env, portArgument);
  try {
    const timings: Timing[] = [];
    for (const { kind, paths } of sets) timings.push({ kind, ...(await timePages(server.origin, paths)) });
    return timings;
  } finally {
    await server.stop();
  }
}
