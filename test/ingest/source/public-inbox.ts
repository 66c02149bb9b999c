import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '../../../bench/free-port.ts';

/** A public-inbox installation of its own, in a temporary folder. */
export type PublicInbox = {
  readonly folder: string;
  /** The base URL of its server on the loopback device. */
  readonly url: string;
  readonly run: (command: string, args: readonly string[], mail?: string) => void;
  /** Delivers a mail to the inbox `NAME@example.org`. */
  readonly deliver: (name: string, mail: string) => void;
  readonly stop: () => Promise<void>;
};

/** False, with a line that says so, where public-inbox is not installed. */
export function hasPublicInbox(): boolean {
  const isInstalled = spawnSync('public-inbox-httpd', ['--version']).error === undefined;
  if (!isInstalled) console.log('Skipped: public-inbox is not installed (Debian: apt-get install public-inbox).');
  return isInstalled;
}

/** Makes the inboxes, as v1 or v2 archives, and serves them. */
export async function startPublicInbox(inboxes: Readonly<Record<string, '-V1' | '-V2'>>): Promise<PublicInbox> {
  const folder = mkdtempSync(join(tmpdir(), 'reroll-public-inbox-'));
  const config = join(folder, 'config');
  const env = {
    ...process.env,
    HOME: folder,
    PI_DIR: folder,
    PI_CONFIG: config,
    PI_EMERGENCY: join(folder, 'emergency'),
  };
  mkdirSync(env.PI_EMERGENCY);
  const url = `http://127.0.0.1:${await findFreePort()}`;

  const run = (command: string, args: readonly string[], input = '', more = {}) => {
    execFileSync(command, args, { env: { ...env, ...more }, input, stdio: 'pipe' });
  };
  for (const [name, version] of Object.entries(inboxes)) {
    run('public-inbox-init', [version, name, join(folder, name), `${url}/${name}`, `${name}@example.org`]);
  }
  run('git', ['config', '--file', config, 'publicinboxmda.spamcheck', 'none']);

  const server = spawn('public-inbox-httpd', ['-W0', '-l', url], { env, stdio: 'ignore' });
  const stopped = new Promise((resolve) => server.once('close', resolve));
  return {
    folder,
    url,
    run,
    deliver: (name, mail) =>
      run('public-inbox-mda', ['--no-precheck'], mail, { ORIGINAL_RECIPIENT: `${name}@example.org` }),
    stop: async () => {
      server.kill();
      await stopped;
      rmSync(folder, { recursive: true });
    },
  };
}

/** Waits until the server answers. */
export async function waitForServer(url: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const isUp = await fetch(url).then(
      () => true,
      () => false,
    );
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no server answers at ${url}`);
}
