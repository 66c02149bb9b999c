import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { readSource } from '#ingest/source/read-source.ts';
import { copyMail } from './copied-mail.ts';

const ALL = 'refs/bench/all';

/**
 * Writes a public-inbox epoch with the mails of an archive again and again, each copy changed by its number.
 * @param messages how many there are to be; the last copy is cut off there
 * @returns how many mails one copy has
 */
export async function writeCopies(archive: string, epoch: string, messages: number): Promise<number> {
  mkdirSync(dirname(epoch), { recursive: true });
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=master', epoch]);
  const git = spawn('git', ['-C', epoch, 'fast-import', '--quiet'], { stdio: ['pipe', 'ignore', 'inherit'] });
  const ended = once(git, 'exit');
  let written = 0;
  let perCopy = 0;
  for (let copy = 0; written < messages; copy++) {
    for await (const event of readSource(archive, { cursors: () => undefined })) {
      if (event.kind !== 'message') continue;
      const mail = copyMail(event.raw.bytes, copy);
      if (!mail) continue;
      const time = event.raw.received ?? 0;
      git.stdin.write(
        `commit refs/heads/master\ncommitter x <x@example.org> ${time} +0000\ndata 0\nM 100644 inline m\ndata ${mail.length}\n`,
      );
      git.stdin.write(mail);
      if (!git.stdin.write('\n')) await once(git.stdin, 'drain');
      if (++written >= messages) break;
    }
    if (copy === 0) perCopy = written;
  }
  git.stdin.end();
  const [code] = await ended;
  if (code !== 0) throw new Error(`git fast-import ended with ${code}`);
  execFileSync('git', ['-C', epoch, 'update-ref', ALL, 'refs/heads/master']);
  return perCopy;
}

/** Lets the epoch end after so many of its `all` mails. */
export function cutEpoch(epoch: string, all: number, messages: number): void {
  execFileSync('git', ['-C', epoch, 'update-ref', 'refs/heads/master', `${ALL}~${all - messages}`]);
}
