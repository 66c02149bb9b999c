import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { runGit } from '#ingest/source/git.ts';

/** An epoch of an archive, as grokmirror(1) lists it. */
export type ManifestEntry = {
  /** `/leds/git/0.git` */
  readonly path: string;
  readonly epoch: number;
  /** Changes with every change of its refs. */
  readonly fingerprint: string;
};

/** All of lore has 300 kB, packed. */
export const maxManifestBytes = 16 * 1024 * 1024;
const maxUnpackedBytes = 256 * 1024 * 1024;

/** No `..`, and nothing that a command would take for an option. */
const epochPathPattern = /^(?:\/[\w+@~][\w.+@~-]{0,200}){1,8}\/(\d{1,6})\.git$/;

/**
 * The epochs in a manifest (JSON, gzip-compressed or not), each inbox's in their order; what else it lists is passed
 * over. Undefined where it is no manifest.
 */
export function parseManifest(bytes: Uint8Array): readonly ManifestEntry[] | undefined {
  const manifest = parseJson(bytes);
  if (typeof manifest !== 'object' || manifest === null || Array.isArray(manifest)) return undefined;
  const entries = Object.entries(manifest).flatMap(([path, entry]: [string, unknown]): ManifestEntry[] => {
    const epoch = epochPathPattern.exec(path)?.[1];
    if (epoch === undefined || typeof entry !== 'object' || entry === null) return [];
    const fingerprint = 'fingerprint' in entry && typeof entry.fingerprint === 'string' ? entry.fingerprint : '';
    return [{ path, epoch: Number(epoch), fingerprint }];
  });
  return entries.sort((a, b) => a.epoch - b.epoch || (a.path < b.path ? -1 : 1));
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return JSON.parse(
      Buffer.from(isGzip ? gunzipSync(bytes, { maxOutputLength: maxUnpackedBytes }) : bytes).toString(),
    );
  } catch {
    return undefined;
  }
}

/** Where the repository of an entry is, from where its manifest is: the server may be below a path of its own. */
export function resolveEntry(manifest: URL, path: string): URL {
  const folder = manifest.pathname.split('/').slice(1, -1);
  const segments = path.split('/').slice(1);
  const shared = folder.findIndex((_, index) => folder.slice(index).every((name, at) => name === segments[at]));
  const base = shared < 0 ? folder : folder.slice(0, shared);
  return new URL(`/${[...base, ...segments].join('/')}`, manifest);
}

/** The fingerprint of a repository here: what `git show-ref` prints, as grokmirror hashes it. */
export async function readFingerprint(gitDir: string, signal?: AbortSignal): Promise<string | undefined> {
  const refs = await runGit(['--git-dir', gitDir, 'show-ref'], signal);
  return refs.ok ? createHash('sha1').update(`${refs.output}\n`).digest('hex') : undefined;
}
