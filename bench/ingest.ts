import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSource } from '#ingest/source/read-source.ts';
import { isInstalled, runCommand } from './command.ts';
import { describeMachine } from './machine.ts';
import { markdownTable, saveSection } from './section.ts';

/** How long a whole archive takes, beside the floor (git alone) and mail indexers that people know. */

const ARCHIVE = fileURLToPath(new URL('../../shared/archives/linux-leds.bundle', import.meta.url));
const REROLL = fileURLToPath(new URL('../bin/reroll', import.meta.url));
const NEW_MAILS = 100;

type Row = { readonly what: string; readonly seconds: number; readonly detail: string };

if (existsSync(ARCHIVE)) await bench();
else process.stdout.write('bench:ingest needs ../shared/archives/linux-leds.bundle, which is not here.\n');

async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'reroll-bench-'));
  try {
    const epoch = join(folder, 'linux-leds', 'git', '0.git');
    execFileSync('git', ['clone', '--quiet', '--mirror', ARCHIVE, epoch]);
    const mails = Number(execFileSync('git', ['-C', epoch, 'rev-list', '--count', '--all']).toString());
    const floor = await benchGit(epoch);
    const rows = [floor, ...(await benchReroll(folder, epoch)), ...(await benchIndexers(folder, epoch))];
    const table = markdownTable(
      ['what', 'seconds', 'mails/s', 'times git', 'detail'],
      rows.map((row) => [
        row.what,
        row.seconds.toFixed(2),
        row.what.startsWith(`${NEW_MAILS} new`) ? '' : String(Math.round(mails / row.seconds)),
        (row.seconds / floor.seconds).toFixed(1),
        row.detail,
      ]),
    );
    const text = `linux-leds, ${mails} mails; ${describeMachine()}.\n\n${table}`;
    process.stdout.write(`${text}\n`);
    saveSection(new URL('../docs/performance.md', import.meta.url), 'bench:ingest', text);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function benchGit(epoch: string): Promise<Row> {
  const script = `git -C ${epoch} rev-list --all | sed 's/$/:m/' | git -C ${epoch} cat-file --batch > /dev/null`;
  const { seconds } = await runCommand('sh', ['-c', script]);
  return { what: 'git cat-file --batch (the floor)', seconds, detail: 'reads the same objects' };
}

async function benchReroll(folder: string, epoch: string): Promise<Row[]> {
  const mirror = join(folder, 'linux-leds');
  const full = join(folder, 'full.db');
  const run = await runCommand(REROLL, ['ingest', '--json', mirror], { REROLL_DB: full });
  const peak = `peak ${megabytes(run.peakBytes)}, store ${megabytes(statSync(full).size)}`;

  const part = join(folder, 'part.db');
  const tip = execFileSync('git', ['-C', epoch, 'rev-parse', 'HEAD']).toString().trim();
  const branch = execFileSync('git', ['-C', epoch, 'symbolic-ref', 'HEAD']).toString().trim();
  execFileSync('git', ['-C', epoch, 'update-ref', branch, `${tip}~${NEW_MAILS}`]);
  await runCommand(REROLL, ['ingest', '--json', mirror], { REROLL_DB: part });
  execFileSync('git', ['-C', epoch, 'update-ref', branch, tip]);
  const more = await runCommand(REROLL, ['ingest', '--json', mirror], { REROLL_DB: part });
  return [
    { what: 'reroll ingest, empty store', seconds: run.seconds, detail: peak },
    { what: `${NEW_MAILS} new mails, full store`, seconds: more.seconds, detail: `peak ${megabytes(more.peakBytes)}` },
  ];
}

async function benchIndexers(folder: string, epoch: string): Promise<Row[]> {
  const maildir = join(folder, 'maildir');
  for (const name of ['cur', 'new', 'tmp']) mkdirSync(join(maildir, name), { recursive: true });
  let count = 0;
  for await (const event of readSource(epoch, { cursors: () => undefined }))
    if (event.kind === 'message') writeFileSync(join(maildir, 'cur', `${count++}.bench:2,S`), event.raw.bytes);

  const rows: Row[] = [];
  if (isInstalled('notmuch')) {
    const config = join(folder, 'notmuch-config');
    writeFileSync(
      config,
      `[database]\npath=${maildir}\n[user]\nname=Bench\nprimary_email=bench@example.org\n[new]\ntags=new\n`,
    );
    const { seconds } = await runCommand('notmuch', ['new', '--quiet'], { NOTMUCH_CONFIG: config });
    rows.push({ what: 'notmuch new', seconds, detail: 'the same mails as a maildir' });
    rmSync(join(maildir, '.notmuch'), { recursive: true, force: true });
  }
  if (isInstalled('mu')) {
    const home = join(folder, 'mu');
    await runCommand('mu', ['init', '--quiet', `--muhome=${home}`, `--maildir=${maildir}`]);
    const { seconds } = await runCommand('mu', ['index', '--quiet', `--muhome=${home}`]);
    rows.push({ what: 'mu index', seconds, detail: 'the same mails as a maildir' });
  }
  return rows;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
