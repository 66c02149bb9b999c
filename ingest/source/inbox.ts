import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Epoch } from '#ingest/source/epoch.ts';
import { runGit } from '#ingest/source/git.ts';

/** Which inbox and which of its epochs a path or URL names. */
export type EpochName = { readonly inbox: string; readonly epoch: number };

/**
 * Reads `X/git/1.git`, `X/1.git`, `X/1` and `X/git/1.bundle` as epoch 1 of X, and any other `X.git` or `X.bundle` as
 * epoch 0 of X: a bundle, a clone and a mirror of one epoch have one name, and so one cursor.
 */
export function parseEpochName(path: string): EpochName {
  const names = path.split('/').filter((name) => name !== '' && name !== '.');
  if (names.at(-1) === '.git') names.pop();
  const last = (names.pop() ?? '').replace(/\.(?:git|bundle)$/, '');
  if (!/^\d{1,6}$/.test(last)) return { inbox: last || 'inbox', epoch: 0 };
  if (names.at(-1) === 'git') names.pop();
  return { inbox: (names.pop() ?? '').replace(/\.git$/, '') || 'inbox', epoch: Number(last) };
}

/** `linux-fpga/git/0.git` */
export function formatEpochSource(name: EpochName): string {
  return `${name.inbox}/git/${name.epoch}.git`;
}

/** The repository in a directory, bare or not; undefined where there is none. */
export function findGitDir(path: string): string | undefined {
  return [join(path, '.git'), path].find((dir) => existsSync(join(dir, 'HEAD')) && isDirectory(join(dir, 'objects')));
}

/** The repositories `0.git`, `1.git`, ... of a v2 mirror directory, oldest first. `all.git` holds no mails. */
export function listEpochDirs(path: string): readonly string[] {
  for (const dir of [join(path, 'git'), path]) {
    if (!isDirectory(dir)) continue;
    const epochs = readdirSync(dir).filter((name) => /^\d{1,6}\.git$/.test(name) && isDirectory(join(dir, name)));
    if (epochs.length > 0)
      return epochs.sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10)).map((name) => join(dir, name));
  }
  return [];
}

/**
 * What a repository holds, by the tree of its last commit: an epoch (`m` or `d`), a v1 archive (nothing but folders `00` to
 * `ff`), or why it is neither. `commit` is read instead of HEAD where the repository has no refs.
 */
export async function findEpoch(
  gitDir: string,
  name: EpochName,
  signal?: AbortSignal,
  commit?: string,
): Promise<{ readonly ok: true; readonly epoch: Epoch } | { readonly ok: false; readonly reason: string }> {
  const tip = commit ?? (await findTip(gitDir, signal));
  if (tip === undefined) return { ok: false, reason: 'the git repository has no commits' };
  const tree = await runGit(['--git-dir', gitDir, 'ls-tree', '--name-only', tip], signal);
  if (!tree.ok) return { ok: false, reason: `git cannot read the archive: ${tree.reason}` };

  const paths = tree.output.split('\n');
  if (paths.includes('m') || paths.includes('d')) {
    return { ok: true, epoch: { gitDir, tip, source: formatEpochSource(name), list: name.inbox } };
  }
  if (tree.output === '' || paths.every((path) => /^[0-9a-f]{2}$/.test(path))) {
    return { ok: true, epoch: { gitDir, tip, source: name.inbox, list: name.inbox } };
  }
  return {
    ok: false,
    reason: 'a git repository, but not a public-inbox archive: its last commit holds neither m, d nor folders 00 to ff',
  };
}

/** HEAD, or the first branch where HEAD names one that is not there, as in a clone of a bundle without HEAD. */
async function findTip(gitDir: string, signal?: AbortSignal): Promise<string | undefined> {
  const head = await runGit(['--git-dir', gitDir, 'rev-parse', '--verify', '--quiet', 'HEAD^{commit}'], signal);
  if (head.ok) return head.output;
  const refs = await runGit(
    ['--git-dir', gitDir, 'for-each-ref', '--count=1', '--format=%(objectname)', 'refs/heads'],
    signal,
  );
  return refs.ok && refs.output !== '' ? refs.output : undefined;
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
