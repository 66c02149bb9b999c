import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openStore } from '#db/open.ts';
import { runCommand } from './command.ts';
import { cutEpoch, writeCopies } from './copied-archive.ts';
import { describeMachine } from './machine.ts';
import { timePages } from './page-times.ts';
import { listPages } from './pages.ts';
import { cpuSecondsOf, listProcesses } from './processes.ts';
import { measureRecompute } from './recompute.ts';
import { markdownTable, saveSection } from './section.ts';
import { startServer } from './server.ts';

/**
 * How what a mail costs grows with the number of mails: the same archive once, three times and as often as asked, each
 * copy changed so that it is about other series. So the sizes differ in nothing but size.
 */

const { values } = parseArgs({ options: { messages: { type: 'string', default: '340000' } } });
const ARCHIVE = fileURLToPath(new URL('../../shared/archives/linux-fpga.bundle', import.meta.url));
const REROLL = fileURLToPath(new URL('../bin/reroll', import.meta.url));
const MOST = Number(values.messages);
const SIZES = [7_500, 23_000, MOST].filter((size, index, all) => size <= MOST && all.indexOf(size) === index);
const NEW_MAILS = 100;
const REQUESTS = 40;

type Measured = { readonly name: string; readonly value: number; readonly digits: number };

if (!Number.isSafeInteger(MOST) || MOST < 1000)
  process.stdout.write('bench:scaling --messages NUMBER: 1000 or more; 340000 by default\n');
else if (!existsSync(ARCHIVE))
  process.stdout.write('bench:scaling needs ../shared/archives/linux-fpga.bundle, which is not here.\n');
else if (!existsSync(new URL('../.next/BUILD_ID', import.meta.url)))
  process.stdout.write('bench:scaling needs a build: npm run build\n');
else await bench();

async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'reroll-scaling-'));
  try {
    const epoch = join(folder, 'copies', 'git', '0.git');
    const perCopy = await writeCopies(ARCHIVE, epoch, MOST);
    process.stderr.write(`${MOST} mails written, ${perCopy} a copy\n`);
    const columns: Measured[][] = [];
    for (const size of SIZES) {
      columns.push(await measureSize(folder, epoch, size));
      report(columns);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureSize(folder: string, epoch: string, size: number): Promise<Measured[]> {
  const store = join(folder, `${size}.db`);
  const env = { REROLL_DB: store };
  cutEpoch(epoch, MOST, size - NEW_MAILS);
  const full = await runCommand(REROLL, ['ingest', '--json', join(folder, 'copies')], env);
  const bytes = statSync(store).size;
  cutEpoch(epoch, MOST, size);
  const more = await runCommand(REROLL, ['ingest', '--json', join(folder, 'copies')], env);
  const db = openStore(store);
  const series = db.prepare('SELECT count(*) FROM series').pluck().get() as number;
  const sets = listPages(db, REQUESTS);
  const recompute = await measureRecompute(db);
  db.close();
  const rows = [
    { name: 'ingest, ms of processor a mail', value: (1000 * full.cpuSeconds) / size, digits: 2 },
    { name: 'ingest, ms a mail', value: (1000 * full.seconds) / size, digits: 2 },
    { name: 'store, kB a mail', value: bytes / 1000 / size, digits: 1 },
    { name: 'series, of 1000 mails', value: (1000 * series) / size, digits: 1 },
    { name: 'recomputing a series, ms of processor', value: recompute, digits: 1 },
    { name: `${NEW_MAILS} new mails, s of processor`, value: more.cpuSeconds, digits: 2 },
    { name: 'peak memory of the ingest, MB', value: full.peakBytes / 1e6, digits: 0 },
  ];
  const pages = await measurePages(store, sets);
  for (const suffix of ['', '-wal', '-shm', '-writer']) rmSync(store + suffix, { force: true });
  return [...rows, ...pages];
}

async function measurePages(store: string, sets: ReturnType<typeof listPages>): Promise<Measured[]> {
  const server = await startServer([REROLL, 'serve', '--port'], { REROLL_DB: store }, String);
  try {
    const rows: Measured[] = [];
    for (const { kind, paths } of sets) {
      const before = cpuSecondsOf(listProcesses(server.pid));
      const { median, p95, requests } = await timePages(server.origin, paths);
      const cpu = (1000 * (cpuSecondsOf(listProcesses(server.pid)) - before)) / requests;
      rows.push({ name: `page ${kind}, ms`, value: median, digits: 1 });
      rows.push({ name: `page ${kind}, p95`, value: p95, digits: 1 });
      rows.push({ name: `page ${kind}, ms of processor`, value: cpu, digits: 1 });
    }
    return rows;
  } finally {
    await server.stop();
  }
}

/** The growth is from the first column to the last. */
function report(columns: readonly (readonly Measured[])[]): void {
  const first = columns[0] ?? [];
  const rows = first.map(({ name, value }, index) => {
    const cells = columns.map((column) => column[index]?.value.toFixed(column[index]?.digits) ?? '');
    const last = columns.at(-1)?.[index]?.value ?? value;
    return [name, ...cells, value > 0 ? (last / value).toFixed(2) : ''];
  });
  const sizes = SIZES.slice(0, columns.length).map((size) => size.toLocaleString('en'));
  const table = markdownTable(['what', ...sizes, 'growth'], rows);
  const text = `linux-fpga again and again; ${describeMachine()}.\n\n${table}`;
  process.stdout.write(`${text}\n`);
  saveSection(new URL('../docs/scaling.md', import.meta.url), 'bench:scaling', text);
}
