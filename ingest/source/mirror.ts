import { join } from 'node:path';
import { DownloadError, download, isHttp } from '#ingest/source/download.ts';
import { type GitResult, runGit } from '#ingest/source/git.ts';
import { findRemote, localRemote, updateClone } from '#ingest/source/git-remote.ts';
import { parseEpochName } from '#ingest/source/inbox.ts';
import { maxManifestBytes, parseManifest, readFingerprint, resolveEntry } from '#ingest/source/manifest.ts';
import type { SourceEvent } from '#ingest/source/raw-message.ts';
import type { ReadOptions } from '#ingest/source/read-options.ts';

/** A repository to bring up to date, and what is there to fetch from. */
type Update = { readonly gitDir: string; readonly origin: string };

/**
 * Brings the epochs of a mirror up to date from where they were cloned, and clones those that have begun since. What
 * was written here by other means, and so has no origin, is left alone.
 */
export async function* refreshMirror(epochs: readonly string[], options: ReadOptions): AsyncGenerator<SourceEvent> {
  const newest = epochs.at(-1);
  const origin = newest === undefined ? undefined : await readOrigin(newest, options.signal);
  if (newest === undefined || origin === undefined) return;
  yield* fetchAll(origin, () => listUpdates(epochs, newest, origin, options), options);
}

/** The same for one repository by itself. */
export async function* refreshRepository(gitDir: string, options: ReadOptions): AsyncGenerator<SourceEvent> {
  const origin = await readOrigin(gitDir, options.signal);
  if (origin !== undefined) yield* fetchAll(origin, async () => [{ gitDir, origin }], options);
}

async function* fetchAll(
  place: string,
  list: () => Promise<readonly Update[]>,
  options: ReadOptions,
): AsyncGenerator<SourceEvent> {
  try {
    for (const update of await list()) {
      const done = await fetchUpdate(update, options);
      if (!done.ok) yield { kind: 'problem', place: update.origin, reason: done.reason };
    }
  } catch (error) {
    if (!(error instanceof DownloadError)) throw error;
    yield { kind: 'problem', place, reason: error.message };
  }
}

/** Only of a clone that is a mirror: into any other a fetch of all refs would destroy branches. */
async function readOrigin(gitDir: string, signal?: AbortSignal): Promise<string | undefined> {
  const config = await runGit(['--git-dir', gitDir, 'config', '--get-regexp', '^remote\\.origin\\.'], signal);
  const lines = config.ok ? config.output.split('\n') : [];
  if (!lines.includes('remote.origin.mirror true')) return undefined;
  const key = 'remote.origin.url ';
  return lines.find((line) => line.startsWith(key))?.slice(key.length);
}

async function fetchUpdate({ gitDir, origin }: Update, options: ReadOptions): Promise<GitResult> {
  if (origin.startsWith('/')) return updateClone(localRemote(origin), gitDir, options.signal);
  const url = URL.canParse(origin) ? new URL(origin) : undefined;
  if (url === undefined || !isHttp(url))
    return { ok: false, reason: `${gitDir} was cloned from neither http(s) nor a local path, so it is not fetched` };
  return updateClone(await findRemote(origin.replace(/\/$/, ''), options), gitDir, options.signal);
}

/** By the server's manifest those that changed there; without one all of them, and one more where there is one. */
async function listUpdates(
  epochs: readonly string[],
  newest: string,
  origin: string,
  options: ReadOptions,
): Promise<readonly Update[]> {
  const base = /^(https?:\/\/.+?)\/(?:git\/)?\d{1,6}(?:\.git)?\/?$/.exec(origin)?.[1];
  const listed = base === undefined ? undefined : await readUpdates(base, newest, options);
  if (listed !== undefined) return listed;
  const all = await Promise.all(
    epochs.map(async (gitDir) => ({ gitDir, origin: await readOrigin(gitDir, options.signal) })),
  );
  const known = all.flatMap(({ gitDir, origin: from }) => (from === undefined ? [] : [{ gitDir, origin: from }]));
  const next = base === undefined ? undefined : await findNext(base, newest, options);
  return next === undefined ? known : [...known, next];
}

/** Undefined where the server has no manifest for the inbox. */
async function readUpdates(base: string, newest: string, options: ReadOptions): Promise<readonly Update[] | undefined> {
  const manifest = new URL(`${base}/manifest.js.gz`);
  const bytes = await unlessMissing(download(manifest, maxManifestBytes, options));
  const entries = bytes === undefined ? undefined : parseManifest(bytes);
  if (entries === undefined || entries.length === 0) return undefined;
  const updates: Update[] = [];
  for (const { path, epoch, fingerprint } of entries) {
    const gitDir = siblingEpoch(newest, epoch);
    if ((await readFingerprint(gitDir, options.signal)) === fingerprint) continue;
    updates.push({ gitDir, origin: resolveEntry(manifest, path).href });
  }
  return updates;
}

async function findNext(base: string, newest: string, options: ReadOptions): Promise<Update | undefined> {
  const epoch = parseEpochName(newest).epoch + 1;
  const origin = `${base}/git/${epoch}.git`;
  const remote = await unlessMissing(findRemote(origin, options));
  return remote && { gitDir: siblingEpoch(newest, epoch), origin };
}

function siblingEpoch(gitDir: string, epoch: number): string {
  return join(gitDir, '..', `${epoch}.git`);
}

/** Undefined where the server answers that there is no such thing. */
async function unlessMissing<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof DownloadError && error.status === 404) return undefined;
    throw error;
  }
}
