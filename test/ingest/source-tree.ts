import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

type Person = { readonly name: string; readonly address: string };
type Files = Readonly<Record<string, string>>;

const author: Person = { name: 'Mira Lindqvist', address: 'mira@example.org' };
const maintainer: Person = { name: 'Owen Hartnell', address: 'owen@example.org' };

const START = '2026-01-05T09:00:00Z';

/** A git repository in which an author and a maintainer work, each command an hour after the last one. */
export type SourceTree = ReturnType<typeof openTree>;

export function openTree(folder: string, start = START) {
  let now = Date.parse(start) / 1000;
  mkdirSync(folder, { recursive: true });
  const run = (who: Person, args: readonly string[], input = '') => {
    now += 3_600;
    return execFileSync('git', ['-c', 'commit.gpgSign=false', '-c', 'advice.detachedHead=false', ...args], {
      cwd: folder,
      encoding: 'utf8',
      input,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: {
        NODE_ENV: 'test',
        PATH: process.env.PATH,
        HOME: folder,
        GIT_AUTHOR_NAME: who.name,
        GIT_AUTHOR_EMAIL: who.address,
        GIT_COMMITTER_NAME: who.name,
        GIT_COMMITTER_EMAIL: who.address,
        // `git am` takes it from the mail.
        ...(args[0] === 'am' ? {} : { GIT_AUTHOR_DATE: `@${now} +0000` }),
        GIT_COMMITTER_DATE: `@${now} +0000`,
      },
    }).trim();
  };
  const write = (files: Files) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    run(maintainer, ['add', '-A']);
  };
  run(maintainer, ['init', '-q', '-b', 'main', '.']);
  return {
    folder,
    git: (...args: readonly string[]) => run(maintainer, args),
    /** A commit of the author, by the whole new text of files. */
    commit: (message: string, files: Files) => {
      write(files);
      run(author, ['commit', '-q', '-s', '-m', message]);
    },
    /** The commits since `base` as mails. */
    post: (base: string, ...options: readonly string[]) =>
      run(author, ['format-patch', '-q', '--stdout', '--thread', '--pretty=mboxrd', ...options, base])
        .split(/^(?=From [0-9a-f]{40} Mon Sep 17 00:00:00 2001$)/m)
        .map((mail) => `${mail.trimEnd()}\n\n`),
    /** Applies mails as a maintainer does. */
    am: (...mails: readonly string[]) => run(maintainer, ['am', '-q', '-3', '--patch-format=mboxrd'], mails.join('')),
    /** The maintainer changes the last commit. */
    amend: (reword: (message: string) => string, files: Files = {}) => {
      write(files);
      const message = run(maintainer, ['log', '-1', '--format=%B']);
      run(maintainer, ['commit', '-q', '--amend', '-m', reword(message)]);
    },
  };
}

export function idOf(mail: string | undefined): string {
  return /^Message-I[Dd]: <(.*)>$/m.exec(mail ?? '')?.[1] ?? '';
}
