/**
 * `npm pack` runs this first: what is made of the sources (the command line, the pages, the manual) goes into the package
 * in their place, so that an installed Reroll compiles nothing and writes nothing beside itself.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { bundle } from './compile.js';
import { env, fail, root } from './install.js';

const packaged = `${root}dist/packaged/`;

rmSync(packaged, { recursive: true, force: true });
await bundle(packaged);
run('node_modules/next/dist/bin/next', ['build'], 'The pages could not be built');
nameExternals();
writeFileSync(`${root}dist/reroll.1`, run('bin/reroll', ['manual'], 'The manual could not be written'));

/**
 * The build names packages that it does not bundle by aliases, links in a folder of its own that npm leaves out: they
 * get their own names again.
 */
function nameExternals() {
  const aliases = readdirSync(`${root}.next/node_modules`);
  for (const name of readdirSync(`${root}.next/server`, { recursive: true })) {
    const path = `${root}.next/server/${name}`;
    if (!path.endsWith('.js') || !statSync(path).isFile()) continue;
    const before = readFileSync(path, 'utf8');
    const after = aliases.reduce((text, alias) => text.replaceAll(alias, alias.replace(/-[0-9a-f]{16}$/, '')), before);
    if (after !== before) writeFileSync(path, after);
  }
}

/** What one of our commands writes. npm's own output is the name of the package alone. */
function run(script, args, failure) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  if (status !== 0) fail(`${failure}:\n${stderr}${stdout}`);
  return stdout;
}
