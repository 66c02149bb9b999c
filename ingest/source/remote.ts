import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DownloadError, openDownload } from '#ingest/source/download.ts';
import { readEpoch } from '#ingest/source/epoch.ts';
import { runGit } from '#ingest/source/git.ts';
import { findEpoch, formatEpochSource, parseEpochName } from '#ingest/source/inbox.ts';
import type { SourceEvent } from '#ingest/source/raw-message.ts';
import type { ReadOptions } from '#ingest/source/read-options.ts';

/** Only http(s), no questions for passwords, and an end to connections that have gone silent. */
const remoteSettings = [
  ['protocol.allow', 'never'],
  ['protocol.http.allow', 'always'],
  ['protocol.https.allow', 'always'],
  ['http.followRedirects', 'false'],
  ['credential.helper', ''],
  ['http.lowSpeedLimit', '1000'],
  ['http.lowSpeedTime', '60'],
  ['core.fsync', 'none'],
].flatMap(([name, value]) => ['-c', `${name}=${value}`]);

/** Reads a git repository of a public-inbox server, cloned into a temporary folder for as long as it is read. */
export async function* readRemote(place: string, options: ReadOptions): AsyncGenerator<SourceEvent> {
  const { signal } = options;
  const name = parseEpochName(new URL(place).pathname);
  const url = await findRepository(place, signal);
  const refs = await runGit([...remoteSettings, 'ls-remote', '--quiet', url, 'HEAD'], signal);
  if (!refs.ok) {
    yield { kind: 'problem', place, reason: `git cannot read it: ${refs.reason}` };
    return;
  }
  const tip = refs.output.split('\t', 1)[0];
  if (tip !== '' && (options.cursors(formatEpochSource(name)) === tip || options.cursors(name.inbox) === tip)) return;

  const gitDir = await mkdtemp(join(tmpdir(), 'reroll-clone-'));
  try {
    const clone = ['clone', '--quiet', '--mirror', '--template=', url, gitDir];
    const cloned = await runGit([...remoteSettings, ...clone], signal);
    const found = cloned.ok ? await findEpoch(gitDir, name, signal) : cloned;
    if (found.ok) yield* readEpoch(found.epoch, options);
    else yield { kind: 'problem', place, reason: found.reason };
  } finally {
    await rm(gitDir, { recursive: true, force: true });
  }
}

/**
 * Where redirects lead to; git itself follows more of them than we do. The path is git's own way of asking what a
 * repository has, see gitprotocol-http(5).
 */
async function findRepository(place: string, signal?: AbortSignal): Promise<string> {
  const question = '/info/refs?service=git-upload-pack';
  try {
    const { url, chunks } = await openDownload(new URL(`${place}${question}`), 'GET', signal);
    // The connection can be used again only when its answer was read.
    for await (const _ of chunks);
    if (url.href.endsWith(question)) return url.href.slice(0, -question.length);
  } catch (error) {
    if (!(error instanceof DownloadError)) throw error;
    throw new DownloadError(`no git repository is there (${error.message}); ${advice}`);
  }
  throw new DownloadError(`no git repository is there; ${advice}`);
}

const advice = 'give an epoch (.../LIST/0), a thread (.../LIST/MSGID/) or a search (.../LIST/?q=...)';
