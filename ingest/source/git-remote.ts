import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { isIP } from 'node:net';
import { dirname } from 'node:path';
import { DownloadError, type DownloadOptions, openDownload } from '#ingest/source/download.ts';
import { type GitResult, runGit } from '#ingest/source/git.ts';

/** A repository elsewhere, and the settings with which git may speak with it. */
export type GitRemote = { readonly url: string; readonly settings: readonly string[] };

/** No protocol that is not allowed below, no questions for passwords, no hooks, and an end to connections gone silent. */
const remoteSettings: readonly string[] = formatSettings([
  ['protocol.allow', 'never'],
  ['http.followRedirects', 'false'],
  ['http.lowSpeedLimit', '1000'],
  ['http.lowSpeedTime', '60'],
  ['credential.helper', ''],
  ['core.hooksPath', '/dev/null'],
  ['core.fsync', 'none'],
  ['gc.autoDetach', 'false'],
]);

function formatSettings(settings: readonly (readonly [name: string, value: string])[]): string[] {
  return settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** A repository or bundle at a plain path; git's `ext::` and the like would run programs. */
export function localRemote(path: string): GitRemote {
  return { url: path, settings: [...remoteSettings, ...formatSettings([['protocol.file.allow', 'always']])] };
}

const maxNameLength = 200;

/** What git asks a repository for first; see gitprotocol-http(5). */
const question = '/info/refs?service=git-upload-pack';

/**
 * The repository at an http(s) URL. Redirects are followed and checked here, since git itself follows more of them than
 * we do, and git is given the address that answered (git 2.37 and later heed it). Throws a DownloadError where there is
 * none.
 */
export async function findRemote(place: string, options: DownloadOptions): Promise<GitRemote> {
  const { url, address, chunks } = await openDownload(new URL(`${place}${question}`), 'GET', options);
  // The connection can be used again only when its answer was read.
  for await (const _ of chunks);
  if (!url.href.endsWith(question)) throw new DownloadError('it redirects to something that is no git repository');
  const allowed = formatSettings([
    ['protocol.http.allow', 'always'],
    ['protocol.https.allow', 'always'],
    ...pinAddress(url, address),
  ]);
  return { url: url.href.slice(0, -question.length), settings: [...remoteSettings, ...allowed] };
}

function pinAddress(url: URL, address: string): readonly (readonly [string, string])[] {
  if (url.hostname.startsWith('[') || isIP(url.hostname) !== 0) return [];
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return [['http.curloptResolve', `${url.hostname}:${port}:${address.includes(':') ? `[${address}]` : address}`]];
}

/**
 * Where a clone of a URL is kept: `lore.example.org/leds/git/0.git`, also for `/leds/0`. What a URL's path may hold after
 * it was parsed is harmless in a path of files; names that no file can have throw a DownloadError.
 */
export function formatClonePath(url: URL): string {
  const path = url.pathname.replace(/(?<!\/)\/+$/, '');
  const epoch = /\/(?:git\/)?(\d{1,6})(?:\.git)?$/.exec(path);
  if (path.split('/').some((name) => name.length > maxNameLength)) throw new DownloadError('its path is too long');
  const clone =
    epoch === null ? `${path.replace(/\.git$/, '')}.git` : `${path.slice(0, epoch.index)}/git/${epoch[1]}.git`;
  return `${url.host}${clone}`;
}

/** The commit that the HEAD of a repository is at; '' for an empty one. */
export async function readRemoteTip(remote: GitRemote, signal?: AbortSignal): Promise<GitResult> {
  const refs = await runGit([...remote.settings, 'ls-remote', '--quiet', remote.url, 'HEAD'], signal);
  return refs.ok ? { ok: true, output: refs.output.split('\t', 1)[0] ?? '' } : refs;
}

/** Brings a mirror of a repository up to date, or makes it. A first clone that was cut off leaves nothing behind. */
export async function updateClone(remote: GitRemote, gitDir: string, signal?: AbortSignal): Promise<GitResult> {
  const { url, settings } = remote;
  if (existsSync(gitDir)) {
    // Also what was rewritten there, and without what is gone there.
    const fetch = ['fetch', '--quiet', '--prune', '--no-write-fetch-head', url, '+refs/*:refs/*'];
    return runGit([...settings, '--git-dir', gitDir, ...fetch], signal);
  }
  const unfinished = `${gitDir}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(dirname(gitDir), { recursive: true });
  const cloned = await runGit([...settings, 'clone', '--quiet', '--mirror', '--template=', url, unfinished], signal);
  if (cloned.ok) await rename(unfinished, gitDir);
  else await rm(unfinished, { recursive: true, force: true });
  return cloned;
}
