import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Database, openStore } from '#db/open.ts';
import { type FollowReport, follow } from '#ingest/follow.ts';
import { ingest } from '#ingest/pipeline.ts';
import { readSource } from '#ingest/source/read-source.ts';
import { countMessages } from '../db/message-count.ts';
import { addMails } from './source/epoch-repository.ts';
import { hasPublicInbox, type PublicInbox, startPublicInbox } from './source/public-inbox.ts';
import { listEvents, listMails } from './source/source-events.ts';
import { dumpStore, listDifferences } from './store-dump.ts';

const demo = fileURLToPath(new URL('../../demo', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'reroll-follow-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The demo's mails in the order that they were sent. */
const mails = listMails(await listEvents(readSource(demo, { cursors: () => undefined })))
  .map(({ bytes }) => bytes)
  .sort((a, b) => sentTime(a) - sentTime(b));

function sentTime(mail: Uint8Array): number {
  return Date.parse(/^Date: (.*)$/m.exec(Buffer.from(mail).toString('latin1'))?.[1] ?? '');
}

type Follower = { readonly db: Database; readonly reports: FollowReport[]; readonly stop: () => Promise<void> };

/** Follows in this process, faster than the command line allows. */
function startFollower(name: string, specs: readonly string[]): Follower {
  const db = openStore(join(folder, name, 'reroll.db'));
  const stop = new AbortController();
  const reports: FollowReport[] = [];
  const end = follow(db, specs, {
    everySeconds: 0.1,
    once: false,
    list: 'widgets',
    signal: stop.signal,
    report: (report) => reports.push(report),
  });
  return {
    db,
    reports,
    stop: async () => {
      stop.abort(new Error('enough'));
      await end;
      db.close();
    },
  };
}

/** Waits until it is so, and says what was followed until then where it never is. */
async function eventually(follower: Follower, isSo: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 1200; attempt += 1) {
    if (isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`still not so: ${countMessages(follower.db)} mails, ${JSON.stringify(follower.reports)}`);
}

const hasMails = (follower: Follower, count: number) =>
  eventually(follower, () => countMessages(follower.db) === count);

const reroll = fileURLToPath(new URL('../../bin/reroll', import.meta.url));

/** Follows for some milliseconds, and is killed. */
async function runKilled(store: string, source: string, after: number): Promise<void> {
  const follower = spawn(reroll, ['follow', '--list', 'widgets', source], {
    env: { ...process.env, REROLL_DB: store },
    stdio: 'ignore',
  });
  await new Promise((resolve) => setTimeout(resolve, after));
  const closed = once(follower, 'close');
  follower.kill('SIGKILL');
  await closed;
}

async function dumpOf(sources: readonly string[]) {
  const db = openStore(':memory:');
  await ingest(db, sources, { list: 'widgets' });
  const dump = dumpStore(db);
  db.close();
  return dump;
}

describe.skipIf(!hasPublicInbox())('followed over the network', () => {
  let inbox: PublicInbox;
  let archive: string;
  beforeEach(async () => {
    inbox = await startPublicInbox({ widgets: '-V2' });
    archive = join(inbox.folder, 'widgets');
    publish(0, mails.slice(0, 10));
  });
  afterEach(() => inbox.stop());

  const publish = (epoch: number, more: readonly Uint8Array[]) => {
    addMails(join(archive, `git/${epoch}.git`), more);
    inbox.run('public-inbox-index', [archive]);
  };
  const clone = () => {
    const mirror = join(mkdtempSync(join(folder, 'mirror-')), 'widgets');
    execFileSync('git', ['clone', '--quiet', '--mirror', `${inbox.url}/widgets/git/0.git`, join(mirror, 'git/0.git')]);
    return mirror;
  };

  test.each([
    ['a mirror', () => clone()],
    ['one epoch over http', () => `${inbox.url}/widgets/0`],
    ['a list over http', () => `${inbox.url}/widgets/`],
    ['a news group', () => `${inbox.news}/inbox.test.widgets`],
    ["a server's manifest", () => `${inbox.url}/manifest.js.gz`],
    ["an inbox's manifest", () => `${inbox.url}/widgets/manifest.js.gz`],
    ['the archive itself', () => archive],
  ])('%s: through an outage and a restart, all mails once', async (name, spec) => {
    const source = spec();
    const first = startFollower(name, [source]);
    await hasMails(first, 10);
    publish(0, mails.slice(10, 12));
    await hasMails(first, 12);

    await inbox.killServers();
    publish(0, mails.slice(12, 15));
    if (source !== archive) await eventually(first, () => first.reports.at(-1)?.kind === 'failed');
    await inbox.startServers();
    await hasMails(first, 15);
    await first.stop();

    // More than the feed shows.
    publish(0, mails.slice(15, 45));
    const second = startFollower(name, [source]);
    await hasMails(second, 45);
    publish(0, mails.slice(45));
    await hasMails(second, mails.length);
    expect(listDifferences(dumpStore(second.db), await dumpOf([archive]))).toEqual([]);
    await second.stop();
    const found = [...first.reports, ...second.reports].flatMap((each) =>
      each.kind === 'changed' ? [each.counts.new] : [],
    );
    expect(found.reduce((sum, count) => sum + count)).toBe(mails.length);
  });

  test.each([
    ['mirror', () => clone()],
    ['manifest', () => `${inbox.url}/manifest.js.gz`],
  ])('a new epoch, and one that was rewritten: %s', async (name, spec) => {
    const follower = startFollower(`epochs-${name}`, [spec()]);
    await hasMails(follower, 10);
    publish(1, mails.slice(10, 20));
    await hasMails(follower, 20);
    inbox.run('public-inbox-purge', [archive], Buffer.from(mails[3] ?? []).toString('latin1'));
    await hasMails(follower, 19);
    publish(1, mails.slice(20));
    await hasMails(follower, mails.length - 1);
    expect(listDifferences(dumpStore(follower.db), await dumpOf([archive]))).toEqual([]);
    await follower.stop();
  });

  test.each([
    ['mirror', () => clone()],
    ['list', () => `${inbox.url}/widgets/`],
    ['group', () => `${inbox.news}/inbox.test.widgets`],
    ['manifest', () => `${inbox.url}/manifest.js.gz`],
  ])('killed again and again while mails come in: %s', { timeout: 240_000 }, async (name, spec) => {
    const store = join(folder, `killed-${name}`, 'reroll.db');
    const source = spec();
    // A search opens the server's index, and it shows for half a minute what was there then.
    if (name === 'list') await fetch(`${source}?q=d:20000101..&x=m`, { method: 'POST' });
    for (let sent = 10; sent < mails.length; sent += 5) {
      publish(0, mails.slice(sent, sent + 5));
      await runKilled(store, source, 150 + Math.random() * 500);
    }
    const followOnce = () =>
      execFileSync(reroll, ['follow', '--once', '--list', 'widgets', source], {
        env: { ...process.env, REROLL_DB: store },
      });
    followOnce();
    const db = openStore(store);
    for (let look = 0; look < 60 && name === 'list' && countMessages(db) < mails.length; look += 1) {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      followOnce();
    }
    expect(listDifferences(dumpStore(db), await dumpOf([archive]))).toEqual([]);
    db.close();
  });
});

test('a maildir: what is delivered is read at once, what is moved is not read twice', async () => {
  const maildir = join(folder, 'maildir');
  for (const name of ['cur', 'new', 'tmp']) mkdirSync(join(maildir, name), { recursive: true });
  const deliver = (mail: Uint8Array, index: number) => {
    writeFileSync(join(maildir, 'tmp', `${index}`), mail);
    renameSync(join(maildir, 'tmp', `${index}`), join(maildir, 'new', `${index}`));
  };
  mails.slice(0, 20).forEach(deliver);
  const follower = startFollower('maildir-store', [maildir]);
  await hasMails(follower, 20);
  renameSync(join(maildir, 'new/3'), join(maildir, 'cur/3:2,S'));
  mails.slice(20).forEach((mail, index) => {
    deliver(mail, index + 20);
  });
  await hasMails(follower, mails.length);
  expect(listDifferences(dumpStore(follower.db), await dumpOf([maildir]))).toEqual([]);
  await follower.stop();
});
