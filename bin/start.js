/**
 * `npm start [-- SOURCE...]`: from a fresh clone to a running server.
 * Node alone runs this: packages may be missing when it starts.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { env, fail, installPackages, root } from './install.js';

const port = Number(process.env.PORT ?? 3000);
/** npm runs this in the checkout; sources are named from where the user is. */
const here = process.env.INIT_CWD ?? process.cwd();
const store = resolve(root, process.env.REROLL_DB ?? 'data/reroll.db');
env.REROLL_DB = store;

const sources = process.argv
  .slice(2)
  .map((source) => (existsSync(resolve(here, source)) ? resolve(here, source) : source));

await requireFreePort();
installPackages();
ingest();
build();
serve();

/** The user's sources where some are named; else the demo, into an empty store. */
function ingest() {
  if (sources.length === 0 && !isStoreEmpty()) return;
  if (sources.length === 0) console.log('The store is empty: reading the demo archive ...');
  const status = run('bin/reroll', ['ingest', ...(sources.length > 0 ? sources : listDemo())]);
  if (status !== 0) fail('The sources could not be read: see above.');
}

function listDemo() {
  return readdirSync(`${root}demo`)
    .filter((name) => name.endsWith('.mbox'))
    .sort()
    .map((name) => `${root}demo/${name}`);
}

function isStoreEmpty() {
  if (!existsSync(store)) return true;
  const list = spawnSync(process.execPath, ['bin/reroll', 'list', '--json', '--limit', '1'], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  if (list.status !== 0) fail(`The store ${store} cannot be read.\n${list.stderr}`);
  return JSON.parse(list.stdout).length === 0;
}

function build() {
  const built = `${root}.next/BUILD_ID`;
  if (existsSync(built) && statSync(built).mtimeMs > newestSource()) return;
  console.log('Building the pages (about ten seconds) ...');
  if (run('node_modules/next/dist/bin/next', ['build']) !== 0) fail('The pages could not be built: see above.');
}

/** When what the build is made of was last changed, in ms. */
function newestSource() {
  const files = ['package-lock.json', 'package.json', 'next.config.js', 'tsconfig.json'];
  for (const folder of ['access', 'api', 'app', 'components', 'db']) {
    for (const entry of readdirSync(root + folder, { recursive: true })) files.push(`${folder}/${entry}`);
  }
  return Math.max(...files.map((file) => statSync(root + file).mtimeMs));
}

function serve() {
  const server = spawn(process.execPath, ['bin/reroll', 'serve', '--port', String(port)], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal));
  server.on('exit', (code, signal) => process.exit(signal ? 0 : (code ?? 1)));
}

/** Asked first, so that nobody waits for a build to read that another server has the port. */
function requireFreePort() {
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    fail(`PORT is a number from 1 to 65535, not ${process.env.PORT}.`);
  return new Promise((free) => {
    const probe = createServer();
    probe.on('error', (error) => {
      if (error.code !== 'EADDRINUSE') fail(`Port ${port} cannot be used: ${error.message}`);
      fail(`Port ${port} is in use. Choose another: PORT=${port + 1} npm start`);
    });
    probe.listen(port, '127.0.0.1', () => probe.close(free));
  });
}

/** Runs one of our own commands in the checkout; its exit status. Ctrl-C ends it and us. */
function run(script, args) {
  const { status, signal } = spawnSync(process.execPath, [script, ...args], { cwd: root, env, stdio: 'inherit' });
  if (signal === 'SIGINT' || status === 130) process.exit(130);
  return status;
}
