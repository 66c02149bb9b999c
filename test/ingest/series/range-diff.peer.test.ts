import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { matchPatches, type RangePatch } from '#ingest/series/range-diff.ts';
import { code, patchFrom } from './range.ts';

/** A file's lines, or another file's name to move it from. */
type Commit = readonly [title: string, files: Readonly<Record<string, readonly string[] | { readonly from: string }>>];

const folder = mkdtempSync(join(tmpdir(), 'range-diff-'));
afterAll(() => rmSync(folder, { recursive: true }));

const git = (...command: string[]) =>
  execFileSync(
    'git',
    ['-c', 'user.name=Ann Doe', '-c', 'user.email=ann@example.org', '-c', 'commit.gpgsign=false', ...command],
    {
      cwd: folder,
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
    },
  ).toString();

const base = { 'leds/core.c': code('core', 60), 'leds/lantern.c': code('lantern', 60), Kconfig: code('config', 30) };

const commit = ([title, files]: Commit) => {
  for (const [path, content] of Object.entries(files)) {
    if ('from' in content) git('mv', content.from, path);
    else writeFileSync(join(folder, path), `${content.join('\n')}\n`);
  }
  git('add', '--all');
  git('commit', '--quiet', '--message', title);
};

git('init', '--quiet', '--initial-branch=base');
execFileSync('mkdir', ['-p', join(folder, 'leds')]);
commit(['base', base]);

/** Commits on a branch of the base, and the mails of them. */
function post(branch: string, commits: readonly Commit[]): RangePatch[] {
  git('checkout', '--quiet', '-B', branch, 'base');
  for (const each of commits) commit(each);
  const names = git('rev-list', '--reverse', `base..${branch}`).trim().split('\n').filter(Boolean);
  return names.map((name) => {
    const mail = git('format-patch', '--stdout', '-1', '--find-renames', name);
    const title = /^Subject: \[PATCH\] (.*)$/m.exec(mail)?.[1] ?? '';
    return patchFrom(title, title, mail.slice(mail.indexOf('\n\n') + 2));
  });
}

/** `a = b` the same, `a ! c` changed, `a <` dropped, `> b` new; in no order. */
function gitRangeDiff(): string[] {
  return git('range-diff', '--no-color', '--no-patch', 'base..older', 'base..newer')
    .trim()
    .split('\n')
    .map((line) => {
      const [, older, sign, newer] = /^ *(\S+): +\S+ (.) +(\S+): +\S+/.exec(line) ?? [];
      return `${older} ${sign} ${newer}`;
    })
    .sort();
}

function ourRangeDiff(older: readonly RangePatch[], newer: readonly RangePatch[]): string[] {
  const place = (patches: readonly RangePatch[], id: string | null) =>
    id === null ? '-' : String(patches.findIndex(({ messageId }) => messageId === id) + 1);
  const signs = { same: '=', changed: '!', new: '>', dropped: '<', merged: '<', split: '>' };
  return matchPatches(older, newer)
    .map(({ kind, ...step }) => {
      const from = kind === 'split' ? '-' : place(older, step.older);
      const to = kind === 'merged' ? '-' : place(newer, step.newer);
      return `${from} ${signs[kind]} ${to}`;
    })
    .sort();
}

const edit = (path: keyof typeof base, ...changes: readonly (readonly [number, ...string[]])[]) => {
  const lines: string[] = [...base[path]];
  for (const [at, ...text] of [...changes].sort(([a], [b]) => b - a)) lines.splice(at, 1, ...text);
  return lines;
};

const driver = code('driver', 40);
const binding = code('binding', 25);
const lock = edit('leds/lantern.c', [
  10,
  '\tmutex_lock(&led->lock);',
  '\tlantern_set(led);',
  '\tmutex_unlock(&led->lock);',
]);
const lockBetter = edit('leds/lantern.c', [
  10,
  '\tguard(mutex)(&led->lock);',
  '\tlantern_set(led);',
  '\tlantern_flush(led);',
]);
const core = edit(
  'leds/core.c',
  [20, '\tled_classdev_suspend(cdev);', '\tled_classdev_flush(cdev);'],
  [40, '\tled_put(cdev);'],
);
const config = edit('Kconfig', [5, '\tconfig LEDS_LANTERN', '\t  depends on GPIOLIB', '\t  help for the lantern']);

const add = (title: string, lines: readonly string[] = driver): Commit => [title, { 'leds/driver.c': lines }];
const bind = (title: string, lines: readonly string[] = binding): Commit => [title, { 'leds/binding.yaml': lines }];

describe('pairs as git range-diff', () => {
  test.each<[string, Commit[], Commit[]]>([
    ['nothing changed', [bind('bind'), add('add')], [bind('bind'), add('add')]],
    [
      'one changed',
      [bind('bind'), add('add')],
      [bind('bind'), add('add', [...driver.slice(0, 20), '\tmore();', ...driver.slice(20)])],
    ],
    [
      'reordered',
      [bind('bind'), add('add'), ['config', { Kconfig: config }]],
      [['config', { Kconfig: config }], add('add'), bind('bind')],
    ],
    [
      'reordered, changed and retitled',
      [bind('bind'), add('add'), ['lock', { 'leds/lantern.c': lock }]],
      [['guard', { 'leds/lantern.c': lockBetter }], add('driver', driver.slice(4)), bind('document', binding.slice(2))],
    ],
    ['one new in front', [bind('bind'), add('add')], [['core', { 'leds/core.c': core }], bind('bind'), add('add')]],
    ['one dropped', [['core', { 'leds/core.c': core }], bind('bind'), add('add')], [bind('bind'), add('add')]],
    [
      'one dropped, another new',
      [bind('bind'), ['core', { 'leds/core.c': core }]],
      [bind('bind'), ['lock', { 'leds/lantern.c': lock }]],
    ],
    ['split in two', [['all', { 'leds/driver.c': driver, 'leds/binding.yaml': binding }]], [bind('bind'), add('add')]],
    ['squashed', [bind('bind'), add('add')], [['all', { 'leds/driver.c': driver, 'leds/binding.yaml': binding }]]],
    [
      'a file renamed in the patch',
      [['rename', { 'leds/lamp.c': { from: 'leds/lantern.c' } }], bind('bind')],
      [bind('bind'), ['rename', { 'leds/lamp.c': { from: 'leds/lantern.c' } }]],
    ],
    ['another name for the new file', [add('add'), bind('bind')], [['add', { 'leds/other.c': driver }], bind('bind')]],
    ['the title alone changed', [bind('bind'), add('add')], [bind('document'), add('driver')]],
    [
      'a big rewrite with a new title',
      [bind('bind'), add('add')],
      [bind('bind'), add('other', [...driver.slice(0, 25), ...code('rewritten', 15)])],
    ],
    ['nothing in common', [bind('bind')], [['core', { 'leds/core.c': core }]]],
  ])('%s', (_, older, newer) => {
    const before = post('older', older);
    const after = post('newer', newer);
    const theirs = gitRangeDiff();
    // For git, another title is another message, and so a change.
    expect(theirs.length).toBeGreaterThan(0);
    expect(ourRangeDiff(before, after)).toEqual(theirs);
  });
});
