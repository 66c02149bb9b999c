import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** False, with a line that says so, where b4 is not installed. */
export function hasB4(): boolean {
  const isInstalled = spawnSync('b4', ['--version']).error === undefined;
  if (!isInstalled) console.warn('skipped: b4 is not installed (Debian package b4)');
  return isInstalled;
}

/** A b4 that asks one server alone, in a home of its own. */
export type B4 = {
  /** What it wrote, by the name of the file. */
  readonly files: (command: string, messageId: string) => Promise<ReadonlyMap<string, string>>;
  /** What it said. */
  readonly say: (args: readonly string[]) => Promise<string>;
  readonly remove: () => void;
};

/**
 * @param inbox the address that mails are asked of: `http://127.0.0.1:PORT/all`
 * @param work the repository to run in; by default an empty one
 */
export function setUpB4(inbox: string, work?: string): B4 {
  const home = mkdtempSync(join(tmpdir(), 'reroll-b4-'));
  const settings = [
    ['b4.midmask', `${inbox}/%s`],
    ['b4.linkmask', `${inbox}/%s`],
    ['b4.searchmask', `${inbox}/?x=m&t=1&q=%s`],
    ['b4.attestation-policy', 'off'],
    ['user.name', 'Ann'],
    ['user.email', 'ann@example.org'],
  ] as const;
  const env = {
    ...process.env,
    HOME: home,
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CONFIG_HOME: join(home, 'config'),
    GIT_CONFIG_COUNT: String(settings.length),
    ...Object.fromEntries(
      settings.flatMap(([name, value], index) => [
        [`GIT_CONFIG_KEY_${index}`, name],
        [`GIT_CONFIG_VALUE_${index}`, value],
      ]),
    ),
  };
  const repository = work ?? join(home, 'repository');
  execFileSync('git', ['init', '--quiet', repository], { env });
  const run = async (args: readonly string[]) => {
    const { stdout, stderr } = await promisify(execFile)('b4', ['--no-stdin', ...args], { cwd: repository, env });
    return stdout + stderr;
  };
  return {
    files: async (command, messageId) => {
      const folder = join(home, 'out');
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder);
      await run([command, '--outdir', folder, messageId]);
      const names = readdirSync(folder).toSorted();
      return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'latin1')]));
    },
    say: run,
    remove: () => rmSync(home, { recursive: true }),
  };
}
