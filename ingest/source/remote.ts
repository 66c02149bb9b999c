import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  ['credential.helper', ''],
  ['http.lowSpeedLimit', '1000'],
  ['http.lowSpeedTime', '60'],
  ['core.fsync', 'none'],
].flatMap(([name, value]) => ['-c', `${name}=${value}`]);

/** Reads a git repository of a public-inbox server, cloned into a temporary folder for as long as it is read. */
export async function* readRemote(url: string, options: ReadOptions): AsyncGenerator<SourceEvent> {
  const { signal } = options;
  const name = parseEpochName(new URL(url).pathname);
  const refs = await runGit([...remoteSettings, 'ls-remote', '--quiet', url, 'HEAD'], signal);
  if (!refs.ok) {
    yield {
      kind: 'problem',
      place: url,
      reason: `no git repository is there (${refs.reason}); give an epoch (.../LIST/0), a thread (.../LIST/MSGID/) or a search (.../LIST/?q=...)`,
    };
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
    else yield { kind: 'problem', place: url, reason: found.reason };
  } finally {
    await rm(gitDir, { recursive: true, force: true });
  }
}
