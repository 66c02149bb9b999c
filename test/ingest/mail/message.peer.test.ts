import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';
import { parseMessage } from '#ingest/mail/message.ts';

/** The mails of a real list, read by mailparser's own one-call parser as well. */
const bundle = fileURLToPath(new URL('../../../../shared/archives/linux-fpga.bundle', import.meta.url));
const isThere = existsSync(bundle);
if (!isThere) console.log('skipped: ../shared/archives is missing');

const SAMPLE = 1_500;
const context = { received: null, list: 'linux-fpga', copy: 'mail' } as const;

describe.skipIf(!isThere)('linux-fpga', () => {
  test('plain mails have the text and the headers that mailparser reads', async () => {
    let compared = 0;
    for (const bytes of readArchive()) {
      const parsed = await parseMessage(bytes, context);
      if (parsed.kind !== 'message') throw new Error(parsed.reason);
      const { message } = parsed;
      const peer = await simpleParser(Buffer.from(bytes), { skipHtmlToText: true, skipTextToHtml: true });
      expect(`<${message.messageId}>`).toBe(peer.messageId);
      expect(message.subject).toBe(peer.subject?.replace(/\s+/g, ' '));
      expect(message.sent * 1000).toBe(peer.date?.getTime());
      // Its text of flowed mail has lost the quote depth, its text of a lying charset the letters.
      const type = peer.headerLines.find(({ key }) => key === 'content-type')?.line ?? '';
      if (/multipart|html|flowed/i.test(type) || message.problems.length > 0) continue;
      expect(message.body.trimEnd()).toBe(peer.text?.trimEnd());
      compared += 1;
    }
    expect(compared).toBeGreaterThan(SAMPLE / 2);
  });
});

/** The newest mails of the archive; each commit's tree holds one as `m`. */
function readArchive(): Uint8Array[] {
  const folder = mkdtempSync(join(tmpdir(), 'archive-'));
  try {
    const git = (args: string[], input?: Uint8Array) =>
      execFileSync('git', args, { cwd: folder, maxBuffer: 2 ** 30, stdio: ['pipe', 'pipe', 'ignore'], input });
    git(['clone', '-q', '--bare', bundle, '.']);
    const names = git(['log', '--all', `-${SAMPLE}`, '--format=%H:m']);
    return splitBatch(git(['cat-file', '--batch'], names));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function splitBatch(output: Uint8Array): Uint8Array[] {
  const mails: Uint8Array[] = [];
  let at = 0;
  while (at < output.length) {
    const end = output.indexOf(0x0a, at);
    const [, type, size] = new TextDecoder().decode(output.subarray(at, end)).split(' ');
    at = end + 1;
    if (type !== 'blob') continue;
    mails.push(output.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return mails;
}
