import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createProgram } from '#cli/program.ts';
import { listMessageComments } from '#db/comments.ts';
import { saveMark } from '#db/marks.ts';
import type { Message } from '#db/model.ts';
import { openStore } from '#db/open.ts';
import { parseMessage } from '#ingest/mail/message.ts';
import { ingest } from '#ingest/pipeline.ts';

/** Digests of the demo archive, taken by a real mail server on this machine and read back by our own parser. */

const demo = fileURLToPath(new URL('../../demo/', import.meta.url));
const MIRA = 'mira.lindqvist@example.org';

let folder: string;
let server: SMTPServer;
let port: number;
let received: Buffer[] = [];
let isRefusing = false;

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_, __, done) => done(isRefusing ? new Error('mailbox is full') : null),
    onAuth: (_, __, done) => done(null, { user: 'reroll' }),
    onData: (stream, _, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push(Buffer.concat(chunks));
        done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  port = (server.server.address() as AddressInfo).port;
});
afterAll(() => new Promise<void>((closed) => server.close(() => closed())));

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'reroll-digest-'));
  received = [];
  isRefusing = false;
  vi.stubEnv('REROLL_DB', join(folder, 'test.db'));
  const db = openStore(join(folder, 'test.db'));
  await ingest(
    db,
    readdirSync(demo)
      .filter((name) => name.endsWith('.mbox'))
      .map((name) => demo + name),
  );
  db.close();
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

async function run(...args: string[]): Promise<{ out: string; warned: string }> {
  let out = '';
  let warned = '';
  const write = (text: string) => {
    out += text;
  };
  const warn = (text: string) => {
    warned += text;
  };
  const from = ['--from', 'reroll@example.org'];
  await createProgram({ write, warn, isInteractive: false, columns: 80 }).parseAsync(['digest', ...from, ...args], {
    from: 'user',
  });
  return { out, warned };
}

async function read(raw: string | Buffer | undefined): Promise<Message> {
  const parsed = await parseMessage(Buffer.from(raw ?? ''), { received: null, list: null, copy: 'mail' });
  if (parsed.kind !== 'message') throw new Error(`not a mail: ${parsed.reason}`);
  return parsed.message;
}

function smtp(credentials = ''): string[] {
  return ['--smtp', `smtp://${credentials}127.0.0.1:${port}`];
}

test('is a mail in 72 columns that says what is outstanding, in whose words, and where', async () => {
  const { out } = await run('--to', MIRA);
  const mail = await read(out);
  expect(mail.problems).toEqual([]);
  expect(mail.subject).toBe('Review digest: 5 outstanding');
  expect(out).toMatch(/^Auto-Submitted: auto-generated$/m);
  expect(mail.body).toContain('Yours: Add support for the Tarn TB210 capture buffer, v4');
  expect(mail.body).toContain('v4 missed:');
  expect(mail.body).toContain('  > TB210_FIFO_SIZE);');
  expect(mail.body).toContain('Jürgen Weißhaupt on v2');
  const wide = mail.body.split('\n').filter((line) => [...line].length > 72 && !line.includes('https://'));
  expect(wide).toEqual([]);
  // As it goes over the wire.
  expect(out.split('\n').filter((line) => line.length > 78)).toEqual([]);
});

test('tells a reviewer what waits for a look, and only what is asked for', async () => {
  const text = readFileSync(`${demo}tb210-driver.mbox`, 'utf8');
  const mails = text.split(/(?<=\n)(?=From \S+@\S+ \w{3} \w{3} [ \d]\d [\d:]{8} \d{4}\n)/);
  const untilV2 = mails.filter((mail) => Date.parse(/^Date: (.*)$/m.exec(mail)?.[1] ?? '') < Date.UTC(2026, 0, 27));
  writeFileSync(join(folder, 'until-v2.mbox'), untilV2.join(''));
  vi.stubEnv('REROLL_DB', join(folder, 'until-v2.db'));
  const db = openStore(join(folder, 'until-v2.db'));
  await ingest(db, [join(folder, 'until-v2.mbox')]);
  db.close();
  const all = await read((await run('--to', 'tomas.okafor@example.org', '--dry-run')).out);
  expect(all.body).toContain('Addressed, say the newest revisions; please have a look');
  const own = await run('--to', 'tomas.okafor@example.org', '--author');
  expect(own.out).toBe('');
  expect(own.warned).toContain('nothing new');
});

test('is not sent again, and the next one with news is threaded under it', async () => {
  await run('--to', MIRA, ...smtp());
  const again = await run('--to', MIRA.toUpperCase(), ...smtp());
  expect(again.warned).toContain('nothing new for');
  expect(received).toHaveLength(1);

  const item = (await read(received[0])).body.match(/lore\.kernel\.org\/all\/(38d7b7fd456f\S*)\//)?.[1];
  const db = openStore(join(folder, 'test.db'));
  const [comment] = listMessageComments(db, item ?? '');
  saveMark(db, { commentId: comment?.id ?? '', status: 'disputed', note: '', by: 'mira', at: 0 });
  db.close();
  await run('--to', MIRA, ...smtp());
  expect(received).toHaveLength(2);
  const [first, second] = [await read(received[0]), await read(received[1])];
  expect(second.references).toEqual([first.messageId]);
});

test('is tried again where the server did not take it, and no password is shown', async () => {
  isRefusing = true;
  const failure = await run('--to', MIRA, ...smtp('reroll:s3cret@')).catch(String);
  expect(failure).toContain(`The mail server 127.0.0.1:${port} did not take the digest`);
  expect(failure).toContain('mailbox is full');
  expect(failure).not.toContain('s3cret');
  isRefusing = false;
  expect((await run('--to', MIRA, ...smtp())).out).toContain(`Sent to ${MIRA} by 127.0.0.1: Review digest`);
});

test.each([
  ['two people', ['--to', 'a@example.org,b@example.org']],
  ['another header', ['--to', 'a@example.org\nBcc: b@example.org']],
  ['a server that is none', ['--to', MIRA, '--smtp', 'http://example.org']],
  ['a date that is none', ['--to', MIRA, '--since', 'soon']],
])('refuses %s', async (_, args) => {
  await expect(run(...args)).rejects.toMatchObject({ code: 'commander.invalidArgument' });
});
