import { execFileSync } from 'node:child_process';
import { createReadStream, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readMbox } from '#ingest/source/mbox.ts';
import { type PublicInbox, startPublicInbox } from '../test/ingest/source/public-inbox.ts';

/**
 * A real public-inbox-httpd that serves an archive: a git bundle of one, or mailboxes.
 * @param level `basic` knows threads, `medium` can search and takes longer to make
 */
export async function serveInbox(
  list: string,
  archives: readonly string[],
  level: 'basic' | 'medium',
): Promise<PublicInbox> {
  const inbox = await startPublicInbox({ [list]: '-V2' });
  try {
    await fill(inbox, list, archives, level);
    return inbox;
  } catch (error) {
    await inbox.stop();
    throw error;
  }
}

async function fill(
  inbox: PublicInbox,
  list: string,
  archives: readonly string[],
  level: 'basic' | 'medium',
): Promise<void> {
  const folder = join(inbox.folder, list);
  const epoch = join(folder, 'git/0.git');
  rmSync(epoch, { recursive: true, force: true });
  const bundle = archives.find((path) => path.endsWith('.bundle'));
  if (bundle) execFileSync('git', ['clone', '--quiet', '--mirror', bundle, epoch]);
  else await writeEpoch(epoch, archives);
  inbox.run('public-inbox-index', ['-L', level, '--jobs=0', folder]);
}

/** An archive of public-inbox-v2-format(5): one commit a mail, which is its file `m`. */
async function writeEpoch(folder: string, mailboxes: readonly string[]): Promise<void> {
  execFileSync('git', ['init', '--quiet', '--bare', '-b', 'master', folder]);
  const parts: (string | Uint8Array)[] = [];
  for (const path of mailboxes) {
    for await (const event of readMbox(createReadStream(path), path, null)) {
      if (event.kind !== 'message') throw new Error(`${path} holds more than mails`);
      const { bytes } = event.raw;
      parts.push('commit refs/heads/master\ncommitter Ann <ann@example.org> 1770000000 +0000\ndata 1\nm\n');
      parts.push(`M 100644 inline m\ndata ${bytes.length}\n`, bytes, '\n');
    }
  }
  const input = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
  execFileSync('git', ['-C', folder, 'fast-import', '--quiet'], { input });
}
