import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { readSource } from '#ingest/source/read-source.ts';
import { addMails } from './epoch-repository.ts';
import { listEvents, summarize } from './source-events.ts';

const folder = mkdtempSync(join(tmpdir(), 'reroll-mirror-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const mail = (id: number) =>
  Buffer.from(`Message-ID: <${id}@example.org>\nDate: Mon, 5 Jan 2026 10:00:00 +0000\n\nHi.\n`);

/** Reads as a follower does that keeps the cursors. */
function openFollower() {
  const cursors = new Map<string, string>();
  return async (spec: string) => {
    const events = await listEvents(readSource(spec, { cursors: (source) => cursors.get(source), refresh: true }));
    for (const event of events) if (event.kind === 'cursor') cursors.set(event.source, event.position);
    return summarize(events);
  };
}

test.each(['ext::sh -c "touch PWNED"', 'ssh://example.org/x', 'example.org:x', 'file:///x', '-uPWNED', '../leds'])(
  'a mirror is not fetched from %s',
  async (origin) => {
    const gitDir = join(folder, 'hostile/git/0.git');
    rmSync(gitDir, { recursive: true, force: true });
    addMails(gitDir, [mail(1)]);
    execFileSync('git', ['--git-dir', gitDir, 'config', 'remote.origin.url', origin]);
    execFileSync('git', ['--git-dir', gitDir, 'config', 'remote.origin.mirror', 'true']);
    expect(await openFollower()(join(folder, 'hostile'))).toEqual([
      expect.stringMatching(/^problem .* was cloned from neither http\(s\) nor a local path, so it is not fetched$/),
      'expect 1',
      'message 1@example.org',
      'cursor hostile/git/0.git',
    ]);
    expect(existsSync('PWNED') || readdirSync(gitDir).includes('PWNED')).toBe(false);
  },
);

test('a clone with a work tree keeps its branches', async () => {
  addMails(join(folder, 'origin/git/0.git'), [mail(1)]);
  const clone = join(folder, 'worktree/0');
  execFileSync('git', ['clone', '--quiet', join(folder, 'origin/git/0.git'), clone]);
  execFileSync('git', ['-C', clone, 'branch', 'mine']);
  await openFollower()(clone);
  expect(execFileSync('git', ['-C', clone, 'branch', '--list', 'mine']).toString().trim()).toBe('mine');
});

test('a mirror of a local archive is fetched', async () => {
  const origin = join(folder, 'leds/git/0.git');
  addMails(origin, [mail(1)]);
  const mirror = join(folder, 'mirror/leds');
  execFileSync('git', ['clone', '--quiet', '--mirror', origin, join(mirror, 'git/0.git')]);
  const follow = openFollower();
  expect(await follow(mirror)).toEqual(['expect 1', 'message 1@example.org', 'cursor leds/git/0.git']);
  addMails(origin, [mail(2)]);
  expect(await follow(mirror)).toEqual(['expect 1', 'message 2@example.org', 'cursor leds/git/0.git']);
  expect(await follow(mirror)).toEqual([]);
});

test("a tree of grokmirror's is looked into when its manifest changes", async () => {
  const tree = join(folder, 'tree');
  const epochs = ['/leds/git/0.git', '/fpga/git/0.git'];
  const writeManifest = () => {
    const entries = epochs.map((path) => {
      const tip = execFileSync('git', ['--git-dir', join(tree, path), 'rev-parse', 'HEAD']).toString();
      return [path, { fingerprint: tip, modified: 1 }];
    });
    writeFileSync(join(tree, 'manifest.js.gz'), gzipSync(JSON.stringify(Object.fromEntries(entries))));
  };
  for (const path of epochs) addMails(join(tree, path), [mail(1)]);
  writeManifest();
  const follow = openFollower();
  const first = await follow(tree);
  expect(first.filter((event) => event.startsWith('cursor'))).toEqual([
    'cursor fpga/git/0.git',
    'cursor leds/git/0.git',
    `cursor ${tree}/manifest.js.gz`,
  ]);
  addMails(join(tree, '/leds/git/0.git'), [mail(2)]);
  expect(await follow(tree)).toEqual([]);
  writeManifest();
  expect(await follow(tree)).toEqual([
    'expect 1',
    'message 2@example.org',
    'cursor leds/git/0.git',
    `cursor ${tree}/manifest.js.gz`,
  ]);
});
