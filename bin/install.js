import { spawnSync } from 'node:child_process';
import { existsSync, statSync, utimesSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The checkout, with a slash at its end. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** Settings for all that is started from here. */
export const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };

const lock = `${root}package-lock.json`;
/** What npm writes when it is through: missing after an install that was cut off. */
const installed = `${root}node_modules/.package-lock.json`;

/** Runs `npm install` where node_modules is missing or older than the lock file. Ends the process where that fails. */
export function installPackages() {
  requireNode(20, 20);
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  console.log('Installing packages (once, one to two minutes) ...');
  // `npm ci` would refuse a lock file that was made on another platform.
  const npm = spawnSync('npm', ['install', '--no-audit', '--no-fund'], {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (npm.error) fail(`npm cannot be run (${npm.error.message}); it comes with Node: https://nodejs.org`);
  if (npm.status !== 0)
    fail('npm install failed: see above. It needs the package registry and, for SQLite, a C++ compiler.');
  utimesSync(installed, new Date(), new Date());
}

/** Says what is wrong and ends the process. */
export function fail(message) {
  console.error(`\n${message}`);
  process.exit(1);
}

function requireNode(major, minor) {
  const [ourMajor = 0, ourMinor = 0] = process.versions.node.split('.').map(Number);
  if (ourMajor > major || (ourMajor === major && ourMinor >= minor)) return;
  fail(`Reroll needs Node ${major}.${minor} or later; this is ${process.versions.node}.`);
}
