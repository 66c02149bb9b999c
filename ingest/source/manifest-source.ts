import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DownloadError, download } from '#ingest/source/download.ts';
import { readEpoch } from '#ingest/source/epoch.ts';
import { findRemote, formatClonePath, updateClone } from '#ingest/source/git-remote.ts';
import { findEpoch, parseEpochName } from '#ingest/source/inbox.ts';
import { maxManifestBytes, parseManifest, readFingerprint, resolveEntry } from '#ingest/source/manifest.ts';
import type { SourceEvent } from '#ingest/source/raw-message.ts';
import type { ReadOptions } from '#ingest/source/read-options.ts';

/** Reads all archives of a server, by the `manifest.js.gz` with which grokmirror(1) tells what it has. Only repositories that changed are fetched, each into a clone that is kept. */
export async function* readServerManifest(place: string, options: ReadOptions): AsyncGenerator<SourceEvent> {
  const { mirrors, signal } = options;
  if (mirrors === undefined) throw new DownloadError('clones of a whole server need a folder that keeps them');
  const manifest = new URL(place);
  yield* readManifest(
    place,
    await download(manifest, maxManifestBytes, options),
    options,
    async (path, fingerprint) => {
      const url = resolveEntry(manifest, path);
      const gitDir = join(mirrors, formatClonePath(url));
      if (existsSync(gitDir) && (await readFingerprint(gitDir, signal)) === fingerprint) return { ok: true, gitDir };
      const updated = await updateClone(await findRemote(url.href, options), gitDir, signal);
      return updated.ok ? { ok: true, gitDir } : updated;
    },
  );
}

/** Reads all archives of a tree that grokmirror keeps current. */
export async function* readTreeManifest(path: string, options: ReadOptions): AsyncGenerator<SourceEvent> {
  const root = dirname(path);
  yield* readManifest(path, await readFile(path), options, async (entry) => ({ ok: true, gitDir: join(root, entry) }));
}

type Fetched = { readonly ok: true; readonly gitDir: string } | { readonly ok: false; readonly reason: string };

/** A manifest that is as it was is not looked into; its cursor is saved when all that it lists was read. */
async function* readManifest(
  place: string,
  bytes: Uint8Array,
  options: ReadOptions,
  fetch: (path: string, fingerprint: string) => Promise<Fetched>,
): AsyncGenerator<SourceEvent> {
  const entries = parseManifest(bytes);
  if (entries === undefined) {
    yield { kind: 'problem', place, reason: 'it is no manifest of grokmirror' };
    return;
  }
  const position = createHash('sha1').update(JSON.stringify(entries)).digest('hex');
  if (options.cursors(place) === position) return;
  let isComplete = true;
  for (const { path, fingerprint } of entries) {
    let last: SourceEvent | undefined;
    for await (const event of readEntry(path, await tryFetch(fetch, path, fingerprint), options)) {
      last = event;
      yield event;
    }
    // An archive that was read to its end says so, or has nothing to say.
    if (last !== undefined && last.kind !== 'cursor') isComplete = false;
  }
  if (isComplete) yield { kind: 'cursor', source: place, position };
}

async function* readEntry(path: string, fetched: Fetched, options: ReadOptions): AsyncGenerator<SourceEvent> {
  const found = fetched.ok ? await findEpoch(fetched.gitDir, parseEpochName(path), options.signal) : fetched;
  if (found.ok) yield* readEpoch(found.epoch, options);
  else yield { kind: 'problem', place: path, reason: found.reason };
}

/** A repository that cannot be had must not keep the others from being read. */
async function tryFetch(
  fetch: (path: string, fingerprint: string) => Promise<Fetched>,
  path: string,
  fingerprint: string,
): Promise<Fetched> {
  try {
    return await fetch(path, fingerprint);
  } catch (error) {
    if (!(error instanceof DownloadError)) throw error;
    return { ok: false, reason: error.message };
  }
}
