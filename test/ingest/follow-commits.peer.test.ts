import { execFileSync } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { openStore } from '#db/open.ts';
import { findReview } from '#db/reviews.ts';
import { type FollowReport, follow } from '#ingest/follow.ts';
import { idOf, openTree } from './source-tree.ts';

const folder = mkdtempSync(join(tmpdir(), 'reroll-follow-commits-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A tree, and an mbox with two patches that its maintainer did not apply yet. */
function post(name: string) {
  const tree = openTree(join(folder, name));
  tree.commit('widget: Begin', { 'a.c': 'int a;\n', 'b.c': 'int b;\n' });
  tree.git('checkout', '-q', '-b', 'work');
  tree.commit('widget: a: Count overflows', { 'a.c': 'int a;\nint overflows;\n' });
  tree.commit('widget: b: Count resets', { 'b.c': 'int b;\nint resets;\n' });
  const mails = tree.post('main');
  tree.git('checkout', '-q', 'main');
  const mbox = join(folder, `${name}.mbox`);
  writeFileSync(mbox, mails.join(''));
  return { tree, mails, mbox, id: idOf(mails[0]) };
}

test('each round looks for commits, and goes on where the repository is away for a while', async () => {
  const { tree, mails, mbox, id } = post('tree');
  const db = openStore(join(folder, 'rounds.db'));
  const stop = new AbortController();
  const reports: FollowReport[] = [];
  const end = follow(db, [mbox], {
    everySeconds: 0.1,
    once: false,
    list: 'widgets',
    commits: { path: tree.folder, branch: 'main' },
    signal: stop.signal,
    report: (report) => reports.push(report),
  });
  const eventually = async (isSo: () => boolean) => {
    for (let attempt = 0; attempt < 600 && !isSo(); attempt += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect({ isSo: isSo(), reports }).toMatchObject({ isSo: true });
  };
  const appliedCount = () => findReview(db, id)?.applied.length;

  await eventually(() => appliedCount() === 0);

  tree.am(mails[0] ?? '');
  await eventually(() => appliedCount() === 1);
  expect(findReview(db, id)?.state).toBe('under-review');

  renameSync(tree.folder, `${tree.folder}.away`);
  await eventually(() => reports.some(({ kind }) => kind === 'failed'));
  expect(reports.find(({ kind }) => kind === 'failed')).toMatchObject({ source: tree.folder });
  renameSync(`${tree.folder}.away`, tree.folder);
  tree.am(mails[1] ?? '');
  await eventually(() => findReview(db, id)?.state === 'applied');
  expect(appliedCount()).toBe(2);
  await eventually(() => reports.some(({ kind }) => kind === 'recovered'));

  stop.abort(new Error('enough'));
  expect(await end).toBe(0);
  db.close();
});

test('on the command line, once; without mail too', () => {
  const { tree, mails, mbox, id } = post('once');
  tree.am(...mails);
  const store = join(folder, 'once.db');
  const reroll = (...args: string[]) =>
    execFileSync(fileURLToPath(new URL('../../bin/reroll', import.meta.url)), args, {
      env: { ...process.env, REROLL_DB: store },
      encoding: 'utf8',
    });
  const printed = reroll('follow', '--once', '--list', 'widgets', '--commits', tree.folder, '--branch', 'main', mbox);
  expect(printed.replace(/^.{19} /gm, '')).toBe(`${mbox}: 2 new mails\n${tree.folder}: 2 new commits\n`);
  expect(JSON.parse(reroll('show', id, '--json'))).toMatchObject({ state: 'applied' });
  tree.commit('widget: Later', { 'c.c': 'int c;\n' });
  expect(reroll('follow', '--once', '--commits', tree.folder)).toContain(`${tree.folder}: 1 new commit\n`);
});
