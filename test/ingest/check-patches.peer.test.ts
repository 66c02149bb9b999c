import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDrafts } from '#ingest/check-patches.ts';

/** Patches as the real git makes them, with settings that would change them. */

const folder = mkdtempSync(join(tmpdir(), 'reroll-drafts-'));
const tree = join(folder, 'tree');
const git = (...args: string[]) => execFileSync('git', ['-C', tree, ...args]).toString();
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(() => {
  mkdirSync(join(tree, 'drivers'), { recursive: true });
  git('init', '--quiet', '--initial-branch=main');
  const settings = { name: 'Ann Doe', email: 'ann@example.org' };
  for (const [key, value] of Object.entries(settings)) git('config', `user.${key}`, value);
  commit('lantern: start', 'int lantern;\n');
  commit('lantern: add a wick', 'int lantern;\nint wick;\n', 'From here on there is light.');
  commit('lantern: add oil', 'int lantern;\nint wick;\nint oil;\n');
});

function commit(title: string, code: string, text = 'Because.'): void {
  writeFileSync(join(tree, 'drivers/lantern.c'), code);
  git('add', '.');
  git('commit', '--quiet', '-m', title, '-m', text);
}

async function titlesOf(spec: string, workTree?: string): Promise<string[]> {
  const titles: string[] = [];
  for await (const event of readDrafts(spec, workTree))
    titles.push(event.kind === 'draft' ? event.draft.patch.title : `problem: ${event.reason}`);
  return titles;
}

const BOTH = ['lantern: add a wick', 'lantern: add oil'];

describe('drafts', () => {
  test('of a range, oldest first', async () => {
    expect(await titlesOf('HEAD~2..HEAD', tree)).toEqual(BOTH);
  });

  test('of a range, whatever the settings are', async () => {
    const settings = ['format.attach true', 'diff.noprefix true', 'format.coverLetter true', 'format.subjectPrefix X'];
    for (const setting of settings) git('config', ...setting.split(' '));
    try {
      expect(await titlesOf('HEAD~2..', tree)).toEqual(BOTH);
    } finally {
      for (const setting of settings) git('config', '--unset', setting.split(' ')[0] ?? '');
    }
  });

  test('of files as format-patch writes them, without Message-IDs', async () => {
    const files = git('format-patch', '--quiet', '-o', folder, '--cover-letter', 'HEAD~2');
    expect(files).toBe('');
    expect(await titlesOf(join(folder, '0001-lantern-add-a-wick.patch'))).toEqual(BOTH.slice(0, 1));
    expect(await titlesOf(join(folder, '0000-cover-letter.patch'))).toEqual([
      'problem: it holds no patch as git format-patch writes it',
    ]);
  });

  test('of an mbox', async () => {
    const mbox = join(folder, 'all.mbox');
    writeFileSync(mbox, git('format-patch', '--stdout', 'HEAD~2'));
    expect(await titlesOf(mbox)).toEqual(BOTH);
  });

  test.each([
    ['none..HEAD', 'problem: git format-patch says: fatal: bad revision'],
    ['HEAD..HEAD', 'problem: there is no commit in this range'],
    ['--output=/dev/null', 'problem: git format-patch says: fatal: '],
  ])('of %s, which is no range, says so', async (range, problem) => {
    const [said = ''] = await titlesOf(range, tree);
    expect(said.startsWith(problem)).toBe(true);
  });

  test('a line of a range knows where it stands in the file', async () => {
    for await (const event of readDrafts('HEAD~1..HEAD', tree)) {
      const added = event.kind === 'draft' ? event.draft.patch.files[0]?.hunks[0]?.lines.at(-1) : undefined;
      expect(added).toMatchObject({ kind: 'added', text: 'int oil;', newLine: 3 });
    }
  });
});
