import { createReadStream, existsSync } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readBundle } from '#ingest/source/bundle.ts';
import { headBytes, parseContentKind } from '#ingest/source/content.ts';
import { knownContents, readDocument } from '#ingest/source/document.ts';
import { readEpoch } from '#ingest/source/epoch.ts';
import { findEpoch, findGitDir, listEpochDirs, parseEpochName } from '#ingest/source/inbox.ts';
import { isMaildir, readMaildir } from '#ingest/source/maildir.ts';
import { readTreeManifest } from '#ingest/source/manifest-source.ts';
import { refreshMirror, refreshRepository } from '#ingest/source/mirror.ts';
import type { SourceEvent } from '#ingest/source/raw-message.ts';
import type { ReadOptions } from '#ingest/source/read-options.ts';

/** Reads what lies at a path, recognised by what it is and not by its name. */
export async function* readPath(path: string, options: ReadOptions): AsyncGenerator<SourceEvent> {
  // One behind the other, not one within the other: folders nest as deep as a path is long.
  const open = [path];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    try {
      const stats = await stat(at);
      if (!stats.isDirectory()) yield* readFile(at, stats.isFile(), options);
      else for (const entry of (yield* readFolder(at, options)).toReversed()) open.push(entry);
    } catch (error) {
      const reason = describeSystemError(error);
      if (reason === undefined) throw error;
      yield { kind: 'problem', place: at, reason };
    }
  }
}

/** Reads a folder that is an archive; of any other, returns what is in it and still to be read. */
async function* readFolder(path: string, options: ReadOptions): AsyncGenerator<SourceEvent, readonly string[]> {
  const epochs = listEpochDirs(path);
  const gitDir = findGitDir(path);
  const manifest = join(path, 'manifest.js.gz');
  if (epochs.length > 0) yield* readInbox(path, epochs, options);
  else if (existsSync(manifest)) yield* readTreeManifest(manifest, options);
  else if (gitDir !== undefined) yield* readSingleRepository(path, gitDir, options);
  else if (isMaildir(path)) yield* readMaildir(path, options);
  else return yield* listEntries(path);
  return [];
}

async function* readInbox(path: string, known: readonly string[], options: ReadOptions): AsyncGenerator<SourceEvent> {
  if (options.refresh) yield* refreshMirror(known, options);
  for (const epoch of options.refresh ? listEpochDirs(path) : known) yield* readRepository(epoch, epoch, options);
}

/** One epoch by itself, or a v1 archive. */
async function* readSingleRepository(path: string, gitDir: string, options: ReadOptions): AsyncGenerator<SourceEvent> {
  if (options.refresh) yield* refreshRepository(gitDir, options);
  yield* readRepository(path, gitDir, options);
}

async function* readRepository(path: string, gitDir: string, options: ReadOptions): AsyncGenerator<SourceEvent> {
  const found = await findEpoch(gitDir, parseEpochName(path), options.signal);
  if (found.ok) yield* readEpoch(found.epoch, options);
  else yield { kind: 'problem', place: path, reason: found.reason };
}

/** Links are followed to files only, so there are no circles. */
async function* listEntries(path: string): AsyncGenerator<SourceEvent, readonly string[]> {
  const entries = await readdir(path, { withFileTypes: true });
  const names = entries.filter((entry) => !entry.name.startsWith('.')).sort((a, b) => (a.name < b.name ? -1 : 1));
  if (names.length === 0) yield { kind: 'problem', place: path, reason: `the folder is empty; give ${knownContents}` };
  const paths: string[] = [];
  for (const entry of names) {
    const inner = join(path, entry.name);
    const isLinked = entry.isSymbolicLink() && (await isFile(inner));
    if (entry.isDirectory() || entry.isFile() || isLinked) paths.push(inner);
  }
  return paths;
}

async function* readFile(path: string, isRegular: boolean, options: ReadOptions): AsyncGenerator<SourceEvent> {
  // Git wants a bundle as a file of its own; a pipe can only be read once.
  if (isRegular && parseContentKind(await readHead(path)) === 'bundle') yield* readBundle(path, options);
  else yield* readDocument(createReadStream(path), path, options);
}

async function readHead(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes));
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function isFile(path: string): Promise<boolean> {
  const stats = await stat(path).catch(() => undefined);
  return stats?.isFile() ?? false;
}

/** What the system says about a path that cannot be read, and what to do; undefined for any other error. */
function describeSystemError(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return undefined;
  switch (error.code) {
    case 'ENOENT':
      return `there is no such file or folder; give ${knownContents}, or an http(s) URL`;
    case 'EACCES':
    case 'EPERM':
      return 'it may not be read; change its permissions or run as another user';
    default:
      return `it cannot be read: ${error.message}`;
  }
}
