import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Keys, listDeviations } from '../test/api/patchwork/keys.ts';
import { writeBase } from './patch-base.ts';
import { demo, root, type Site, shared, startSite } from './site.ts';

/** What a maintainer does with git-pw, against the running server. */

const bundle = join(shared, 'archives/linux-fpga.bundle');
const hasGitPw = spawnSync('git-pw', ['--version']).status === 0;
if (!hasGitPw) console.warn('skipped: git-pw is not installed (Debian: apt-get install git-pw)');
if (!existsSync(bundle)) console.warn('skipped: no ../shared/archives/linux-fpga.bundle');

const run = promisify(execFile);

type Store = {
  readonly name: string;
  readonly sources: readonly string[];
  readonly project: string;
  /** A series and a patch of it, each with words of its title and its revision. */
  readonly series: { readonly words: string; readonly revision: number; readonly patches: number };
  /** At least so many of the newest series are tried. */
  readonly applied: number;
};

const stores: readonly Store[] = [
  {
    name: 'the demo',
    sources: demo,
    project: 'linux-widgets',
    series: { words: 'Tarn TB210', revision: 4, patches: 3 },
    applied: 5,
  },
  {
    name: 'linux-fpga',
    sources: [bundle],
    project: 'linux-fpga',
    series: { words: 'Lattice ECP5', revision: 6, patches: 2 },
    applied: 20,
  },
];

type Row = Readonly<Record<string, unknown>> & { readonly id: number };

describe.each(stores.filter(({ sources }) => sources.every((source) => existsSync(source))))('$name', (store) => {
  let site: Site;
  let folder: string;
  let token: string;
  beforeAll(async () => {
    site = await startSite(store.sources);
    folder = mkdtempSync(join(tmpdir(), 'reroll-git-pw-'));
    const add = ['token', 'add', '--name', 'Tomas Okafor', '--scope', 'mark', '--json'];
    const env = { ...process.env, REROLL_DB: site.store };
    const printed = execFileSync(join(root, 'bin/reroll'), add, { env, encoding: 'utf8' });
    token = (JSON.parse(printed) as { secret: string }).secret;
  });
  afterAll(async () => {
    await site?.stop();
    if (folder) rmSync(folder, { recursive: true });
  });

  async function get<Value>(path: string): Promise<Value> {
    const response = await fetch(`${site.origin}${path}`);
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return (await response.json()) as Value;
  }

  /** What git-pw prints; where it says so on the standard error, as for downloads, that. */
  async function gitPw(args: readonly string[], cwd = folder): Promise<string> {
    const server = ['--server', `${site.origin}/api/1.2`, '--project', store.project, '--token', token];
    const env = { ...process.env, HOME: folder, TMPDIR: folder, PAGER: 'cat', EMAIL: 'mira.lindqvist@example.org' };
    const { stdout, stderr } = await run('git-pw', [...server, ...args], { cwd, env });
    return stdout || stderr;
  }

  async function list(args: readonly string[]): Promise<string[][]> {
    const lines = (await gitPw([...args, '--format', 'csv'])).trim().split('\n');
    return lines.slice(1).map((line) => line.slice(1, -1).split('","'));
  }

  async function findSeries(): Promise<string> {
    const rows = await list(['series', 'list', store.series.words]);
    const row = rows.find((cells) => Number(cells[3]) === store.series.revision);
    if (!row?.[0]) throw new Error(`git-pw lists no v${store.series.revision} of ${store.series.words}`);
    return row[0];
  }

  async function listNewest<Value>(path: string, count: number): Promise<Value[]> {
    return get<Value[]>(`/api/1.3/${path}order=-date&per_page=${count}`);
  }

  test.each(['1.0', '1.1', '1.2', '1.3'] as const)('answers as the schema of %s says', async (version) => {
    const resources = [
      ['projects', 'Project[]', 'Project'],
      ['people', 'Person[]', 'Person'],
      ['series', 'Series[]', 'Series'],
      ['patches', 'PatchList[]', 'PatchDetail'],
      ['covers', 'CoverList[]', 'CoverDetail'],
    ] as const;
    for (const [resource, schema, detail] of resources) {
      const rows = await get<Row[]>(`/api/${version}/${resource}/?per_page=250&order=-date`);
      expect(rows.length).toBeGreaterThan(0);
      expect(listDeviations(version, schema, rows)).toEqual([]);
      for (const { id } of rows.slice(0, 5)) {
        const path = `/api/${version}/${resource}/${id}/`;
        expect(listDeviations(version, detail, await get<Keys>(path))).toEqual([]);
        if (resource === 'patches' || resource === 'covers')
          expect(listDeviations(version, 'Comment[]', await get<Row[]>(`${path}comments/`))).toEqual([]);
      }
    }
    const events = await get<Row[]>(`/api/${version}/events/?per_page=250`);
    expect(events.length).toBeGreaterThan(0);
    for (const event of events) expect(listDeviations(version, `Event ${event.category}`, event)).toEqual([]);
  });

  describe.skipIf(!hasGitPw)('git-pw', () => {
    test('lists and shows series', async () => {
      const shown = await gitPw(['series', 'show', await findSeries(), '--format', 'simple']);
      expect(shown).toContain(`${store.series.patches} of ${store.series.patches}`);
      expect(shown).toMatch(new RegExp(`Project +${store.project}`));
    });

    test('lists and shows patches by state', async () => {
      for (const state of ['superseded', 'accepted', 'changes-requested']) {
        const [row] = await list(['patch', 'list', '--state', state, '--limit', '3']);
        expect(row?.[4]).toBe(state);
        expect(await gitPw(['patch', 'show', row?.[0] ?? '', '--format', 'simple'])).toMatch(
          new RegExp(`State +${state}`),
        );
      }
    });

    test('finds patches by who sent them, by name and by address', async () => {
      type Patch = { state: string; submitter: { name: string; email: string } };
      const [patch] = await listNewest<Patch>('patches/?', 1);
      if (!patch) throw new Error('there is no patch');
      const { state, submitter } = patch;
      const { name, email } = submitter;
      const byAddress = await list(['patch', 'list', '--submitter', email, '--state', state]);
      expect(byAddress.length).toBeGreaterThan(0);
      for (const row of byAddress) expect(row[3]).toContain(email);
      expect((await list(['patch', 'list', '--submitter', name, '--state', state])).length).toBeGreaterThan(0);
    });

    test('has no bundles', async () => {
      expect(await list(['bundle', 'list'])).toEqual([]);
    });

    test('downloads a patch and its diff', async () => {
      const [row] = await list(['patch', 'list', '--state', 'superseded', '--limit', '1']);
      // With a file to write to, git-pw 2.0 fails on diffs: it writes text where bytes are wanted.
      const download = async (...form: readonly string[]) => {
        const said = await gitPw(['patch', 'download', ...form, row?.[0] ?? '']);
        const file = /Downloaded patch to (.+)/.exec(said)?.[1] ?? '';
        return execFileSync('git', ['patch-id', '--stable'], { input: readFileSync(file) })
          .toString()
          .split(' ')[0];
      };
      const patchId = await download();
      expect(patchId).toMatch(/^[0-9a-f]{40}$/);
      expect(await download('--diff')).toBe(patchId);
    });

    test('downloads a series, which git am applies', async () => {
      const mbox = join(folder, 'series.mbox');
      await gitPw(['series', 'download', await findSeries(), mbox]);
      const base = join(folder, 'download');
      expect(writeBase(base, readFileSync(mbox, 'utf8'))).toBe(true);
      execFileSync('git', ['am', mbox], { cwd: base, stdio: 'pipe' });
      const count = execFileSync('git', ['rev-list', '--count', 'HEAD'], { cwd: base }).toString().trim();
      expect(Number(count)).toBe(1 + store.series.patches);
    });

    test('applies a series, and its last patch with those before it', async () => {
      const id = await findSeries();
      const mbox = join(folder, 'apply.mbox');
      await gitPw(['series', 'download', id, mbox]);
      const series = await get<{ patches: Row[] }>(`/api/1.2/series/${id}/`);
      const last = series.patches.at(-1)?.id;
      const ways = [
        ['series', 'apply', id],
        ['patch', 'apply', String(last)],
      ];
      for (const [index, args] of ways.entries()) {
        const base = join(folder, `apply${index}`);
        writeBase(base, readFileSync(mbox, 'utf8'));
        await gitPw(args, base);
        const titles = execFileSync('git', ['log', '--format=%s', '--reverse'], { cwd: base, encoding: 'utf8' });
        expect(titles.trim().split('\n')).toHaveLength(1 + store.series.patches);
      }
    });

    test('the newest series that can be tried all apply', async () => {
      const rows = await get<(Row & { mbox: string; received_all: boolean })[]>(
        `/api/1.2/series/?order=-date&per_page=${store.applied * 3}`,
      );
      let applied = 0;
      for (const { id, mbox, received_all } of rows) {
        if (!received_all) continue;
        const text = Buffer.from(await (await fetch(mbox)).arrayBuffer());
        const base = join(folder, `all${id}`);
        if (!writeBase(base, text.toString('utf8'))) continue;
        const am = spawnSync('git', ['am', '--keep-cr'], { cwd: base, input: text, encoding: 'utf8' });
        expect(`${mbox}: ${am.status === 0 ? 'applies' : am.stdout + am.stderr}`).toBe(`${mbox}: applies`);
        applied++;
      }
      console.log(`${applied} series of ${store.name} apply`);
      expect(applied).toBeGreaterThanOrEqual(store.applied);
    });
  });

  test('a token marks a comment as addressed', async () => {
    const patches = await listNewest<Row>('patches/?state=changes-requested&', 20);
    const comments = await Promise.all(
      patches.map(({ id }) =>
        get<(Row & { url: string; addressed: boolean | null })[]>(`/api/1.3/patches/${id}/comments/`),
      ),
    );
    const url = comments.flat().find(({ addressed }) => addressed !== null)?.url ?? '';
    const set = async (addressed: boolean | null) => {
      const headers = { authorization: `Token ${token}`, 'content-type': 'application/json' };
      const response = await fetch(url, { method: 'PATCH', headers, body: JSON.stringify({ addressed }) });
      return ((await response.json()) as { addressed: boolean | null }).addressed;
    };
    expect(await set(true)).toBe(true);
    expect(await set(false)).toBe(false);
    expect(await set(null)).not.toBeNull();
    const anonymous = await fetch(url, { method: 'PATCH', body: 'addressed=true' });
    expect(anonymous.status).toBe(401);
    const wrong = await fetch(url, { headers: { authorization: 'Token no' } });
    expect(wrong.status).toBe(401);
  });
});
