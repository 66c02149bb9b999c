import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { removeMail } from '#db/messages.ts';
import type { MessageId } from '#db/model.ts';
import { openStore } from '#db/open.ts';
import { ingest } from '#ingest/pipeline.ts';
import { readSource } from '#ingest/source/read-source.ts';
import { dumpStore, listDifferences, rowsOf, type StoreDump } from './store-dump.ts';

const archive = fileURLToPath(new URL('../../../shared/archives/linux-fpga.bundle', import.meta.url));
const demo = fileURLToPath(new URL('../../demo', import.meta.url));
const isMissing = !existsSync(archive);
if (isMissing) console.log('Skipped: a real archive in three orders, because ../shared is missing.');

const folder = mkdtempSync(join(tmpdir(), 'reroll-order-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function readMails(source: string): Promise<Buffer[]> {
  const mails: Buffer[] = [];
  for await (const event of readSource(source, { cursors: () => undefined }))
    if (event.kind === 'message') mails.push(Buffer.from(event.raw.bytes));
  return mails;
}

/** In an order that has nothing to do with theirs, the same each time. */
function shuffle<Item>(items: readonly Item[]): Item[] {
  const shuffled = [...items];
  let state = 42;
  for (let index = shuffled.length - 1; index > 0; index--) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    const other = state % (index + 1);
    const [a, b] = [shuffled[index], shuffled[other]];
    if (a === undefined || b === undefined) continue;
    shuffled[index] = b;
    shuffled[other] = a;
  }
  return shuffled;
}

function writeMbox(name: string, mails: readonly Buffer[]): string {
  const path = join(folder, name);
  const text = mails.map((mail) => {
    const escaped = mail.toString('latin1').replace(/^(>*From )/gm, '>$1');
    return `From mboxrd@z Thu Jan  1 00:00:00 1970\n${escaped}\n`;
  });
  writeFileSync(path, text.join(''), 'latin1');
  return path;
}

/** A store made of these parts, one ingest after the other. */
async function dumpOf(name: string, ...parts: readonly (readonly Buffer[])[]): Promise<StoreDump> {
  const db = openStore(join(folder, `${name}.db`));
  for (const [index, part] of parts.entries())
    await ingest(db, [writeMbox(`${name}${index}.mbox`, part)], { list: 'linux-example' });
  const dump = dumpStore(db);
  db.close();
  return dump;
}

function split<Item>(items: readonly Item[], parts: number): Item[][] {
  const size = Math.ceil(items.length / parts);
  return Array.from({ length: parts }, (_, index) => items.slice(index * size, (index + 1) * size));
}

const sources = [
  ['the demo', demo, Number.POSITIVE_INFINITY, !existsSync(demo)],
  ['the last 1,500 mails of linux-fpga', archive, 1_500, isMissing],
] as const;

describe.each(sources)('%s: the store depends on the mails alone (T76)', (name, source, most, isSkipped) => {
  const title = 'forward, backward and shuffled, at once and in parts, and twice';
  test.skipIf(isSkipped)(title, { timeout: 600_000 }, async () => {
    const mails = (await readMails(source)).slice(-most);
    const key = name.replace(/\W+/g, '-');
    const forward = await dumpOf(`${key}-forward`, mails);
    expect(rowsOf(forward, 'series').size).toBeGreaterThan(0);
    expect(rowsOf(forward, 'comment').size).toBeGreaterThan(0);
    expect(listDifferences(forward, await dumpOf(`${key}-backward`, mails.toReversed()))).toEqual([]);
    expect(listDifferences(forward, await dumpOf(`${key}-shuffled`, shuffle(mails)))).toEqual([]);
    expect(listDifferences(forward, await dumpOf(`${key}-parts`, ...split(shuffle(mails), 5)))).toEqual([]);
    expect(listDifferences(forward, await dumpOf(`${key}-twice`, mails, shuffle(mails)))).toEqual([]);
  });
});

test.skipIf(!existsSync(demo))('mails that an archive took out leave no trace in what is derived (T76)', async () => {
  const isGone = (mail: Buffer) => /^Subject: .*\bv[23]\b/im.test(mail.toString('latin1'));
  const mails = await readMails(demo);
  const db = openStore(join(folder, 'removal.db'));
  await ingest(db, [writeMbox('removal.mbox', mails)], { list: 'linux-example' });
  const before = dumpStore(db);
  const rows = db
    .prepare("SELECT message_id, content_hash FROM message WHERE subject LIKE '%v2%' OR subject LIKE '%v3%'")
    .all() as { message_id: MessageId; content_hash: string }[];
  for (const { message_id, content_hash } of rows) removeMail(db, message_id, content_hash, '');
  await ingest(db, []);
  const after = dumpStore(db);
  db.close();
  expect(rows.length).toBeGreaterThan(3);
  expect(listDifferences(before, after)).not.toEqual([]);
  const never = await dumpOf(
    'never',
    mails.filter((mail) => !isGone(mail)),
  );
  expect(listDifferences(never, after).filter((line) => !line.startsWith('together'))).toEqual([]);
});
