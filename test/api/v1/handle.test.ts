import { rmSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '#api/request.ts';
import { endpoints, schemas } from '#api/v1/endpoints.ts';
import { handleV1 } from '#api/v1/handle.ts';
import { openApiOf } from '#api/v1/openapi.ts';
import type { Schema } from '#api/v1/schema.ts';
import { findListedComment, listCommentTable } from '#db/comment-table.ts';
import type { Database } from '#db/open.ts';
import { anonymous, ask, openDemo, origin, owner } from '../demo-store.ts';

const SERIES = '20260112093000.4711-1-mira.lindqvist@example.org';
const PATCH = '20260309104700.4711-3-mira.lindqvist@example.org';

let db: Database;
let folder: string;
let comment: string;
beforeAll(async () => {
  ({ db, folder } = await openDemo());
  comment = listCommentTable(db, { series: SERIES, outstanding: true }, 1)[0]?.id ?? '';
});
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema({ $id: 'reroll', components: { schemas } });

function listDeviations(schema: Schema, value: unknown): unknown[] {
  const text = JSON.stringify(schema).replaceAll('"#/', '"reroll#/');
  const validate = ajv.compile(JSON.parse(text) as Schema);
  return validate(value) ? [] : (validate.errors ?? []).slice(0, 3);
}

async function get(path: string, caller: Caller = anonymous) {
  const response = await handleV1(ask(db, `/api/v1${path}`, {}, caller));
  return { status: response.status, link: response.headers.get('link'), value: (await response.json()) as unknown };
}

function fill(path: string): string {
  const ids = {
    '/comments': comment,
    '/people': 'mira.lindqvist@example.org',
    '/patches': PATCH,
    '/topics': 'order:mutex-init',
  };
  const [, id = SERIES] = Object.entries(ids).find(([start]) => path.startsWith(start)) ?? [];
  return path.replace('{id}', encodeURIComponent(id));
}

const QUERIES: Readonly<Record<string, string>> = {
  '/search': '?q=fifo',
  '/search/series': '?q=s:tarn',
  '/search/comments': '?q=memory',
  '/search/code': '?q=tb210',
};

test('the document is OpenAPI 3.1', async () => {
  const found = await new Validator().validate(JSON.parse(JSON.stringify(openApiOf(origin))));
  expect(found.errors).toBeUndefined();
  expect((await get('/openapi.json')).value).toEqual(openApiOf(origin));
});

test('no schema is without use', () => {
  const text = JSON.stringify(openApiOf(origin));
  const unused = Object.keys(schemas).filter((name) => !text.includes(`"#/components/schemas/${name}"`));
  expect(unused).toEqual([]);
});

describe('answers are what the document says', () => {
  const readable = endpoints.filter(({ method }) => method === 'get');
  test.each(readable.map((endpoint) => [endpoint.path, endpoint] as const))('%s', async (path, endpoint) => {
    const { status, value } = await get(fill(path) + (QUERIES[path] ?? ''), owner('mark'));
    expect(status).toBe(200);
    if (Array.isArray(value) && !path.endsWith('/marks')) expect(value.length).toBeGreaterThan(0);
    expect(listDeviations(endpoint.answer, value)).toEqual([]);
  });

  test('all comments of the demo', async () => {
    const { value } = await get('/comments?limit=200');
    expect(listDeviations({ type: 'array', items: schemas.ListedComment }, value)).toEqual([]);
  });

  test.each(['use:SZ_*', 'check:locking', 'use:devm_*'])('the topic %s', async (key) => {
    const { value } = await get(`/topics/${encodeURIComponent(key)}`);
    expect(listDeviations({ $ref: '#/components/schemas/Topic' }, value)).toEqual([]);
  });

  test.each(['tomas.okafor@example.org', 'owen.hartnell@example.org'])('what waits for %s', async (address) => {
    const { value } = await get(`/people/${address}/digest`);
    expect(listDeviations({ $ref: '#/components/schemas/Digest' }, value)).toEqual([]);
  });

  test('a schema does not let anything pass', async () => {
    const { value } = await get(`/series/${SERIES}/revisions`);
    const [first] = value as Record<string, unknown>[];
    expect(listDeviations({ $ref: '#/components/schemas/Revision' }, { ...first, more: 1 })).toHaveLength(1);
    expect(listDeviations({ $ref: '#/components/schemas/Revision' }, { ...first, total: '3' })).toHaveLength(1);
  });
});

describe('pages', () => {
  test.each([
    '/series',
    '/series?sort=title',
    '/series?sort=posted',
    '/comments',
    '/outstanding',
    '/export/series',
    '/people',
    '/search?q=widget',
    '/topics',
    '/decisions',
    '/audit',
  ])('%s: each value once, in the same order', async (path) => {
    const all = await get(`${path}${path.includes('?') ? '&' : '?'}limit=200`, owner('mark'));
    const seen: unknown[] = [];
    let next: string | undefined = `${path}${path.includes('?') ? '&' : '?'}limit=2`;
    while (next !== undefined) {
      const { link, value } = await get(next, owner('mark'));
      seen.push(...(value as unknown[]));
      next = /<https:\/\/reroll\.example\.org\/api\/v1([^>]*)>; rel="next"/.exec(link ?? '')?.[1];
    }
    expect(seen).toEqual(all.value);
    expect(all.link).toBeNull();
  });
});

describe('what cannot be answered', () => {
  test.each([
    ['/nothing', 404, 'There is no /api/v1/nothing: see /api/v1/openapi.json.'],
    ['/series/unknown@example.org', 404, 'A series with the mail unknown@example.org is not in the store.'],
    ['/topics/use:unknown', 404, 'The topic use:unknown is not in the store.'],
    ['/people/unknown@example.org/digest', 404, 'The person unknown@example.org is not in the store.'],
    ['/topics?sort=age', 400, 'sort=age: use series, count, reviewers, asked, title.'],
    ['/audit', 401, 'This needs a token: make one with `reroll token add --scope mark`.'],
    ['/comments/unknown', 404, 'The comment unknown is not in the store.'],
    ['/messages/%ff', 404, 'There is no /api/v1/messages/%ff: see /api/v1/openapi.json.'],
    ['/series?limit=0', 400, 'limit=0: use a whole number, 1 to 200.'],
    ['/series?limit=201', 400, 'limit=201: use a whole number, 1 to 200.'],
    ['/series?state=open', 400, 'state=open: use under-review, applied, superseded, rejected.'],
    ['/series?outstanding=yes', 400, 'outstanding=yes: use true or false.'],
    ['/lists?limit=2', 400, 'limit is not known here: use none.'],
    [`/people?text=${'x'.repeat(1001)}`, 400, `text=${'x'.repeat(100)}: use at most 1000 characters.`],
  ])('%s', async (path, status, detail) => {
    expect(await get(path)).toEqual({ status, link: null, value: { detail } });
  });

  test.each([
    '/series?after=x',
    '/comments?after=%5B1%5D',
    '/people?after=-1',
    '/search?q=a&after=x',
    '/series?after=%5B%7B%7D,1%5D',
  ])('%s begins at the beginning', async (path) => {
    expect((await get(path)).value).toEqual((await get(path.replace(/[?&]after=.*/, ''))).value);
  });

  test('a query that cannot be read says why', async () => {
    const { status, value } = await get('/search?q=%28fifo');
    expect(status).toBe(400);
    expect((value as { detail: string }).detail.length).toBeGreaterThan(10);
  });
});

describe('marks', () => {
  async function mark(body: string, caller: Caller, id = comment) {
    const path = `/api/v1/comments/${encodeURIComponent(id)}/marks`;
    const response = await handleV1(ask(db, path, { method: 'POST', body }, caller));
    return { status: response.status, value: (await response.json()) as unknown };
  }

  test('set and take back what became of a comment', async () => {
    const before = findListedComment(db, comment)?.status;
    const { status, value } = await mark('{"status": "addressed", "note": "in v5"}', owner('mark'));
    expect(status).toBe(201);
    expect(value).toEqual([
      { commentId: comment, status: 'addressed', note: 'in v5', by: 'Tomas Okafor', at: 1_774_000_000 },
    ]);
    expect(listDeviations({ type: 'array', items: schemas.Mark }, value)).toEqual([]);
    expect(findListedComment(db, comment)?.status).toBe('addressed');
    await mark('{"status": null}', owner('mark'));
    expect(findListedComment(db, comment)?.status).toBe(before);
  });

  test.each([
    ['nobody', anonymous, '{"status": "addressed"}', 401],
    ['a token that is not in force', { kind: 'refused' } satisfies Caller, '{"status": "addressed"}', 401],
    ['a token that may only read', owner('read'), '{"status": "addressed"}', 403],
    ['an unknown status', owner('mark'), '{"status": "done"}', 400],
    ['no status', owner('mark'), '{}', 400],
    ['no JSON', owner('mark'), '{"status"', 400],
    ['a note that is no text', owner('mark'), '{"status": "open", "note": 1}', 400],
    ['a long note', owner('mark'), `{"status": "open", "note": "${'x'.repeat(10_001)}"}`, 400],
  ])('%s is refused', async (_, caller, body, status) => {
    expect((await mark(body, caller)).status).toBe(status);
  });

  test('an unknown comment is not found, and nothing can be deleted', async () => {
    expect((await mark('{"status": "open"}', owner('mark'), 'unknown:1')).status).toBe(404);
    const response = await handleV1(ask(db, '/api/v1/series', { method: 'DELETE' }, owner('mark')));
    expect(response.status).toBe(405);
  });
});
