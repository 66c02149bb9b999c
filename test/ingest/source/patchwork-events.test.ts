import { createServer, type Server } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { readSource } from '#ingest/source/read-source.ts';
import { decode, listEvents, listMails, summarize } from './source-events.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

type PatchworkEvent = {
  readonly id: number;
  readonly category: string;
  readonly date: string;
  readonly payload: object;
};

const project = { link_name: 'leds', list_id: 'linux-leds.lists.example.org' };
const now = Date.now();
/** Minutes ago, as Patchwork writes dates. */
const ago = (minutes: number) => `${new Date(now - minutes * 60_000).toISOString().slice(0, -1)}000`;
const event = (id: number, minutes: number, category: string, payload: object): PatchworkEvent => ({
  id,
  category,
  date: ago(minutes),
  payload,
});
const mail = (id: number, more = {}) => ({
  id,
  msgid: `<${id}@example.org>`,
  date: '2026-01-05T10:00:00',
  name: `[${id}] x`,
  submitter: { name: 'Jane Roe', email: 'jane@example.org' },
  headers: {
    From: 'Jane Roe <jane@example.org>',
    Subject: `[PATCH] ${id}`,
    'Content-Type': 'text/plain; charset=iso-8859-1',
  },
  content: `Text ${id}.`,
  ...more,
});

/** Patchwork's API, in as far as it is asked: `since` is inclusive, `order=date`, and behind the last page is a 404. */
async function serve(events: PatchworkEvent[], mails: Readonly<Record<string, unknown>>, pageSize = 30) {
  const asked: string[] = [];
  const running = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://x');
    asked.push(url.pathname);
    const since = url.searchParams.get('since') ?? '';
    const found = events.filter(({ date }) => date >= since).sort((a, b) => (a.date < b.date ? -1 : 1));
    const list = url.pathname === '/api/events/' ? found.map((each) => ({ ...each, project })) : mails[url.pathname];
    const start = (Number(url.searchParams.get('page') ?? 1) - 1) * pageSize;
    const page = Array.isArray(list) ? list.slice(start, start + pageSize) : list;
    const answer = Array.isArray(page) && page.length === 0 && start > 0 ? undefined : page;
    if (answer === undefined) response.writeHead(404).end();
    else response.end(JSON.stringify(answer));
  });
  server = running;
  await new Promise<void>((resolve) => running.listen(0, '127.0.0.1', resolve));
  const address = running.address();
  const cursors = new Map<string, string>();
  const read = async () => {
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/project/leds/list/`;
    const found = await listEvents(readSource(url, { cursors: (source) => cursors.get(source) }));
    for (const each of found) if (each.kind === 'cursor') cursors.set(each.source, each.position);
    return found;
  };
  return { read, asked };
}

test('patches, covers and comments, each once, also when they show late', async () => {
  const events = [
    event(1, 50, 'cover-created', { cover: { id: 1 } }),
    event(2, 49, 'patch-created', { patch: { id: 2 } }),
    event(3, 48, 'series-completed', { series: { id: 1 } }),
    event(4, 40, 'patch-comment-created', { patch: { id: 2 }, comment: { id: 3 } }),
    event(5, 39, 'check-created', { patch: { id: 2 } }),
  ];
  const mails: Record<string, unknown> = {
    '/api/covers/1/': mail(1),
    '/api/patches/2/': mail(2, { diff: 'diff --git a/x b/x' }),
    '/api/patches/2/comments/': [mail(3), mail(4), mail(5)],
    '/api/patches/6/': mail(6),
  };
  const { read } = await serve(events, mails, 2);
  const ids = (found: Awaited<ReturnType<typeof read>>) =>
    summarize(found).filter((each) => !each.startsWith('cursor'));
  const first = await read();
  expect(ids(first)).toEqual([
    'message 1@example.org',
    'message 2@example.org',
    'message 3@example.org',
    'message 4@example.org',
    'message 5@example.org',
  ]);
  expect(new Set(listMails(first).map(({ list, copy }) => `${list} ${copy}`))).toEqual(new Set(['linux-leds page']));
  expect(await read()).toEqual([]);
  events.push(event(6, 41, 'patch-created', { patch: { id: 6 } }), event(7, 1, 'patch-created', { patch: { id: 99 } }));
  expect(ids(await read())).toEqual(['message 6@example.org']);
  expect(await read()).toEqual([]);
});

test('a mail is put together from what the API has of it', async () => {
  const patch = mail(2, {
    headers: {
      From: '=?utf-8?q?J=C3=A4ne?= <jane@example.org>',
      Received: ['from a', 'from b\n\tby c'],
      'In-Reply-To': '<1@example.org>',
      'Message-ID': '<other@example.org>',
      'Content-Transfer-Encoding': 'base64',
      Subject: '[PATCH]\nBcc: x',
      'Bad name': 'x',
    },
    content: 'Text — more.\n\nSigned-off-by: x\n---\n x | 1 +\n',
    diff: 'diff --git a/x b/x\n+1',
  });
  const { read } = await serve([event(1, 5, 'patch-created', { patch: { id: 2 } })], { '/api/patches/2/': patch });
  expect(listMails(await read()).map(decode)).toEqual([
    [
      'From: =?utf-8?q?J=C3=A4ne?= <jane@example.org>',
      'Received: from a',
      'Received: from b',
      '\tby c',
      'In-Reply-To: <1@example.org>',
      'Subject: [PATCH] Bcc: x',
      'Message-ID: <2@example.org>',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: 8bit',
      '',
      'Text — more.\n\nSigned-off-by: x\n---\n x | 1 +\n\ndiff --git a/x b/x\n+1\n',
    ].join('\n'),
  ]);
});

test.each([
  ['no list of events', { detail: 'x' }, 'the server has no list at '],
  ['a mail without an id', [event(1, 5, 'patch-created', { patch: { id: 2 } })], 'a mail without msgid'],
])('%s is a problem', async (_, events, reason) => {
  const list = Array.isArray(events) ? events : [];
  const { read } = await serve(list, { '/api/patches/2/': {} });
  if (!Array.isArray(events))
    server?.removeAllListeners('request').on('request', (_request, response) => response.end(JSON.stringify(events)));
  expect(summarize(await read())[0]).toContain(`problem ${reason}`);
});
