import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommanderError } from 'commander';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createProgram } from '#cli/program.ts';
import { encodeReview } from '#db/encoded-review.ts';
import { openStore } from '#db/open.ts';
import { saveReviews } from '#db/series.ts';
import { comment, revision, seriesReview } from '../db/series-review.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reroll-cli-'));
  vi.stubEnv('REROLL_DB', join(folder, 'test.db'));
  const db = openStore(join(folder, 'test.db'));
  const review = seriesReview({ comments: [comment('open')] }, [revision(1), revision(2)]);
  saveReviews(db, [{ review: encodeReview(review, new Map(), 1_770_200_000, new Map()), lists: ['linux-widgets'] }]);
  db.close();
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

async function run(...args: string[]): Promise<{ out: string; error: unknown }> {
  let out = '';
  const write = (text: string) => {
    out += text;
  };
  const terminal = { write, warn: write, isInteractive: false, columns: 80 };
  const error = await createProgram(terminal)
    .parseAsync(args, { from: 'user' })
    .then(
      () => undefined,
      (reason: unknown) => reason,
    );
  return { out, error };
}

describe('the command line', () => {
  it('lists series', async () => {
    const { out } = await run('list');
    expect(out.split('\n')[1]).toBe(
      '2026-02-04  v2   2        under-review  author  Mira Lindqvist  widget: add a driver',
    );
  });

  it('lists those that wait for somebody, by marks as well', async () => {
    expect((await run('list', '--next', 'author')).out).toContain('widget: add a driver');
    await run('mark', 'review@example.org:12', 'addressed', '--by', 'mira');
    expect((await run('list', '--next', 'author')).out).not.toContain('widget: add a driver');
    expect((await run('list', '--next', 'reviewers')).out).toContain('widget: add a driver');
  });

  it('says what is outstanding, where, and why', async () => {
    const { out } = await run('outstanding', 'v1.0@example.org');
    expect(out).toContain('Patch 1, drivers/widget/core.c');
    expect(out).toContain('> #define WIDGET_WINDOW 0x100000');
    expect(out).toContain('Tomás Ferreira, on v1; open: The line still stands.');
  });

  it('takes the word of a person over its own, and gives it back', async () => {
    await run('mark', 'review@example.org:12', 'addressed', '--by', 'mira');
    expect((await run('outstanding', 'v1.0@example.org')).out).toBe('Nothing is outstanding.\n');
    await run('mark', 'review@example.org:12', 'undo', '--by', 'mira');
    expect((await run('outstanding', 'v1.0@example.org')).out).toContain('Use SZ_1M here.');
  });

  it.each([
    ['an unknown command', ['lists']],
    ['an unknown option', ['list', '--lits', 'x']],
    ['a missing argument', ['show']],
    ['a wrong number', ['list', '--limit', 'many']],
    ['a wrong mover', ['list', '--next', 'you']],
    ['a wrong state', ['list', '--state', 'done']],
    ['a date that is none', ['outstanding', 'v1.0@example.org', '--as-of', 'soon']],
    ['to follow standard input', ['follow', '-']],
    ['to follow too often', ['follow', '--every', '1', 'leds']],
    ['neither a series nor --all', ['export', 'feedback']],
  ])('refuses %s', async (_, args) => {
    const { error } = await run(...args);
    expect(error).toBeInstanceOf(CommanderError);
    expect(error instanceof CommanderError && error.exitCode).not.toBe(0);
  });

  it('says how to get a series that is not there', async () => {
    const { error } = await run('show', 'nobody@example.org');
    expect(String(error)).toContain('reroll ingest https://lore.kernel.org/all/nobody@example.org/');
  });
});

describe('audit', () => {
  it('tells what people changed since a day', async () => {
    await run('token', 'add', '--name', 'a bot', '--scope', 'mark');
    const entries = JSON.parse((await run('audit', '--json')).out);
    expect(entries).toMatchObject([{ action: 'token made', target: '1', detail: 'mark for a bot' }]);
    expect((await run('audit')).out).toMatch(/^WHEN \(UTC\) .*\n\d{4}-.* token made +1 +mark for a bot\n$/);
    expect((await run('audit', '--since', '2999-01-01', '--json')).out.trim()).toBe('[]');
  });
});

describe('serve', () => {
  it.each([
    [{}, 'everybody who can connect could mark items in any name'],
    [{ REROLL_AUTH: 'oidc' }, 'REROLL_AUTH=oidc needs REROLL_OIDC_ISSUER'],
    [{ REROLL_READ: 'signed-in' }, 'needs a way to sign in'],
  ])('lets nobody in by mistake: %j', async (settings: Record<string, string>, reason) => {
    for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
    expect(String((await run('serve', '--host', '0.0.0.0')).error)).toContain(reason);
  });
});
