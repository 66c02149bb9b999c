import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { runCommand } from './command.ts';

/**
 * Reads archives into a new store as they were at a time: only mails that the archive had by then.
 * @param bundles epochs of public-inbox archives, as git bundles
 * @param until seconds UTC; undefined for all mails
 */
export async function makeStore(
  reroll: string,
  bundles: readonly string[],
  folder: string,
  store: string,
  until?: number,
): Promise<void> {
  const archives = bundles.map((bundle) => {
    const archive = join(folder, basename(bundle, '.bundle'));
    const epoch = join(archive, 'git', '0.git');
    if (!existsSync(epoch)) execFileSync('git', ['clone', '--quiet', '--mirror', bundle, epoch]);
    if (until !== undefined) cutEpoch(epoch, until);
    return archive;
  });
  await runCommand(reroll, ['ingest', '--json', ...archives], { REROLL_DB: store });
}

/** The commits of an epoch are made when the archive gets the mails. */
function cutEpoch(epoch: string, until: number): void {
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', epoch, ...args])
      .toString()
      .trim();
  git('update-ref', git('symbolic-ref', 'HEAD'), git('rev-list', '-1', `--before=${until}`, 'HEAD'));
}
