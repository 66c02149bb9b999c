import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** The demo archive against git: what a reader sees there must hold for a list that git users would believe. */

const demo = new URL('../../demo/', import.meta.url);
/** Whatever the user's own settings are. */
const IDENTITY = ['user.name=A Reader', 'user.email=reader@example.org', 'commit.gpgSign=false'].flatMap((setting) => [
  '-c',
  setting,
]);

const names = readdirSync(demo).filter((name) => name.endsWith('.mbox'));

/** The raw mails of an mboxrd file, each with its separator line. */
function listMails(name: string): string[] {
  return readFileSync(new URL(name, demo), 'utf8').split(
    /(?<=\n)(?=From \S+@\S+ \w{3} \w{3} [ \d]\d [\d:]{8} \d{4}\n)/,
  );
}

/** The Message-IDs in the header of that name; folded lines included. */
function listIds(mail: string, header: string): string[] {
  const head = mail.slice(0, mail.indexOf('\n\n')).replace(/\n[ \t]+/g, ' ');
  const line = head.split('\n').find((each) => each.startsWith(`${header}: `)) ?? '';
  return [...line.matchAll(/<([^>]+)>/g)].map(([, id = '']) => id);
}

const mails = names.flatMap(listMails);
const ids = mails.flatMap((mail) => listIds(mail, 'Message-ID'));

test('every mail has a Message-ID of its own', () => {
  expect(ids.length).toBeGreaterThan(40);
  expect(ids).toHaveLength(mails.length);
  expect(new Set(ids).size).toBe(ids.length);
});

test('every mail that is referred to is there, in its own file, before the one that refers to it', () => {
  for (const name of names) {
    const seen = new Set<string>();
    for (const mail of listMails(name)) {
      const references = listIds(mail, 'References');
      expect(listIds(mail, 'In-Reply-To')).toEqual(references.slice(-1));
      expect(references.filter((id) => !seen.has(id))).toEqual([]);
      for (const id of listIds(mail, 'Message-ID')) seen.add(id);
    }
  }
});

test('links in cover letters and notes lead to mails that are there', () => {
  const linked = mails.flatMap((mail) =>
    [...mail.matchAll(/linux-widgets\/([^/\s]+@[^/\s]+)\//g)].map(([, id = '']) => id),
  );
  expect(linked.length).toBeGreaterThan(6);
  expect(linked.filter((id) => !ids.includes(id))).toEqual([]);
});

test('all people are at example.org', () => {
  const addresses = mails.flatMap((mail) => mail.match(/[\w.+-]+@[\w-]+\.[\w.-]*\w/g) ?? []);
  expect(addresses.filter((address) => !/@(?:[\w-]+\.)?example\.org$/.test(address))).toEqual([]);
});

describe('git am', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'reroll-demo-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    ['', 'dt-bindings: widget: Add bindings for Tarn TB210'],
    [' v2', 'dt-bindings: widget: Add Tarn TB210'],
    [' v3', 'dt-bindings: widget: Add Tarn TB210'],
    [' v4', 'dt-bindings: widget: Add Tarn TB210'],
  ])('applies [PATCH%s n/3] of the driver to an empty repository', (revision, bindings) => {
    const repository = mkdtempSync(join(folder, 'am-'));
    const git = (...args: string[]) =>
      execFileSync('git', [...IDENTITY, ...args], {
        cwd: repository,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      });
    const patches = listMails('tb210-driver.mbox').filter((mail) =>
      [1, 2, 3].some((counter) => mail.includes(`\nSubject: [PATCH${revision} ${counter}/3] `)),
    );
    expect(patches).toHaveLength(3);
    writeFileSync(join(repository, 'series.mbox'), patches.join(''));
    git('init', '-q');
    git('am', '-q', '--patch-format=mboxrd', '--whitespace=error-all', 'series.mbox');

    expect(git('log', '--reverse', '--format=%s').trim().split('\n')).toEqual([
      bindings,
      'widget: Add driver for the Tarn TB210 capture buffer',
      'widget: tb210: Count overflows',
    ]);
    expect(git('fsck', '--strict')).toBe('');
    // The blob that the last patch promises in its index line is the one that git made of it.
    const blob = git('rev-parse', '--short=7', 'HEAD:drivers/widget/tb210.c').trim();
    expect(patches[2]).toContain(`..${blob} 100644\n--- a/drivers/widget/tb210.c`);
  });
});
