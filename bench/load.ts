import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { seriesHref } from '#components/href.ts';
import { openStore } from '#db/open.ts';
import { runCommand } from './command.ts';
import { cutEpoch, writeCopies } from './copied-archive.ts';
import { describeMachine } from './machine.ts';
import { listProcesses, memoryOf } from './processes.ts';
import { markdownTable, saveSection } from './section.ts';
import { startServer } from './server.ts';

/** How many readers the server bears while mail comes in: linux-leds is shown, linux-fscrypt is read into the same store. */

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    workers: { type: 'string', default: '2' },
    connections: { type: 'string', default: '16' },
  },
});
const SECONDS = Math.round(60 * Number(values.minutes));
const ARCHIVES = fileURLToPath(new URL('../../shared/archives/', import.meta.url));
const [SHOWN, READ] = [join(ARCHIVES, 'linux-leds.bundle'), join(ARCHIVES, 'linux-fscrypt.bundle')];
const REROLL = fileURLToPath(new URL('../bin/reroll', import.meta.url));
const CLIENT = fileURLToPath(new URL('load-client.ts', import.meta.url));

/** Different addresses of a kind, asked for in turn. */
const ADDRESSES = 400;
const MAILS_PER_COPY = 7_500;

type Load = Record<'perSecond' | 'all' | 'p50' | 'p99' | 'errors' | 'timeouts' | 'non2xx', number>;

if (!(SECONDS > 0)) process.stdout.write('bench:load --minutes NUMBER [--workers NUMBER] [--connections NUMBER]\n');
else if (!existsSync(SHOWN) || !existsSync(READ))
  process.stdout.write('bench:load needs the archives in ../shared/archives, which are not here.\n');
else if (!existsSync(new URL('../.next/BUILD_ID', import.meta.url)))
  process.stdout.write('bench:load needs a build: npm run build\n');
else await bench();

async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'reroll-load-'));
  try {
    const store = join(folder, 'leds.db');
    await runCommand(REROLL, ['ingest', '--json', SHOWN], { REROLL_DB: store });
    // As many copies as there are minutes: mail comes in all the time.
    const mails = MAILS_PER_COPY * Math.max(1, Math.ceil(SECONDS / 60));
    await writeCopies(READ, join(folder, 'copies', 'git', '0.git'), mails);
    const rows: string[][] = [];
    for (const [kind, paths] of Object.entries(listPaths(store))) {
      rows.push([kind, ...(await measure(folder, store, mails, paths))]);
    }
    const head = [
      'page',
      'a second',
      'p50 ms',
      'p99 ms',
      'pages',
      'failed',
      'over 10 s',
      'mails read',
      'memory MB, first and last fifth',
    ];
    const text = [
      `linux-leds, ${SECONDS} s each, ${values.workers} processes, ${values.connections} readers at once; ${describeMachine()}.`,
      '',
      markdownTable(head, rows),
    ].join('\n');
    process.stdout.write(`${text}\n`);
    saveSection(new URL('../docs/performance.md', import.meta.url), 'bench:load', text);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function listPaths(store: string): Record<string, string[]> {
  const db = openStore(store);
  const series = db.prepare('SELECT id, title FROM series ORDER BY last_activity').all() as {
    id: string;
    title: string;
  }[];
  db.close();
  const step = Math.max(1, Math.floor(series.length / ADDRESSES));
  const some = series.filter((_, index) => index % step === 0).slice(0, ADDRESSES);
  const words = some.map(({ title }) => (title.match(/\w{3,}/g) ?? ['led']).slice(-2).join(' '));
  return {
    series: some.map(({ id }) => seriesHref(id)),
    search: [...new Set(words)].map((query) => `/search?q=${encodeURIComponent(query)}`),
  };
}

async function measure(folder: string, store: string, mails: number, paths: readonly string[]): Promise<string[]> {
  const own = join(folder, 'load.db');
  copyFileSync(store, own);
  const env = { REROLL_DB: own };
  const server = await startServer([REROLL, 'serve', '--workers', values.workers, '--port'], env, String);
  const memory: number[] = [];
  const watch = setInterval(() => memory.push(memoryOf(listProcesses(server.pid))), 1000);
  try {
    const asked = askFor(server.origin, paths);
    const read = await readMail(folder, mails, env, asked);
    const load = await asked;
    // Timeouts are among the errors.
    const failed = load.errors - load.timeouts + load.non2xx;
    const fifth = Math.max(1, Math.floor(memory.length / 5));
    return [
      load.perSecond.toFixed(0),
      String(load.p50),
      String(load.p99),
      String(load.all),
      String(failed),
      String(load.timeouts),
      String(read),
      `${megabytes(memory.slice(0, fifth))}, ${megabytes(memory.slice(-fifth))}`,
    ];
  } finally {
    clearInterval(watch);
    await server.stop();
    for (const suffix of ['', '-wal', '-shm', '-writer']) rmSync(own + suffix, { force: true });
  }
}

/** Reads one copy of the archive after the other until the readers are done. */
async function readMail(
  folder: string,
  mails: number,
  env: Readonly<Record<string, string>>,
  asked: Promise<unknown>,
): Promise<number> {
  const state = { isOver: false };
  void asked.finally(() => {
    state.isOver = true;
  });
  let read = 0;
  while (!state.isOver && read < mails) {
    cutEpoch(join(folder, 'copies', 'git', '0.git'), mails, read + MAILS_PER_COPY);
    await runCommand(REROLL, ['ingest', '--json', join(folder, 'copies')], env);
    read += MAILS_PER_COPY;
  }
  return read;
}

async function askFor(origin: string, paths: readonly string[]): Promise<Load> {
  const args = ['--import', 'tsx', CLIENT, origin, String(SECONDS), values.connections];
  const client = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  client.stdin.end(JSON.stringify(paths));
  let output = '';
  for await (const chunk of client.stdout.setEncoding('utf8')) output += chunk;
  return JSON.parse(output) as Load;
}

function megabytes(bytes: readonly number[]): string {
  return String(Math.round(bytes.reduce((sum, each) => sum + each, 0) / Math.max(1, bytes.length) / 1e6));
}
