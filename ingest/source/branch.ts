import { realpath } from 'node:fs/promises';
import { runGit } from '#ingest/source/git.ts';
import { findGitDir } from '#ingest/source/inbox.ts';

/** A branch as it is now in a repository on this machine. */
export type SourceBranch = { readonly gitDir: string; readonly ref: string; readonly tip: string };

/**
 * Finds a branch, by default the one that is checked out.
 * @param path a work tree or a bare repository
 * @throws for people, where there is no repository, no such branch, or only a part of the history
 */
export async function locateBranch(path: string, name = 'HEAD', signal?: AbortSignal): Promise<SourceBranch> {
  const top = await runGit(['-C', path, 'rev-parse', '--absolute-git-dir'], signal);
  if (!top.ok && findGitDir(path) === undefined)
    throw new Error(`${path} is no git repository. --commits takes a work tree or a bare repository.`);
  if (!top.ok) throw new Error(`git cannot read ${path}: ${top.reason}`);
  const gitDir = await realpath(top.output);
  const git = (...args: string[]) => runGit(['--git-dir', gitDir, ...args], signal);
  const full = await git('rev-parse', '--symbolic-full-name', '--verify', '--quiet', '--end-of-options', name);
  const tip = await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`);
  if (!tip.ok) throw new Error(`${path} has no branch ${name}. \`git -C ${path} branch --all\` lists them.`);
  return { gitDir, ref: full.ok && full.output !== '' ? full.output : name, tip: tip.output };
}

/** Whether all of `commit` is in `tip`; false too where the commit is not there any more. */
export async function isAncestor(
  { gitDir, tip }: SourceBranch,
  commit: string,
  signal?: AbortSignal,
): Promise<boolean> {
  return (await runGit(['--git-dir', gitDir, 'merge-base', '--is-ancestor', commit, tip], signal)).ok;
}

/** Git takes a smaller number for a time of day, and no commit is as old. */
const OLDEST = 100_000_000;

/** The options of `git log` that leave out what was committed before `since`, seconds UTC. */
export function sinceOptions(since: number): readonly string[] {
  return since < OLDEST ? [] : [`--since=@${since}`];
}

/** The names of all commits of a branch that were committed at or after `since`. */
export async function listReachable(
  { gitDir, tip }: SourceBranch,
  since: number,
  signal?: AbortSignal,
): Promise<ReadonlySet<string>> {
  const list = await runGit(
    ['--git-dir', gitDir, 'rev-list', '--no-merges', ...sinceOptions(since), tip, '--'],
    signal,
  );
  if (!list.ok) throw new Error(`git cannot list the commits of ${gitDir}: ${list.reason}`);
  return new Set(list.output.split('\n'));
}

/** Whether a commit can still be read, as after a rebase that left it behind. */
export async function hasCommit({ gitDir }: SourceBranch, commit: string, signal?: AbortSignal): Promise<boolean> {
  return (await runGit(['--git-dir', gitDir, 'cat-file', '-e', `${commit}^{commit}`], signal)).ok;
}
