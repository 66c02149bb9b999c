import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DownloadError } from '#ingest/source/download.ts';
import { readEpoch } from '#ingest/source/epoch.ts';
import { findRemote, formatClonePath, type GitRemote, readRemoteTip, updateClone } from '#ingest/source/git-remote.ts';
import { findEpoch, formatEpochSource, parseEpochName } from '#ingest/source/inbox.ts';
import type { SourceEvent } from '#ingest/source/raw-message.ts';
import type { ReadOptions } from '#ingest/source/read-options.ts';

/** Reads a git repository of a public-inbox server by a clone, which is kept where `options` name a folder for it. */
export async function* readRemote(place: string, options: ReadOptions): AsyncGenerator<SourceEvent> {
  const { signal } = options;
  const name = parseEpochName(new URL(place).pathname);
  const remote = await findRepository(place, options);
  const tip = await readRemoteTip(remote, signal);
  if (!tip.ok) {
    yield { kind: 'problem', place, reason: `git cannot read it: ${tip.reason}` };
    return;
  }
  const known = [formatEpochSource(name), name.inbox].map((source) => options.cursors(source));
  if (tip.output !== '' && known.includes(tip.output)) return;

  const passing = options.mirrors === undefined ? await mkdtemp(join(tmpdir(), 'reroll-clone-')) : undefined;
  try {
    const gitDir = join(passing ?? options.mirrors ?? '', formatClonePath(new URL(place)));
    const updated = await updateClone(remote, gitDir, signal);
    const found = updated.ok ? await findEpoch(gitDir, name, signal) : updated;
    if (found.ok) yield* readEpoch(found.epoch, options);
    else yield { kind: 'problem', place, reason: found.reason };
  } finally {
    if (passing !== undefined) await rm(passing, { recursive: true, force: true });
  }
}

async function findRepository(place: string, options: ReadOptions): Promise<GitRemote> {
  try {
    return await findRemote(place, options);
  } catch (error) {
    if (!(error instanceof DownloadError)) throw error;
    throw new DownloadError(`no git repository is there (${error.message}); ${advice}`, error.status);
  }
}

const advice = 'give an epoch (.../LIST/0), a thread (.../LIST/MSGID/) or a search (.../LIST/?q=...)';
