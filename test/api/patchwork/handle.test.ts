import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handlePatchwork } from '#api/patchwork/handle.ts';
import { VERSIONS, type Version } from '#api/patchwork/version.ts';
import type { Caller } from '#api/request.ts';
import { listMarks } from '#db/marks.ts';
import type { Database } from '#db/open.ts';
import { listReplyItems } from '#db/posting-replies.ts';
import type { TokenScope } from '#db/tokens.ts';
import { ask, openDemo, origin } from '../demo-store.ts';
import { listDeviations } from './keys.ts';

let db: Database;
let folder: string;
beforeAll(async () => {
  ({ db, folder } = await openDemo());
});
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

type Row = Readonly<Record<string, unknown>> & { readonly id: number };

async function get(path: string): Promise<{ status: number; link: string | null; rows: Row[] }> {
  const response = await handlePatchwork(ask(db, path));
  const rows = (await response.json()) as Row[];
  return { status: response.status, link: response.headers.get('link'), rows };
}

const namesOf = (rows: readonly Row[]) => rows.map(({ name }) => name);

describe.each(VERSIONS)('version %s', (version: Version) => {
  const LISTS = [
    ['projects', 'Project[]', 'Project'],
    ['people', 'Person[]', 'Person'],
    ['series', 'Series[]', 'Series'],
    ['patches', 'PatchList[]', 'PatchDetail'],
    ['covers', 'CoverList[]', 'CoverDetail'],
  ] as const;

  test.each(LISTS)('%s have the keys and types of the schema', async (resource, list, detail) => {
    const { rows } = await get(`/api/${version}/${resource}/`);
    expect(rows.length).toBeGreaterThan(0);
    expect(listDeviations(version, list, rows)).toEqual([]);
    for (const { id } of rows) {
      const one = await handlePatchwork(ask(db, `/api/${version}/${resource}/${id}/`));
      expect(listDeviations(version, detail, await one.json())).toEqual([]);
    }
  });

  test('comments, events and the index have the keys and types of the schema', async () => {
    const { rows } = await get(`/api/${version}/patches/`);
    let comments = 0;
    for (const { id } of rows) {
      const found = await get(`/api/${version}/patches/${id}/comments/`);
      comments += found.rows.length;
      expect(listDeviations(version, 'Comment[]', found.rows)).toEqual([]);
      expect((await get(`/api/${version}/patches/${id}/checks/`)).rows).toEqual([]);
    }
    expect(comments).toBeGreaterThan(5);
    const events = await get(`/api/${version}/events/?per_page=250`);
    for (const event of events.rows) expect(listDeviations(version, `Event ${event.category}`, event)).toEqual([]);
    const categories = new Set(events.rows.map(({ category }) => category));
    expect(categories.has('patch-comment-created')).toBe(version === '1.3');
    const index = await handlePatchwork(ask(db, `/api/${version}/`));
    expect(listDeviations(version, 'Index', await index.json())).toEqual([]);
  });

  test('bundles and users are empty', async () => {
    expect((await get(`/api/${version}/bundles/`)).rows).toEqual([]);
    expect((await get(`/api/${version}/users/`)).rows).toEqual([]);
  });
});

test('without a version the newest is meant, and addresses have none', async () => {
  const { rows } = await get('/api/covers/');
  expect(listDeviations('1.3', 'CoverList[]', rows)).toEqual([]);
  expect(rows[0]?.url).toBe(`${origin}/api/covers/${rows[0]?.id}/`);
});

describe('filters and order', () => {
  test.each([
    ['q=gpio', []],
    [
      'q=overflows&order=date',
      [
        '[3/3] widget: tb210: Count overflows',
        '[v2,3/3] widget: tb210: Count overflows',
        '[v3,3/3] widget: tb210: Count overflows',
        '[v4,3/3] widget: tb210: Count overflows',
      ],
    ],
    ['state=under-review', ['[v4,1/3] dt-bindings: widget: Add Tarn TB210']],
    [
      'state=accepted&order=-name',
      [
        '[2/2] dt-bindings: widget: fennel,fx12: Add FX14',
        '[1/2] dt-bindings: widget: fennel,fx12: Convert to DT schema',
      ],
    ],
    [
      'msgid=20260203142100.21894-2-owen.hartnell@example.org',
      ['[1/2] dt-bindings: widget: fennel,fx12: Convert to DT schema'],
    ],
    [
      'submitter=OWEN.HARTNELL@example.org&order=-date&per_page=1',
      ['[2/2] dt-bindings: widget: fennel,fx12: Add FX14'],
    ],
    ['since=2026-03-09T00:00:00&order=id&q=bindings', ['[v4,1/3] dt-bindings: widget: Add Tarn TB210']],
    ['before=2026-01-12&order=id', []],
    ['archived=true', []],
    [
      'project=linux-widgets&project=other&state=accepted&per_page=1',
      ['[1/2] dt-bindings: widget: fennel,fx12: Convert to DT schema'],
    ],
    ['project=other', []],
    ['delegate=mira', []],
  ])('patches/?%s', async (query, names) => {
    expect(namesOf((await get(`/api/1.2/patches/?${query}`)).rows)).toEqual(names);
  });

  test('the patches of a series, and the one of a hash', async () => {
    const { rows } = await get('/api/1.2/series/?order=-date&per_page=1');
    const patches = rows[0]?.patches as Row[];
    const found = await get(`/api/1.2/patches/?series=${rows[0]?.id}`);
    expect(found.rows.map(({ id }) => id)).toEqual(patches.map(({ id }) => id));
    const same = await get(`/api/1.2/patches/?hash=${String(found.rows[0]?.hash).toUpperCase()}&series=${rows[0]?.id}`);
    expect(same.rows.map(({ id }) => id)).toEqual([found.rows[0]?.id]);
  });
});

describe('pages', () => {
  test('follow each other by the Link header, each patch once', async () => {
    const all = await get('/api/1.2/patches/?per_page=250');
    const seen: number[] = [];
    let path: string | undefined = '/api/1.2/patches/?per_page=7';
    while (path !== undefined) {
      const { rows, link } = await get(path);
      seen.push(...rows.map(({ id }) => id));
      path = /<https:\/\/reroll\.example\.org([^>]*)>; rel="next"/.exec(link ?? '')?.[1];
    }
    expect(seen).toEqual(all.rows.map(({ id }) => id));
    expect(all.link).toBeNull();
  });

  test.each(['0', '-1', 'x', '99', '1e9', '99999999999999999999'])('page %s is none', async (page) => {
    expect((await get(`/api/1.2/patches/?page=${page}`)).status).toBe(404);
  });

  test.each([
    ['per_page=100000', 17],
    ['per_page=0', 17],
    ['per_page=x', 17],
    ['per_page=2', 2],
  ])('?%s', async (query, count) => {
    expect((await get(`/api/1.2/patches/?${query}`)).rows).toHaveLength(count);
  });
});

test.each([
  '/api/2.0/',
  '/api/1.2/nothing/',
  '/api/1.2/patches/0/',
  '/api/1.2/patches/x/',
  '/api/1.2/series/1/x/',
  '/api/1.2/patches/1/comments/1/1/',
  '/api/1.2/users/1/',
  '/api/1.2/projects/%ff/',
])('%s is not found', async (path) => {
  const response = await handlePatchwork(ask(db, path));
  expect([response.status, await response.json()]).toEqual([404, { detail: 'Not found.' }]);
});

describe('addressed', () => {
  const owner = (scope: TokenScope): Caller => ({
    kind: 'token',
    token: { id: 1, name: 'Tomas Okafor', scope, created: 0, lastUsed: null, revoked: null },
  });

  async function findComment() {
    const [patch] = (await get('/api/1.3/patches/?state=changes-requested')).rows;
    const { rows } = await get(`/api/1.3/patches/${patch?.id}/comments/`);
    const comment = rows.find(({ addressed }) => addressed === false);
    if (!patch || !comment) throw new Error('the demo has no patch with a comment to address');
    return { path: `/api/1.3/patches/${patch.id}/comments/${comment.id}/`, msgid: String(comment.msgid).slice(1, -1) };
  }

  async function set(path: string, body: string, caller: Caller, type = 'application/json') {
    const init = { method: 'PATCH', body, headers: { 'content-type': type } };
    const response = await handlePatchwork(ask(db, path, init, caller));
    return { status: response.status, value: (await response.json()) as { addressed?: unknown } };
  }

  test('marks the items of the mail with the name of the owner, and takes it back', async () => {
    const { path, msgid } = await findComment();
    const statuses = () => listReplyItems(db, msgid).map(({ status }) => status);
    const before = statuses();
    expect((await set(path, '{"addressed": true}', owner('mark'))).value.addressed).toBe(true);
    expect(new Set(statuses())).toEqual(new Set(['addressed']));
    const [item] = listReplyItems(db, msgid);
    expect(listMarks(db, item?.id ?? '').at(-1)?.by).toBe('Tomas Okafor');
    expect(
      (await set(path, 'addressed=false', owner('mark'), 'application/x-www-form-urlencoded')).value.addressed,
    ).toBe(false);
    expect(new Set(statuses())).toEqual(new Set(['open']));
    expect((await set(path, '{"addressed": null}', owner('mark'))).status).toBe(200);
    expect(statuses()).toEqual(before);
  });

  test.each([
    ['nobody', { kind: 'anonymous' } satisfies Caller, '{"addressed": true}', 401],
    ['a token that is not in force', { kind: 'refused' } satisfies Caller, '{"addressed": true}', 401],
    ['a token that may only read', owner('read'), '{"addressed": true}', 403],
    ['other values', owner('mark'), '{"addressed": "perhaps"}', 400],
    ['what is no JSON', owner('mark'), '{"addressed":', 400],
    ['a long body', owner('mark'), `{"addressed": true, "x": "${'x'.repeat(20_000)}"}`, 400],
  ])('%s is refused', async (_, caller, body, status) => {
    const { path } = await findComment();
    expect((await set(path, body, caller)).status).toBe(status);
  });

  test('needs 1.3', async () => {
    const { path } = await findComment();
    expect((await set(path.replace('1.3', '1.2'), '{"addressed": true}', owner('mark'))).status).toBe(404);
  });

  test('nothing else can be written', async () => {
    const response = await handlePatchwork(ask(db, '/api/1.3/patches/1/', { method: 'PATCH' }, owner('mark')));
    expect(response.status).toBe(405);
  });
});
