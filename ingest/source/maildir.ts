import { existsSync, type Stats, watch } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describeTooLarge, maxMailBytes } from '#ingest/source/mail-size.ts';
import type { SourceEvent } from '#ingest/source/raw-message.ts';
import type { ReadOptions } from '#ingest/source/read-options.ts';

/** Where mails are delivered to, and where a mail reader moves them; what lies in `tmp` is not written to its end. */
const folders = ['cur', 'new'] as const;

/** File systems are less exact than clocks, and clocks are set. */
const overlapMs = 60_000;

/** A maildir has the folders `cur`, `new` and `tmp`. */
export function isMaildir(path: string): boolean {
  return folders.every((folder) => existsSync(join(path, folder)));
}

/**
 * Reads the mails of a maildir that were delivered or moved since its cursor, in the order of their names, which begin
 * with the time of delivery. A file's status changes (`ctime`) when it is moved here, whatever its dates say.
 */
export async function* readMaildir(path: string, options: ReadOptions): AsyncGenerator<SourceEvent> {
  const since = Number(options.cursors(path) ?? Number.NEGATIVE_INFINITY);
  const started = Date.now();
  const changes = await Promise.all(folders.map((folder) => stat(join(path, folder))));
  if (changes.every(({ mtimeMs }) => mtimeMs < since)) return;

  const names = await listNames(path, since);
  yield { kind: 'expect', messages: names.length };
  for (const name of names) {
    const place = join(path, name);
    const { size } = (await findStats(place)) ?? {};
    // A mail reader moved it; it is found at its new place next time.
    if (size === undefined) continue;
    if (size > maxMailBytes) yield { kind: 'problem', place, reason: describeTooLarge(size) };
    else {
      const bytes = await unlessGone(readFile(place));
      const received = parseDeliveryTime(name);
      const raw = { place, source: null, list: options.list ?? null, received, copy: 'mail' } as const;
      if (bytes) yield { kind: 'message', raw: { ...raw, bytes: new Uint8Array(bytes) } };
    }
  }
  yield { kind: 'cursor', source: path, position: String(started - overlapMs) };
}

async function listNames(path: string, since: number): Promise<readonly string[]> {
  const names: string[] = [];
  for (const folder of folders) {
    const entries = await readdir(join(path, folder), { withFileTypes: true });
    const mails = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.'));
    for (const name of mails.map((entry) => join(folder, entry.name)).sort())
      if (since < 0 || ((await findStats(join(path, name)))?.ctimeMs ?? 0) >= since) names.push(name);
  }
  return names;
}

function findStats(path: string): Promise<Stats | undefined> {
  return unlessGone(stat(path));
}

async function unlessGone<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** `cur/1700000000.M1P2.host:2,S` was delivered at 1700000000. */
function parseDeliveryTime(name: string): number | null {
  const digits = /^(?:cur|new)\/(\d{9,10})\./.exec(name)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** Calls back when something is delivered or moved. @returns ends it. Some file systems never tell: look as well. */
export function watchMaildir(path: string, onChange: () => void): () => void {
  const watchers = folders.map((folder) => {
    const watcher = watch(join(path, folder), { persistent: false }, onChange);
    return watcher.on('error', () => watcher.close());
  });
  return () => {
    for (const watcher of watchers) watcher.close();
  };
}
