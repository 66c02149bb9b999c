import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { type ParsedMail, simpleParser } from 'mailparser';
import { afterAll, describe, expect, test } from 'vitest';
import type { SourceEvent } from '#ingest/source/raw-message.ts';
import { readSource } from '#ingest/source/read-source.ts';
import { listEvents, listMails } from './source-events.ts';

const shared = fileURLToPath(new URL('../../../../shared', import.meta.url));
const isMissing = !existsSync(shared);
if (isMissing) console.log('Skipped: real archives, pages and test mails, because ../shared is missing.');

const read = (path: string, cursor?: string): Promise<readonly SourceEvent[]> =>
  listEvents(readSource(`${shared}/${path}`, { cursors: () => cursor }));

const parseAll = async (path: string): Promise<readonly ParsedMail[]> =>
  Promise.all(listMails(await read(path)).map((raw) => simpleParser(Buffer.from(raw.bytes))));

describe.skipIf(isMissing)('real archives', () => {
  test.each([
    ['linux-fpga', 7584],
    ['linux-fscrypt', 7548],
    ['linux-leds', 23200],
  ])('%s has %i mails', async (name, count) => {
    let mails = 0;
    let withId = 0;
    let position = '';
    const others: string[] = [];
    for await (const event of readSource(`${shared}/archives/${name}.bundle`, { cursors: () => undefined })) {
      if (event.kind === 'message') {
        mails += 1;
        expect(event.raw.list).toBe(name);
        expect(event.raw.source).toBe(`${name}/git/0.git`);
        if (/^message-id:/im.test(Buffer.from(event.raw.bytes.subarray(0, 20_000)).toString('latin1'))) withId += 1;
      } else if (event.kind === 'cursor') position = event.position;
      else others.push(event.kind === 'expect' ? `expect ${event.messages}` : event.kind);
    }
    expect({ mails, withId, others }).toEqual({ mails: count, withId: count, others: [`expect ${count}`] });
    expect(await read(`archives/${name}.bundle`, position)).toEqual([]);
  });
});

describe.skipIf(isMissing)('the documents that the product was conceived from', () => {
  test.each([
    [
      '000_821f1d8c0a01b413.txt',
      'Alex Williamson',
      '2026-03-04T20:17:02.000Z',
      'Re: [PATCH RFC v2 08/15] vfio/nvgrace-egm: Expose EGM region as char device',
      /^On Mon, 23 Feb 2026 15:55:07 \+0000\n[\s\S]*egm_id_table\[\] = \{$/,
    ],
    [
      '001_733747a32ae700b1.txt',
      'Shameer Kolothum Thodi',
      '2026-02-26T14:37:04.000Z',
      'RE: [PATCH RFC v2 02/15] vfio/nvgrace-gpu: Create auxiliary device for EGM',
      /^> -----Original Message-----\n[\s\S]*Thanks,\nShameer$/,
    ],
    [
      '003_837ce5e832924053.txt',
      'jgg at nvidia.com',
      '2023-06-23T15:58:54.000Z',
      '[Intel-gfx] [PATCH v12 17/24] vfio: Add cdev for vfio_device',
      /^On Fri, Jun 02, 2023 at 05:16:46AM -0700, Yi Liu wrote:\n[\s\S]*\n\nJason$/,
    ],
    [
      '004_bf4aff1f2fc1da46.txt',
      'Manish Honap',
      '2026-04-17T15:52:37.000Z',
      'RE: [PATCH v2 16/20] vfio/cxl: Register regions with VFIO layer',
      /^> -----Original Message-----\n[\s\S]*review cycle\.\n\nManish$/,
    ],
  ])('%s is a mail of %s', async (file, author, date, subject, body) => {
    const mails = await parseAll(`seeds/${file}`);
    expect(mails.map((mail) => [mail.from?.value[0]?.name, mail.date?.toISOString(), mail.subject])).toEqual([
      [author, date, subject],
    ]);
    expect(mails[0]?.text?.trim()).toMatch(body);
  });

  test('the Patchwork page gives the patch as it was mailed, and its 13 answers', async () => {
    const [patch, ...answers] = await parseAll('seeds/002_01da9cbc165210eb.txt');
    const real = await parseAll('seeds/nvgrace-gpu.mbox');
    const original = real.find((mail) => mail.messageId === patch?.messageId);
    expect(original?.text?.replace(/\n-- \n[\s\S]*$/, '').trim()).toBe(patch?.text?.trim());

    expect(answers).toHaveLength(13);
    expect(new Set(answers.map(({ messageId }) => messageId)).size).toBe(13);
    expect(new Set(answers.map(({ inReplyTo }) => inReplyTo))).toEqual(new Set([patch?.messageId]));
    const withOriginal = answers.flatMap((answer) => {
      const mail = real.find(({ text }) => lines(text) === lines(answer.text));
      return mail ? [[answer, mail] as const] : [];
    });
    // The page lost one dot of the twelfth.
    expect(withOriginal.length).toBeGreaterThanOrEqual(12);
    for (const [answer, mail] of withOriginal) {
      expect(answer.from?.value[0]?.name).toBe(mail.from?.value[0]?.name);
      const seconds = ((mail.date?.getTime() ?? 0) - (answer.date?.getTime() ?? 0)) / 1000;
      expect(seconds).toBeGreaterThanOrEqual(0);
      expect(seconds).toBeLessThan(60);
    }
  });
});

function lines(text = ''): string {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}

describe.skipIf(isMissing)('test mails of other projects', () => {
  test('every file can be opened; what is no mail is a problem', async () => {
    const problems: string[] = [];
    let mails = 0;
    for await (const event of readSource(`${shared}/mail`, { cursors: () => undefined })) {
      if (event.kind === 'message') mails += 1;
      if (event.kind === 'problem') problems.push(event.place.slice(shared.length));
    }
    expect(mails).toBe(284);
    // Expected outputs of b4's tests, and two diffs without a mail around them.
    expect(problems.filter((place) => !/\/(?:b4\/[^/]*\.verify|patches\/[^/]*\.patch)$/.test(place))).toEqual([]);
    expect(problems).toHaveLength(9);
  });

  const folder = mkdtempSync(join(tmpdir(), 'reroll-mailsplit-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(isMissing ? [] : listMboxes())('%s is split as git mailsplit does', async (path) => {
    const file = readFileSync(join(shared, path));
    const mbox = path.endsWith('.gz') ? gunzipSync(file) : file;
    const out = mkdtempSync(join(folder, 'out-'));
    const count = execFileSync('git', ['mailsplit', '--keep-cr', `-o${out}`], { input: mbox, encoding: 'utf8' });
    const mails = listMails(await read(path)).map(({ bytes }) => Buffer.from(bytes).toString('latin1').trimEnd());
    const split = readdirSync(out).sort();
    expect(mails).toHaveLength(Number(count));
    for (const [index, name] of split.entries()) {
      const text = readFileSync(join(out, name), 'latin1').replace(/^From .*\n/, '');
      const isMboxrd = /^From mboxrd@/m.test(mbox.toString('latin1'));
      expect(mails[index]).toBe((isMboxrd ? text.replace(/^>(>*From )/gm, '$1') : text).trimEnd());
    }
  });
});

/** The mbox files among the shared mails. Git refuses the first lines in `fuzz`, which are broken on purpose. */
function listMboxes(): readonly string[] {
  const paths = readdirSync(shared, { recursive: true, encoding: 'utf8' });
  const mboxes = paths.filter((path) => /\.mbox(?:\.gz)?$/.test(path) && !path.includes('/fuzz/'));
  return mboxes.filter((path) => isMbox(readFileSync(join(shared, path)))).sort();
}

function isMbox(file: Buffer): boolean {
  return (file[0] === 0x1f ? gunzipSync(file) : file).toString('latin1', 0, 5) === 'From ';
}
