import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** Adds mails to an epoch of a v2 archive, one commit each as public-inbox does (public-inbox-v2-format(5)). */
export function addMails(gitDir: string, mails: readonly Uint8Array[]): void {
  if (!existsSync(gitDir)) {
    mkdirSync(dirname(gitDir), { recursive: true });
    execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=master', gitDir]);
  }
  const branch = 'refs/heads/master';
  const isEmpty = spawnSync('git', ['--git-dir', gitDir, 'rev-parse', '--verify', '--quiet', branch]).status !== 0;
  const parts = mails.flatMap((mail, index) => [
    `commit ${branch}\ncommitter Archive <archive@example.org> ${receivedTime(mail)} +0000\n`,
    'data 4\nmail\n',
    // Names the parent only where the branch is from an earlier run.
    index === 0 && !isEmpty ? `from ${branch}^0\n` : '',
    `M 100644 inline m\ndata ${mail.length}\n`,
    mail,
    '\n',
  ]);
  execFileSync('git', ['--git-dir', gitDir, 'fast-import', '--quiet'], {
    input: Buffer.concat(parts.map((part) => Buffer.from(part))),
  });
}

function receivedTime(mail: Uint8Array): number {
  const date = /^Date: (.*)$/im.exec(Buffer.from(mail).toString('latin1'))?.[1] ?? '';
  return Math.floor(Date.parse(date) / 1000);
}
