import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSource } from '#ingest/source/read-source.ts';
import { addMails } from '../test/ingest/source/epoch-repository.ts';
import { describeMachine } from './machine.ts';
import { markdownTable, saveSection } from './section.ts';
import { tryFullDisk } from './trial/full-disk.ts';
import { tryKilling } from './trial/killed.ts';
import { prepareMaterial, type Trial } from './trial/material.ts';
import { tryReadOnly } from './trial/read-only.ts';
import { tryTogether } from './trial/together.ts';

/** `npm run bench:reliability`: what happens to a store when all goes wrong that can. Ends with 1 where anything was lost. */

const ARCHIVE = fileURLToPath(new URL('../../shared/archives/linux-fpga.bundle', import.meta.url));
const MAILS = 1_500;
const KILLS = 200;
const TOGETHER = 20;
const DISKS = 20;

if (existsSync(ARCHIVE)) await bench();
else process.stdout.write('bench:reliability needs ../shared/archives/linux-fpga.bundle, which is not here.\n');

async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'reroll-reliability-'));
  try {
    const mails: Uint8Array[] = [];
    for await (const event of readSource(ARCHIVE, { cursors: () => undefined }))
      if (event.kind === 'message') mails.push(event.raw.bytes);
    const inbox = join(folder, 'linux-fpga');
    addMails(join(inbox, 'git/0.git'), mails.slice(-MAILS));
    const material = await prepareMaterial(folder, inbox);
    const trials: readonly (readonly [string, Trial | undefined])[] = [
      ['SIGKILL at a random moment, then the same command again', await tryKilling(material, KILLS)],
      ['two ingests at once, people reading and marking', await tryTogether(material, TOGETHER)],
      ['a disk that is too small, then more room', await tryFullDisk(material, DISKS)],
      ['read-only folder, read-only store', await tryReadOnly(material)],
    ];
    const table = markdownTable(['what was tried', 'times', 'lost or wrong', 'what came out'], trials.map(rowOf));
    const text = `The last ${MAILS} mails of linux-fpga; ${describeMachine()}.\n\n${table}`;
    process.stdout.write(`${text}\n`);
    saveSection(new URL('../docs/reliability.md', import.meta.url), 'bench:reliability', text);
    const problems = trials.flatMap(([, trial]) => trial?.problems ?? []);
    for (const problem of problems) process.stderr.write(`${problem}\n`);
    process.exitCode = problems.length > 0 ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function rowOf([what, trial]: readonly [string, Trial | undefined]): string[] {
  if (!trial) return [what, '0', '', 'not tried: this user may not'];
  return [what, String(trial.tries), String(trial.problems.length), trial.detail];
}
