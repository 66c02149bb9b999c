import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { countAlarms, isAlarm, type WatchedCase } from './alarm.ts';
import { runCommand } from './command.ts';
import { linkingRows, type Measure, reviewRows, verdictRows } from './measure.ts';
import { markdownTable, saveSection } from './section.ts';

/** How right the items, verdicts and links are, by mail that was judged by hand and by archives that know the truth. */

const SHARED = fileURLToPath(new URL('../../shared/', import.meta.url));
const REROLL = fileURLToPath(new URL('../bin/reroll', import.meta.url));
const GOLD = join(SHARED, 'gold');
const TOOLS = join(SHARED, 'tools');
const SINCE = '2023-01-01';

if (existsSync(GOLD)) await bench();
else process.stdout.write('bench:accuracy needs ../shared/gold, which is not here.\n');

async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'reroll-accuracy-'));
  try {
    const feedback = await scoreFeedback(folder);
    const alarms = countAlarms(await watchCases(folder));
    const links = await scoreLinks(folder);
    const rows = [...reviewRows(feedback), ...verdictRows(feedback, alarms), ...linkingRows(links)];
    const table = markdownTable(['measure', 'result', 'target', 'reached'], rows.map(cellsOf));
    process.stdout.write(`${table}\n`);
    saveSection(new URL('../docs/accuracy.md', import.meta.url), 'bench:accuracy', table);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function cellsOf({ name, result, target, isReached }: Measure): string[] {
  return [name, result, target, isReached ? 'yes' : 'no'];
}

/** The labelled series, scored by the tool that came with the labels. */
async function scoreFeedback(folder: string): Promise<unknown> {
  const exports = join(folder, 'feedback');
  mkdirSync(exports);
  for (const name of readdirSync(GOLD).filter((each) => each.endsWith('.mbox.gz'))) {
    const slug = name.slice(0, -'.mbox.gz'.length);
    const patch = lastPatchOf(readJson(join(GOLD, `${slug}.json`)));
    await exportFeedback(join(GOLD, name), patch, join(folder, `${slug}.db`), join(exports, `${slug}.json`));
  }
  return score(join(TOOLS, 'score-feedback'), [GOLD, exports]);
}

/** Mails up to where a reviewer said that his comments were missed, or up to where he was content. */
async function watchCases(folder: string): Promise<WatchedCase[]> {
  const mails = join(folder, 'catch');
  mkdirSync(mails);
  execFileSync('tar', ['-xzf', join(GOLD, 'catch.tar.gz'), '-C', mails]);
  const cases = readJson(join(GOLD, 'catch.json')) as Omit<WatchedCase, 'isAlarm' | 'isAlarmBefore'>[];
  const watched: WatchedCase[] = [];
  for (const each of cases) {
    const out = join(mails, `${each.id}.json`);
    await exportFeedback(join(mails, `${each.id}.mbox`), each.patch, join(mails, `${each.id}.db`), out);
    watched.push({ ...each, ...isAlarm(readJson(out), each.reviewer) });
  }
  return watched;
}

/** An archive without its change-ids and links; the change-ids know which revisions belong together. */
async function scoreLinks(folder: string): Promise<unknown> {
  const [mails, truth] = [join(folder, 'masked.mbox.gz'), join(folder, 'truth.json')];
  const archive = join(SHARED, 'archives', 'linux-leds.bundle');
  await runCommand('python3', [join(TOOLS, 'mask-links'), archive, mails, truth, SINCE]);
  const store = { REROLL_DB: join(folder, 'masked.db') };
  await runCommand(REROLL, ['ingest', mails], store);
  const out = join(folder, 'series.json');
  await runCommand('sh', ['-c', '"$0" export series > "$1"', REROLL, out], store);
  return score(join(TOOLS, 'score-links'), [truth, out]);
}

async function exportFeedback(mails: string, messageId: string, store: string, out: string): Promise<void> {
  const env = { REROLL_DB: store };
  await runCommand(REROLL, ['ingest', mails], env);
  await runCommand('sh', ['-c', '"$0" export feedback "$1" > "$2"', REROLL, messageId, out], env);
}

async function score(tool: string, args: readonly string[]): Promise<unknown> {
  const { output } = await runCommand('python3', [tool, ...args]);
  return JSON.parse(output);
}

type Labels = { readonly revisions: readonly { readonly patches: readonly { readonly msgid: string }[] }[] };

function lastPatchOf(labels: unknown): string {
  const id = (labels as Labels).revisions.at(-1)?.patches[0]?.msgid;
  if (id === undefined) throw new Error('labels without a patch');
  return id.replace(/^<|>$/g, '');
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
