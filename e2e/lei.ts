import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** False, with a line that says so, where lei is not installed. */
export function hasLei(): boolean {
  // Asked by the shell: `lei --version` leaves a daemon behind.
  const isInstalled = spawnSync('sh', ['-c', 'command -v lei']).status === 0;
  if (!isInstalled) console.warn('skipped: lei is not installed (Debian package lei)');
  return isInstalled;
}

/** The Message-IDs that `lei q` gets from one server, in a home of its own. */
export async function askLei(inbox: string, query: readonly string[]): Promise<string[]> {
  const home = mkdtempSync(join(tmpdir(), 'reroll-lei-'));
  const env = {
    ...process.env,
    HOME: home,
    XDG_RUNTIME_DIR: home,
    XDG_CONFIG_HOME: home,
    XDG_DATA_HOME: home,
    XDG_CACHE_HOME: home,
  };
  const run = promisify(execFile);
  try {
    const { stdout } = await run('lei', ['q', '--no-save', '--only', inbox, '--format=json', ...query], { env });
    // It ends its list with a null.
    const found = JSON.parse(stdout) as readonly ({ m: string } | null)[];
    return found.flatMap((mail) => mail?.m ?? []).toSorted();
  } finally {
    await run('lei', ['daemon-kill'], { env });
    rmSync(home, { recursive: true, force: true });
  }
}
