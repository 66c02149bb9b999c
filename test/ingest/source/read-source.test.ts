import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SourceEvent } from '#ingest/source/raw-message.ts';
import { readSource } from '#ingest/source/read-source.ts';
import { listEvents, listMails, summarize } from './source-events.ts';

const root = new URL('../../..', import.meta.url);
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'reroll-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

const mail = (id: number) => `From: Jane Roe <jane@example.org>\nMessage-ID: <${id}@example.org>\n\nHi.\n`;
const mbox = (...ids: number[]) => ids.map((id) => `From mboxrd@z Thu Jan  1 00:00:00 1970\n${mail(id)}\n`).join('');
const page = 'Re: leds: blink\n\nFrom: Jane Roe\n\nDate: Wed Mar 04 2026 - 15:17:02 EST\n\nHi.\n';

const read = (spec: string, list?: string): Promise<readonly SourceEvent[]> =>
  listEvents(readSource(spec, { cursors: () => undefined, list }));

describe('a file is what its content is', () => {
  test.each<[name: string, content: string | Uint8Array, events: readonly unknown[]]>([
    ['mail.eml', mail(1), ['message 1@example.org']],
    ['mbox', mbox(1, 2), ['message 1@example.org', 'message 2@example.org']],
    ['t.mbox.gz', gzipSync(mbox(1, 2)), ['message 1@example.org', 'message 2@example.org']],
    ['mail.gz', gzipSync(mail(1)), ['message 1@example.org']],
    ['page.txt', page, [expect.stringMatching(/^message [0-9a-f]{12}\.page@reroll\.invalid$/)]],
    ['empty', '', ['problem it is empty']],
    ['empty.gz', gzipSync(''), ['problem it is empty']],
    ['twice.gz', gzipSync(gzipSync(mail(1))), [expect.stringContaining('problem it is none of what can be read')]],
    ['program', '\x7fELF\0', [expect.stringContaining('problem it is none of what can be read')]],
    ['notes.txt', 'Just a text.\n', [expect.stringContaining('problem it begins with no header of a mail')]],
    ['nul.eml', `${mail(1)}\0\0`, ['message 1@example.org']],
    ['no.bundle', '# v2 git bundle\n\n', [expect.stringContaining('problem ')]],
  ])('%s', async (name, content, events) => {
    expect(summarize(await read(write(name, content)))).toEqual(events);
  });
});

test('a cut gzip file gives the mails before the cut, then says where it was', async () => {
  const whole = gzipSync(mbox(...Array.from({ length: 50 }, (_, id) => id)), { level: 0 });
  const events = summarize(await read(write('cut.mbox.gz', whole.subarray(0, 1000))));
  const mails = events.filter((event) => event.startsWith('message'));
  expect(mails.length).toBeGreaterThan(5);
  expect(events.at(-1)).toMatch(
    new RegExp(`^problem the gzip data is cut off or damaged .* behind byte \\d+; ${mails.length} mails before`),
  );
});

test('a page is marked as one, and a mail is not', async () => {
  const events = [...(await read(write('a.txt', page))), ...(await read(write('b.eml', mail(1))))];
  expect(listMails(events).map(({ copy }) => copy)).toEqual(['page', 'mail']);
});

test('the list is the one that the user names where the source does not say', async () => {
  const path = write('list.eml', mail(1));
  expect(listMails(await read(path)).map(({ list }) => list)).toEqual([null]);
  expect(listMails(await read(path, 'leds')).map(({ list }) => list)).toEqual(['leds']);
});

test('a maildir is read in the order of delivery, with its times', async () => {
  write('maildir/cur/1700000002.M2.host:2,S', mail(2));
  write('maildir/cur/1700000001.M1.host:2,S', mail(1));
  write('maildir/new/third', mail(3));
  write('maildir/tmp/1700000003.M1.host', mail(4));
  const events = await read(join(folder, 'maildir'));
  expect(summarize(events)).toEqual([
    'expect 3',
    'message 1@example.org',
    'message 2@example.org',
    'message 3@example.org',
    `cursor ${join(folder, 'maildir')}`,
  ]);
  expect(listMails(events).map(({ received }) => received)).toEqual([1700000001, 1700000002, null]);
});

test('a folder is read with all that lies in it', async () => {
  write('folder/1.eml', mail(1));
  write('folder/2/deep/x.mbox', mbox(2, 3));
  write('folder/3/new/a', mail(4));
  write('folder/3/cur/b', mail(5));
  write('folder/4.txt', 'No mail.\n');
  write('folder/.hidden', mail(6));
  symlinkSync('..', join(folder, 'folder/circle'));
  symlinkSync('1.eml', join(folder, 'folder/z.eml'));
  expect(summarize(await read(join(folder, 'folder')))).toEqual([
    'message 1@example.org',
    'message 2@example.org',
    'message 3@example.org',
    'expect 2',
    'message 5@example.org',
    'message 4@example.org',
    `cursor ${join(folder, 'folder/3')}`,
    expect.stringContaining('problem it begins with no header'),
    'message 1@example.org',
  ]);
});

describe('what cannot be read is a problem with advice', () => {
  test.each([
    ['/nonexistent/x', 'there is no such file or folder; give a public-inbox archive, '],
    ['ftp://example.org/', 'only http, https, nntp and nntps URLs are read, and plain paths'],
    ['file:///etc/hostname', 'only http, https, nntp and nntps URLs are read, and plain paths'],
    ['ssh://git@example.org/leds/git/0.git', 'only http, https, nntp and nntps URLs are read'],
    ['ext::sh -c "echo x"', 'there is no such file or folder'],
    ['git@example.org:leds/git/0.git', 'there is no such file or folder'],
    ['data://text/plain,x', 'only http, https, nntp and nntps URLs are read'],
    ['https://', 'only http, https, nntp and nntps URLs are read, and plain paths'],
  ])('%s', async (spec, reason) => {
    const events = await read(spec);
    const place = spec.includes('://') ? spec : resolve(spec);
    expect(events).toEqual([{ kind: 'problem', place, reason: expect.stringContaining(reason) }]);
  });

  test('an empty folder', async () => {
    mkdirSync(join(folder, 'nothing'));
    expect(summarize(await read(join(folder, 'nothing')))).toEqual([
      expect.stringContaining('problem the folder is empty; give '),
    ]);
  });

  test.skipIf(process.getuid?.() === 0)('a file without permission', async () => {
    const path = write('secret.eml', mail(1));
    chmodSync(path, 0);
    expect(summarize(await read(path))).toEqual([expect.stringContaining('problem it may not be read')]);
  });
});

test('reads standard input', () => {
  const script = `
    import { readSource } from '#ingest/source/read-source.ts';
    for await (const event of readSource('-', { cursors: () => undefined })) console.log(event.kind, event.raw?.place);`;
  const output = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    cwd: root,
    input: gzipSync(mbox(1, 2)),
    encoding: 'utf8',
  });
  expect(output).toBe('message standard input message 1\nmessage standard input message 2\n');
});

test('stops when told so', async () => {
  const stop = new AbortController();
  const path = write('many.mbox', mbox(1, 2, 3));
  let mails = 0;
  const reading = async () => {
    for await (const _ of readSource(path, { cursors: () => undefined, signal: stop.signal })) {
      mails += 1;
      stop.abort(new Error('enough'));
    }
  };
  await expect(reading()).rejects.toThrow('enough');
  expect(mails).toBe(1);
});
