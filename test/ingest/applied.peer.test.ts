import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findCommitText } from '#db/commit-text.ts';
import { listApplied } from '#db/commits.ts';
import { findFeedback } from '#db/marked-review.ts';
import type { AppliedPatch } from '#db/model.ts';
import { type Database, openStore } from '#db/open.ts';
import { listRevisionPostings } from '#db/postings.ts';
import { findReview } from '#db/reviews.ts';
import { ingest } from '#ingest/pipeline.ts';
import { idOf, openTree, type SourceTree } from './source-tree.ts';
import { dumpStore, listDifferences } from './store-dump.ts';

/** What a maintainer makes of mails with real git, read back from his repository. */

const folder = mkdtempSync(join(tmpdir(), 'reroll-applied-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const LINES = Array.from({ length: 30 }, (_, index) => `\tregister_${index} = read_register(dev, ${index});`);

/** A driver with some of its lines replaced. */
function driver(changes: Readonly<Record<number, string>> = {}): string {
  return `int probe(struct device *dev)\n{\n${LINES.map((line, index) => changes[index] ?? line).join('\n')}\n}\n`;
}

const SLEEP = '\tusleep_range(100, 200);\n\tif (!poll_ready(dev))\n\t\treturn -ETIMEDOUT;\n\tdev_dbg(dev, "ready\\n");';
const LOCK = '\tmutex_lock(&dev->lock);\n\tcount_overflow(dev);\n\tclear_overflow(dev);\n\tmutex_unlock(&dev->lock);';

/** Two patches to `a.c`, posted in one series. */
function postPair(tree: SourceTree, ...options: readonly string[]): readonly string[] {
  tree.commit('widget: a: Wait until it is ready\n\nThe hardware needs up to 200 us.', { 'a.c': driver({ 3: SLEEP }) });
  tree.commit('widget: a: Count overflows\n\nSo that they are seen.', { 'a.c': driver({ 3: SLEEP, 20: LOCK }) });
  return tree.post('main', ...options);
}

function newTree(name: string): SourceTree {
  const tree = openTree(join(folder, name));
  tree.commit('widget: Begin', { 'a.c': driver(), 'b.c': 'int b;\n' });
  tree.git('checkout', '-q', '-b', 'work');
  return tree;
}

let stores = 0;
function newStore(): Database {
  return openStore(join(folder, `${stores++}.db`));
}

async function read(db: Database, mails: readonly string[]): Promise<void> {
  const path = join(folder, `${stores++}.mbox`);
  writeFileSync(path, mails.join(''));
  await ingest(db, [path], { list: 'linux-widgets' });
}

async function readCommits(db: Database, tree: SourceTree, branch = 'main'): Promise<void> {
  await ingest(db, [], { commits: { path: tree.folder, branch } });
}

/** What is known of a mail's patch after the mails and the commits were read. */
async function applied(tree: SourceTree, mails: readonly string[]): Promise<(AppliedPatch | undefined)[]> {
  const db = newStore();
  await read(db, mails);
  await readCommits(db, tree);
  const review = findReview(db, idOf(mails[0]));
  return mails.map((mail) => review?.applied.find(({ patch }) => patch === idOf(mail)));
}

function hashes(tree: SourceTree, ...revisions: readonly string[]): string[] {
  return revisions.map((revision) => tree.git('rev-parse', revision));
}

describe('the commit that a patch became', () => {
  test('as it was posted, with tags of the maintainer', async () => {
    const tree = newTree('plain');
    const mails = postPair(tree);
    tree.git('checkout', '-q', 'main');
    for (const mail of mails) {
      tree.am(mail);
      tree.amend(
        (old) => `${old}\nLink: https://lore.kernel.org/r/${idOf(mail)}\nSigned-off-by: Owen <owen@example.org>`,
      );
    }
    const found = await applied(tree, mails);
    expect(found.map((each) => each?.commit)).toEqual(hashes(tree, 'main~1', 'main'));
    expect(found[0]?.reasons.map(({ kind }) => kind)).toEqual(['link', 'patch-id', 'date', 'title', 'author']);
    expect(found[0]?.committer.address).toBe('owen@example.org');
  });

  test('changed, or given another title, while it was applied', async () => {
    const tree = newTree('changed');
    const mails = postPair(tree);
    tree.git('checkout', '-q', 'main');
    tree.am(mails[0] ?? '');
    tree.amend((old) => old, { 'a.c': driver({ 3: SLEEP.replace('100, 200', '150, 300') }) });
    tree.am(mails[1] ?? '');
    tree.amend((old) => old.replace('widget: a: Count overflows', 'widget: a: Make overflows visible'), {
      'a.c': driver({ 3: SLEEP.replace('100, 200', '150, 300'), 20: LOCK.replace('count_', 'note_') }),
    });
    expect((await applied(tree, mails)).map((each) => each?.commit)).toEqual(hashes(tree, 'main~1', 'main'));
  });

  test('on top of other work, without the date of the mail and without a link', async () => {
    const tree = newTree('rebased');
    const mails = postPair(tree);
    tree.git('checkout', '-q', 'main');
    tree.commit('widget: a: Something else', { 'a.c': driver({ 1: '\tother(dev);', 22: '\tmore(dev);' }) });
    tree.am(...mails);
    tree.git('-c', 'user.useConfigOnly=false', 'rebase', '-q', '--ignore-date', 'main~2');
    const found = await applied(tree, mails);
    expect(found.map((each) => each?.commit)).toEqual(hashes(tree, 'main~1', 'main'));
    expect(found[0]?.reasons.map(({ kind }) => kind)).toEqual(['similar-diff', 'title', 'author']);
  });

  test('both in one commit', async () => {
    const tree = newTree('squashed');
    const mails = postPair(tree);
    tree.git('checkout', '-q', 'main');
    tree.am(...mails);
    tree.git('reset', '-q', '--soft', 'main~1');
    tree.amend((old) => old);
    const [hash] = hashes(tree, 'main');
    expect((await applied(tree, mails)).map((each) => each?.commit)).toEqual([hash, hash]);
  });

  test('of the revision that was taken, not of the one before', async () => {
    const tree = newTree('reroll');
    const first = postPair(tree);
    tree.git('reset', '-q', '--hard', 'main');
    const second = postPair(tree, '-v2');
    tree.git('checkout', '-q', 'main');
    tree.am(...second);
    const found = await applied(tree, [...first, ...second]);
    expect(found.map((each) => each?.commit)).toEqual([undefined, undefined, ...hashes(tree, 'main~1', 'main')]);
  });

  test('is not a backport of it, and not what stands elsewhere under its title', async () => {
    const tree = newTree('backport');
    const mails = postPair(tree);
    tree.git('checkout', '-q', 'main');
    tree.am(mails[0] ?? '');
    tree.amend((old) => old.replace('\n\n', `\n\ncommit ${'0123456789'.repeat(4)} upstream.\n\n`));
    tree.commit('widget: a: Count overflows', { 'b.c': 'int a;\nint c;\nint d;\nint e;\nint f;\nint g;\n' });
    expect(await applied(tree, mails)).toEqual([undefined, undefined]);
  });

  test('is left open where two commits could be it', async () => {
    const tree = newTree('ambiguous');
    const [mail = ''] = postPair(tree);
    tree.git('checkout', '-q', 'main');
    for (const place of ['one', 'two']) {
      tree.git('checkout', '-q', '-B', place, 'main');
      tree.am(mail);
      tree.amend((old) => old, { [`${place}.c`]: 'int extra;\n' });
    }
    tree.git('checkout', '-q', 'main');
    tree.git('merge', '-q', '-m', 'Merge both', 'one', 'two');
    expect(await applied(tree, [mail])).toEqual([undefined]);
  });
});

describe('a series', () => {
  let tree: SourceTree;
  let mails: readonly string[];
  beforeAll(() => {
    tree = newTree('series');
    mails = postPair(tree);
    tree.git('checkout', '-q', 'main');
    tree.am(mails[0] ?? '');
    tree.git('branch', 'half');
    tree.am(mails[1] ?? '');
    tree.amend((old) => `${old}\nReviewed-by: Tomas Okafor <tomas@example.org>`);
  });

  test('is applied when all of it is, and no sooner; a branch that is rewritten takes that back', async () => {
    const db = newStore();
    await read(db, mails);
    await readCommits(db, tree, 'half');
    expect(findReview(db, idOf(mails[0]))?.state).toBe('under-review');
    expect(findReview(db, idOf(mails[0]))?.applied).toHaveLength(1);

    await readCommits(db, tree);
    expect(findReview(db, idOf(mails[0]))?.state).toBe('applied');

    tree.git('branch', '-f', 'kept', 'main');
    tree.git('reset', '-q', '--hard', 'half');
    tree.commit('widget: Something else', { 'b.c': 'int c;\n' });
    await readCommits(db, tree);
    expect(findReview(db, idOf(mails[0]))?.state).toBe('under-review');
    expect(listApplied(db, idOf(mails[0]))).toHaveLength(1);
    tree.git('reset', '-q', '--hard', 'kept');
    db.close();
  });

  test('of which the half is applied: what programs are told', async () => {
    const reply = mails.map((mail, index) =>
      [
        'From: Tomas Okafor <tomas@example.org>',
        `Date: ${/^Date: (.*)$/m.exec(mail)?.[1]}`,
        `Message-ID: <reply-${index}@example.org>`,
        `In-Reply-To: <${idOf(mail)}>`,
        `Subject: Re: [PATCH ${index + 1}/2] widget`,
        '',
        `> ${/^\+\t.*$/m.exec(mail)?.[0]}`,
        'Please use the helper of the core here.',
        '',
        '',
      ].join('\n'),
    );
    const db = newStore();
    await read(db, mails);
    await read(
      db,
      reply.map((mail) => `From mboxrd@z Thu Jan  1 00:00:00 1970\n${mail}`),
    );
    const statuses = () => {
      const review = findReview(db, idOf(mails[0]));
      return review && findFeedback(db, review).items.map(({ patch, status }) => [patch, status]);
    };
    const states = () => listRevisionPostings(db, idOf(mails[0])).map(({ counter, state }) => [counter, state]);
    expect(statuses()).toEqual([
      [1, 'open'],
      [2, 'open'],
    ]);
    expect(states()).toEqual([
      [1, 'changes-requested'],
      [2, 'changes-requested'],
    ]);
    await readCommits(db, tree, 'half');
    expect(statuses()).toEqual([
      [1, 'settled'],
      [2, 'open'],
    ]);
    expect(states()).toEqual([
      [1, 'accepted'],
      [2, 'changes-requested'],
    ]);
    db.close();
  });

  test('keeps what was committed, with the tags that the maintainer added', async () => {
    const db = newStore();
    await read(db, mails);
    await readCommits(db, tree);
    const second = listApplied(db, idOf(mails[0])).find(({ patch }) => patch === idOf(mails[1]));
    const text = findCommitText(db, second?.commit ?? '');
    expect(text?.patch.trailers.map(({ token }) => token)).toEqual(['Signed-off-by', 'Reviewed-by']);
    expect(text?.patch.files[0]?.hunks[0]?.lines.find(({ kind }) => kind === 'added')?.text).toBe(
      '\tmutex_lock(&dev->lock);',
    );
    db.close();
  });

  test('comes to the same whichever is read first, at once or bit by bit', async () => {
    const first = newStore();
    await read(first, mails);
    await readCommits(first, tree);
    const second = newStore();
    await readCommits(second, tree);
    for (const mail of mails.toReversed()) await read(second, [mail]);
    const third = newStore();
    await readCommits(third, tree, 'half');
    await read(third, mails);
    await readCommits(third, tree);
    await readCommits(third, tree);
    const dump = dumpStore(first);
    expect(dump.get('applied')?.size).toBe(2);
    expect(listDifferences(dump, dumpStore(second))).toEqual([]);
    expect(listDifferences(dump, dumpStore(third))).toEqual([]);
  });
});
