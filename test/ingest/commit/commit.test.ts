import { describe, expect, it, test } from 'vitest';
import { parseCommit } from '#ingest/commit/commit.ts';
import { findPatchId } from '#ingest/patch/patch-id.ts';
import { diffOf } from '../patch/mail.ts';

const mira = { name: 'Mira Lindqvist', address: 'mira@example.org' };

function read(message: string, diff = diffOf()) {
  const times = { authored: 1_770_000_000, committed: 1_770_003_600 };
  return parseCommit({ hash: 'a'.repeat(40), author: mira, committer: mira, ...times, message, diff });
}

describe('a commit', () => {
  it('has a title, a message, trailers and a diff, each where it stands in the text', () => {
    const { commit, patch, body } = read(
      'widget: Wait\n\nIt needs 200 us.\n\n---\ndiff --git a/x b/x is what it prints.\n\nSigned-off-by: Mira <mira@example.org>\n',
    );
    expect(commit.title).toBe('widget: Wait');
    expect(patch.trailers.map(({ token }) => token)).toEqual(['Signed-off-by']);
    expect(patch.files).toHaveLength(1);
    const line = patch.files[0]?.hunks[0]?.lines[0];
    expect(body.split('\n')[(line?.bodyLine ?? 0) - 1]).toBe(` ${line?.text}`);
    expect(commit.patchId).toBe(findPatchId(diffOf().split('\n')));
  });

  it('may have a title of several lines, and nothing else', () => {
    const { commit, patch } = read('widget: Wait until the hardware\nis ready\n', '');
    expect(commit.title).toBe('widget: Wait until the hardware is ready');
    expect([patch.message, patch.files, commit.patchId, commit.sketch]).toEqual([null, [], null, []]);
  });
});

test.each([
  ['Link: https://lore.kernel.org/r/20260101.1-mira@example.org', ['20260101.1-mira@example.org']],
  ['Link: https://patch.msgid.link/20260101.1-mira@example.org', ['20260101.1-mira@example.org']],
  ['Closes: https://lore.kernel.org/all/report.7@example.org/', ['report.7@example.org']],
  ['Message-ID: <20260101.1-mira@example.org>', ['20260101.1-mira@example.org']],
  ['Link: https://example.org/bug/12', []],
  ['See https://lore.kernel.org/r/20260101.1-mira@example.org for why.', []],
])('%s links to %j', (line, links) => {
  expect(read(`widget: Wait\n\nText.\n\n${line}\nSigned-off-by: Mira <mira@example.org>\n`).commit.links).toEqual(
    links,
  );
});

const HASH = '0123456789'.repeat(4);
test.each([
  // The three ways of stable@, by who queued it.
  [`commit ${HASH} upstream.`, true],
  [`[ Upstream commit ${HASH} ]`, true],
  [`(cherry picked from commit ${HASH})`, true],
  [`(backported from commit ${HASH} linux-next)`, true],
  [`This reverts commit ${HASH}.`, false],
  [`Since commit ${HASH} upstream ("widget: Begin") it may fail.`, false],
])('%s: a copy of another commit? %j', (line, isCopy) => {
  expect(read(`widget: Wait\n\n${line}\n\nIt may fail.\n`).commit.isCopy).toBe(isCopy);
});
