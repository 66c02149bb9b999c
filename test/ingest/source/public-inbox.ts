import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '../../../bench/free-port.ts';

/** A public-inbox installation of its own, in a temporary folder. */
export type PublicInbox = {
  readonly folder: string;
  /** The base URL of its server on the loopback device. */
  readonly url: string;
  /** The base URL of its news server; the group of the inbox NAME is `inbox.test.NAME`. */
  readonly news: string;
  readonly run: (command: string, args: readonly string[], mail?: string) => void;
  /** Delivers a mail to the inbox `NAME@example.org`. */
  readonly deliver: (name: string, mail: string) => void;
  /** Ends the servers as a power cut does, and starts them again. */
  readonly killServers: () => Promise<void>;
  readonly startServers: () => Promise<void>;
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
  const news = `nntp://127.0.0.1:${await findFreePort()}`;

  const run = (command: string, args: readonly string[], input = '', more = {}) => {
    execFileSync(command, args, { env: { ...env, ...more }, input, stdio: 'pipe' });
  };
  for (const [name, version] of Object.entries(inboxes)) {
    run('public-inbox-init', [version, name, join(folder, name), `${url}/${name}`, `${name}@example.org`]);
    run('git', ['config', '--file', config, `publicinbox.${name}.newsgroup`, `inbox.test.${name}`]);
  }
  run('git', ['config', '--file', config, 'publicinboxmda.spamcheck', 'none']);

  let servers: readonly ChildProcess[] = [];
  const startServers = async () => {
    servers = [
      spawn('public-inbox-httpd', ['-W0', '-l', url], { env, stdio: 'ignore' }),
      spawn('public-inbox-nntpd', ['-W0', '-l', news], { env, stdio: 'ignore' }),
    ];
    await Promise.all([waitForServer(url), waitForPort(Number(new URL(news).port))]);
  };
  const killServers = async () => {
    await Promise.all(
      servers.map((server) => {
        const closed = once(server, 'close');
        server.kill('SIGKILL');
        return closed;
      }),
    );
  };
  await startServers();
  return {
    folder,
    url,
    news,
    run,
    deliver: (name, mail) =>
      run('public-inbox-mda', ['--no-precheck'], mail, { ORIGINAL_RECIPIENT: `${name}@example.org` }),
    killServers,
    startServers,
    stop: async () => {
      await killServers();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Waits until the server answers. */
async function waitForServer(url: string): Promise<void> {
  await waitUntil(url, () => fetch(url).then(() => true));
}

async function waitForPort(port: number): Promise<void> {
  await waitUntil(`port ${port}`, async () => {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.destroy();
    return true;
  });
}

async function waitUntil(what: string, isUp: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (await isUp().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nothing answers at ${what}`);
}
