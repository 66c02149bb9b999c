import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SourceEvent } from '#ingest/source/raw-message.ts';
import { readSource } from '#ingest/source/read-source.ts';
import { hasPublicInbox, type PublicInbox, startPublicInbox } from './public-inbox.ts';
import { listEvents, listMails, summarize } from './source-events.ts';

const mail = (name: string, id: number, parent?: number) =>
  [
    'From: Jane Roe <jane@example.org>',
    `To: ${name}@example.org`,
    `Subject: [PATCH] leds: blink ${id} times`,
    `Message-ID: <${id}@example.org>`,
    ...(parent === undefined ? [] : [`In-Reply-To: <${parent}@example.org>`]),
    `Date: Mon, 5 Jan 2026 10:0${id}:00 +0000`,
    '',
    `Blink ${id}.`,
    '',
  ].join('\n');

/** Reads a source as a store does that keeps the cursors. */
function openReader(): (spec: string) => Promise<readonly SourceEvent[]> {
  const cursors = new Map<string, string>();
  return async (spec) => {
    const events = await listEvents(readSource(spec, { cursors: (source) => cursors.get(source) }));
    for (const event of events) if (event.kind === 'cursor') cursors.set(event.source, event.position);
    return events;
  };
}

describe.skipIf(!hasPublicInbox())('public-inbox', () => {
  let inbox: PublicInbox;
  beforeAll(async () => {
    inbox = await startPublicInbox({ leds: '-V2', fpga: '-V2', old: '-V1' });
    for (const name of ['leds', 'fpga', 'old']) {
      inbox.deliver(name, mail(name, 1));
      inbox.deliver(name, mail(name, 2, 1));
      inbox.deliver(name, mail(name, 3));
    }
  });
  afterAll(() => inbox.stop());

  test('a v2 archive is read on from where reading stopped, and anew when it was rewritten', async () => {
    const read = openReader();
    const path = join(inbox.folder, 'leds');
    const first = await read(path);
    expect(summarize(first)).toEqual([
      'expect 3',
      'message 1@example.org',
      'message 2@example.org',
      'message 3@example.org',
      'cursor leds/git/0.git',
    ]);
    expect(listMails(first).map(({ list, source, received }) => [list, source, received])).toEqual(
      [1, 2, 3].map((minute) => ['leds', 'leds/git/0.git', Date.UTC(2026, 0, 5, 10, minute) / 1000]),
    );
    expect(await read(path)).toEqual([]);

    inbox.deliver('leds', mail('leds', 4, 1));
    expect(summarize(await read(path))).toEqual(['expect 1', 'message 4@example.org', 'cursor leds/git/0.git']);

    inbox.run('public-inbox-learn', ['rm'], mail('leds', 2, 1));
    expect(summarize(await read(path))).toEqual(['expect 1', 'removal 2@example.org', 'cursor leds/git/0.git']);

    inbox.deliver('leds', mail('leds', 2, 1));
    expect(summarize(await read(path))).toEqual(['expect 1', 'message 2@example.org', 'cursor leds/git/0.git']);

    inbox.run('public-inbox-purge', [path], mail('leds', 3));
    expect(summarize(await read(path))).toEqual([
      'restart leds/git/0.git',
      'expect 6',
      'message 1@example.org',
      'message 2@example.org',
      'message 4@example.org',
      'removal 2@example.org',
      'message 2@example.org',
      'cursor leds/git/0.git',
    ]);
    expect(await read(path)).toEqual([]);
  });

  test('a mirror, an epoch, a bundle and a clone over http are one source', async () => {
    const read = openReader();
    const epoch = join(inbox.folder, 'fpga/git/0.git');
    const bundle = join(inbox.folder, 'fpga.bundle');
    const twoMails = execFileSync('git', ['-C', epoch, 'rev-parse', 'HEAD~1'], { encoding: 'utf8' }).trim();
    execFileSync('git', ['-C', epoch, 'branch', 'two', twoMails]);
    execFileSync('git', ['-C', epoch, 'bundle', 'create', '--quiet', bundle, 'two']);
    const texts = ['message 1@example.org', 'message 2@example.org'];
    expect(summarize(await read(bundle))).toEqual(['expect 2', ...texts, 'cursor fpga/git/0.git']);
    expect(await read(bundle)).toEqual([]);
    const last = ['expect 1', 'message 3@example.org', 'cursor fpga/git/0.git'];
    expect(summarize(await read(join(inbox.folder, 'fpga')))).toEqual(last);
    expect(await read(epoch)).toEqual([]);
    expect(await read(`${inbox.url}/fpga/0`)).toEqual([]);

    const all = ['expect 3', ...texts, 'message 3@example.org', 'cursor fpga/git/0.git'];
    expect(summarize(await openReader()(`${inbox.url}/fpga/0`))).toEqual(all);
    expect(summarize(await openReader()(`${inbox.url}/fpga/git/0.git`))).toEqual(all);
  });

  test('a bundle that builds on another says what it lacks', async () => {
    const epoch = join(inbox.folder, 'fpga/git/0.git');
    const bundle = join(inbox.folder, 'part.bundle');
    execFileSync('git', ['-C', epoch, 'bundle', 'create', '--quiet', bundle, 'HEAD', '^HEAD~1']);
    expect(summarize(await openReader()(bundle))).toEqual([
      expect.stringMatching(/^problem .*lacks these prerequisite commits/),
    ]);
  });

  test('a v1 archive is read from its folder and over http', async () => {
    const read = openReader();
    const path = join(inbox.folder, 'old');
    const mails = ['message 1@example.org', 'message 2@example.org', 'message 3@example.org'];
    expect(summarize(await read(path))).toEqual(['expect 3', ...mails, 'cursor old']);
    expect(await read(`${inbox.url}/old`)).toEqual([]);
    inbox.run('public-inbox-learn', ['rm'], mail('old', 3));
    expect(summarize(await read(`${inbox.url}/old`))).toEqual(['expect 1', 'removal 3@example.org', 'cursor old']);
    expect(await read(path)).toEqual([]);
  });

  test.each([
    ['/fpga/1@example.org/', ['1', '2'], 'a thread'],
    ['/fpga/2@example.org/T/#u', ['1', '2'], 'a thread by its second mail'],
    ['/fpga/2%40example.org/t.mbox.gz', ['1', '2'], 'an escaped id'],
    ['/fpga/2@example.org/raw', ['2'], 'one mail'],
    ['/fpga/?q=s%3A3', ['3'], 'a search'],
    ['/fpga/?q=s%3Ablink&x=m', ['1', '2', '3'], 'a search for its mbox'],
  ])('%s gives %j (%s)', async (path, ids) => {
    const mails = listMails(await openReader()(inbox.url + path));
    const texts = mails.map(({ bytes }) => new TextDecoder().decode(bytes));
    expect(texts.map((text) => /^Message-ID: <(\d)@/im.exec(text)?.[1]).sort()).toEqual(ids);
    expect(new Set(mails.map(({ list }) => list))).toEqual(new Set(['fpga']));
    for (const text of texts) expect(text).toMatch(/\n\nBlink \d\.\n$/);
  });

  test('a short link is followed to its thread', async () => {
    const mails = listMails(await openReader()(`${inbox.url}/2@example.org/`));
    expect(mails.length).toBeGreaterThanOrEqual(2);
    for (const { place } of mails) expect(place).toMatch(/\/\w+\/2@example\.org\/t\.mbox\.gz message \d$/);
  });

  test.each([
    ['/fpga/none@example.org/', 'the server answers 404 Not Found'],
    ['/fpga/?q=nothinglikethis', 'the server answers 404 Not Found'],
    ['/fpga/7', 'no git repository is there'],
    ['/none', 'neither a git repository nor a list with mails is there'],
    ['/', 'the server answers 404 Not Found'],
  ])('%s is a problem: %s', async (path, reason) => {
    const events = await openReader()(inbox.url + path);
    expect(summarize(events)).toEqual([expect.stringContaining(reason)]);
  });
});
