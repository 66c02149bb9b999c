import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFreePort } from '../bench/free-port.ts';
import { root } from './site.ts';

/** What `npm pack` makes, installed into an empty folder, is a Reroll that works and writes nothing beside itself. */

const DRIVER = '20260112093000.4711-1-mira.lindqvist@example.org';

describe('the package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reroll-package-'));
  const installed = join(folder, 'node_modules/reroll');
  const reroll = join(folder, 'node_modules/.bin/reroll');
  const env = { ...process.env, REROLL_DB: join(folder, 'reroll.db') };
  const run = (command: string, ...args: string[]) =>
    execFileSync(command, args, { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

  beforeAll(() => {
    execFileSync('npm', ['pack', '--pack-destination', folder], { cwd: root, stdio: 'pipe' });
    const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    run('npm', 'install', `./${tarball}`, '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline');
    // Compiled already: to compile SQLite once more takes a minute, and is npm's work.
    const sqlite = 'node_modules/better-sqlite3';
    const home = [join(folder, sqlite), join(installed, sqlite)].find((path) => existsSync(path)) ?? '';
    cpSync(join(root, sqlite, 'build/Release/better_sqlite3.node'), join(home, 'build/Release/better_sqlite3.node'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('has no sources, tests or tools in it, and the manual', () => {
    expect(
      readdirSync(installed)
        .filter((name) => !name.startsWith('.'))
        .sort(),
    ).toEqual(
      [
        'README.md',
        'bin',
        'demo',
        'dist',
        'docs',
        'next.config.js',
        'node_modules',
        'package.json',
        'packaging',
      ].filter((name) => name !== 'node_modules' || existsSync(join(installed, name))),
    );
    expect(statSync(join(installed, 'dist/reroll.1')).size).toBeGreaterThan(1000);
  });

  test('reads the demo and serves it, and stops when it is told to', async () => {
    const before = listFiles(installed);
    expect(run(reroll, 'ingest', join(installed, 'demo'), '--json')).toContain('"new": 49');
    expect(run(reroll, 'status', DRIVER)).toContain('Next: author.');
    const port = await findFreePort();
    const server = spawn(reroll, ['serve', '--port', String(port)], {
      cwd: folder,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    server.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    try {
      const site = `http://127.0.0.1:${port}`;
      await until(() => said.includes(`reroll: ${site}/`), server);
      const get = async (path: string) => {
        const response = await fetch(site + path);
        return { status: response.status, text: await response.text() };
      };
      expect(await get('/healthz')).toEqual({ status: 200, text: 'ok\n' });
      expect((await get(`/series/${encodeURIComponent(DRIVER)}`)).text).toContain('Add support for the Tarn TB210');
      expect((await get('/docs')).status).toBe(200);
      expect((await get('/message/nobody%40example.org')).status).toBe(404);
    } finally {
      server.kill('SIGTERM');
    }
    const [code] = await new Promise<[number | null]>((ended) => server.on('exit', (status) => ended([status])));
    expect([code, said.trim().split('\n')]).toEqual([0, [expect.stringContaining('reroll: http://127.0.0.1')]]);
    expect(listFiles(installed)).toEqual(before);
  });

  test('says which port is taken, and ends with 1', async () => {
    const port = await findFreePort();
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    const failure = () => run(reroll, 'serve', '--port', String(port));
    expect(failure).toThrow(`reroll: 127.0.0.1 port ${port} cannot be used: another program listens there.`);
    other.close();
  });
});

function listFiles(folder: string): string[] {
  return (readdirSync(folder, { recursive: true }) as string[]).filter((name) => !name.includes('node_modules')).sort();
}

async function until(isDone: () => boolean, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300 && !isDone(); tries++) {
    if (server.exitCode !== null) throw new Error(`serve ended with ${server.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  if (!isDone()) throw new Error('serve did not answer within 30 seconds');
}
