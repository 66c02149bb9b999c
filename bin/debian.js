import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Programs that tests run, with the Debian package each comes in and what is left untested without it. */
const programs = [
  { program: 'git', packages: ['git'], without: 'archives cannot be read' },
  { program: 'chromium', packages: ['chromium', 'fonts-dejavu-core'], without: 'browser tests cannot run' },
  {
    program: 'public-inbox-httpd',
    packages: ['public-inbox'],
    without: 'reading from a public-inbox server is not tested',
  },
  { program: 'b4', packages: ['b4'], without: 'agreement with b4 is not tested' },
  { program: 'lei', packages: ['lei', 'curl'], without: 'searches by lei are not tested' },
  { program: 'git-pw', packages: ['git-pw'], without: 'agreement with git-pw is not tested' },
];

/** Installs what is missing with apt where we may; says what is still missing after it. */
export function installPrograms() {
  const missing = programs.filter(({ program }) => !isInstalled(program));
  if (missing.length === 0) return;
  if (process.getuid?.() === 0 && isInstalled('apt-get')) {
    const packages = missing.flatMap((entry) => entry.packages);
    console.log(`Installing ${packages.join(', ')} ...`);
    apt(['update', '-q']);
    // One at a time: one that cannot be had does not keep the others away.
    for (const { packages } of missing) apt(['install', '-q', '-y', '--no-install-recommends', ...packages]);
  }
  for (const { program, packages, without } of missing) {
    if (!isInstalled(program))
      console.log(`${program} is missing (Debian: apt-get install ${packages.join(' ')}): ${without}.`);
  }
}

function apt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status } = spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) console.log(`apt-get ${args.join(' ')} failed.`);
}

function isInstalled(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => isExecutable(join(folder, program)));
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
