import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { treeOf } from '#cli/command-tree.ts';
import { completionScript, SHELLS, type Shell } from '#cli/completion-script.ts';
import { formatManual } from '#cli/manual-page.ts';
import { createProgram } from '#cli/program.ts';

/** Real shells complete, and real man formats, what is made of the command tree. */

const tree = treeOf(createProgram({ write: () => {}, warn: () => {}, isInteractive: false, columns: 80 }));
const folder = mkdtempSync(join(tmpdir(), 'reroll-shell-'));
afterAll(() => rmSync(folder, { recursive: true }));
for (const shell of SHELLS) writeFileSync(join(folder, shell), completionScript(shell, tree));

function isMissing(program: string): boolean {
  if (spawnSync(program, ['--version']).error === undefined) return false;
  console.log(`Skipped: ${program} is not installed.`);
  return true;
}

/** What a shell offers for the last of these words. */
function complete(shell: Shell, words: readonly string[]): string[] {
  const line = words.map((word) => `'${word}'`).join(' ');
  const bash = `source ${folder}/bash; COMP_WORDS=(${line}); COMP_CWORD=${words.length - 1}; _reroll; printf '%s\n' "\${COMPREPLY[@]}"`;
  // zsh completes in its line editor only; what is handed to it is as good.
  const zsh = `compdef() { :; }; _describe() { print -l -- \${(P)2}; }; compadd() { print -l -- "$@"; }; _files() { :; }
    source ${folder}/zsh; words=(${line}); CURRENT=${words.length}; _reroll`;
  const fish = `source ${folder}/fish; complete -C ${JSON.stringify(words.join(' '))}`;
  const script = { bash, zsh, fish }[shell];
  const args =
    shell === 'bash'
      ? ['--norc', '-c', script]
      : shell === 'zsh'
        ? ['-f', '-c', script]
        : ['--no-config', '-c', script];
  const out = execFileSync(shell, args, {
    encoding: 'utf8',
    env: { ...process.env, HOME: folder, TERM: 'dumb' },
  });
  const current = words.at(-1) ?? '';
  const offered = out.split('\n').map((each) => each.split(/[\t:]/)[0] ?? '');
  return offered.filter((each) => each !== '' && each.startsWith(current)).sort();
}

describe.each(SHELLS)('%s', (shell) => {
  const skip = isMissing(shell);
  test.skipIf(skip).each([
    [['reroll', 'outs'], ['outstanding']],
    [
      ['reroll', 'export', ''],
      ['feedback', 'series'],
    ],
    [['reroll', 'outstanding', '--form'], ['--format']],
    [
      ['reroll', 'outstanding', '--format', ''],
      ['json', 'md', 'text'],
    ],
    [['reroll', 'export', 'feedback', '--al'], ['--all']],
    [['reroll', 'serve', '--form'], []],
  ])('%j', (words, expected) => {
    expect(complete(shell, words)).toEqual(expected);
  });
});

describe('the manual page', () => {
  const page = join(folder, 'reroll.1');
  writeFileSync(page, formatManual(tree, '2026-03-01'));

  test.skipIf(isMissing('man'))('is formatted by man without a warning, and names every option', () => {
    const { stdout, stderr } = spawnSync('man', ['--warnings', '-l', page], {
      encoding: 'utf8',
      env: { ...process.env, MANWIDTH: '200', LC_ALL: 'C.UTF-8' },
    });
    expect(stderr).toBe('');
    for (const command of tree.commands) {
      expect(stdout).toContain(`   ${command.name}`);
      for (const { flags } of command.options.filter(({ long }) => long !== '--help')) expect(stdout).toContain(flags);
    }
  });

  const hasMandoc = spawnSync('mandoc', ['-T', 'lint', '/dev/null']).error === undefined;
  if (!hasMandoc) console.log('Skipped: mandoc is not installed.');
  test.skipIf(!hasMandoc)('has nothing for mandoc to complain of', () => {
    expect(spawnSync('mandoc', ['-T', 'lint', page], { encoding: 'utf8' }).stdout).toBe('');
  });
});
