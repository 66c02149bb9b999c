import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { readSource } from '#ingest/source/read-source.ts';
import { decode, listEvents, listMails, summarize } from './source-events.ts';

let server: Server | undefined;
afterEach(() => {
  server?.close();
});

/** A news server that answers each command by a table, 500 to what is not in it. */
async function serve(answers: Readonly<Record<string, string>>, greeting = '201 here'): Promise<string> {
  const running = createServer((socket: Socket) => {
    socket.on('error', () => {});
    socket.write(`${greeting}\r\n`);
    socket.on('data', (chunk) => {
      for (const command of chunk.toString().split('\r\n').slice(0, -1))
        if (command === 'QUIT') socket.end();
        else socket.write(`${answers[command] ?? '500 what?'}\r\n`);
    });
  });
  server = running;
  await new Promise<void>((resolve) => running.listen(0, '127.0.0.1', resolve));
  const address = running.address();
  return `nntp://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/test.leds`;
}

const article = (number: number, ...lines: string[]) =>
  [`220 ${number} <${number}@example.org>`, `Message-ID: <${number}@example.org>`, ...lines, '.'].join('\r\n');

const read = (url: string, position?: string) => listEvents(readSource(url, { cursors: () => position }));

test('an article is as the mail was: dots, line ends, fields of the server', async () => {
  const url = await serve({
    'GROUP test.leds': '211 1 1 1 test.leds',
    'ARTICLE 1': article(
      1,
      'Path: news.example.org!not-for-mail',
      'Newsgroups: test.leds',
      'Subject: x',
      'Xref: news.example.org',
      '\ttest.leds:1',
      '',
      '..hidden',
      '...',
      'Path: of the body',
      '',
    ),
  });
  const events = await read(url);
  expect(listMails(events).map(decode)).toEqual([
    'Message-ID: <1@example.org>\nSubject: x\n\n.hidden\n..\nPath: of the body\n\n',
  ]);
  expect(events.at(-1)).toEqual({ kind: 'cursor', source: url, position: '1 <1@example.org>' });
});

test('numbers without an article are passed over, in many at once', async () => {
  const url = await serve({
    'GROUP test.leds': '211 3 1 300 test.leds',
    ...Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`ARTICLE ${index + 1}`, '423 no such'])),
    'ARTICLE 2': article(2, '', 'x'),
    'ARTICLE 270': article(270, '', 'x'),
  });
  expect(summarize(await read(url))).toEqual([
    'expect 300',
    'message 2@example.org',
    `cursor ${url}`,
    'message 270@example.org',
    `cursor ${url}`,
  ]);
});

test.each([
  ['goes on behind its cursor', '1 <1@example.org>', { 'STAT 1': '223 1 <1@example.org>' }, ['expect 1', 2]],
  ['goes on where the mail was taken out', '1 <1@example.org>', { 'STAT 1': '423 gone' }, ['expect 1', 2]],
  [
    'begins anew where another mail has the number',
    '1 <0@example.org>',
    { 'STAT 1': '223 1 <1@example.org>' },
    ['restart', 1, 2],
  ],
  ['begins anew where the numbers end before', '9 <9@example.org>', {}, ['restart', 1, 2]],
  ['has nothing to do', '2 <2@example.org>', { 'STAT 2': '223 2 <2@example.org>' }, []],
])('%s', async (_, position, answers, expected) => {
  const url = await serve({
    'GROUP test.leds': '211 2 1 2 test.leds',
    'ARTICLE 1': article(1, '', 'x'),
    'ARTICLE 2': article(2, '', 'x'),
    ...answers,
  });
  const events = summarize(await read(url, position));
  const told = expected.flatMap((each) => {
    if (each === 'restart') return [`restart ${url}`, 'expect 2'];
    return typeof each === 'number' ? [`message ${each}@example.org`] : [each];
  });
  expect(events).toEqual(expected.length === 0 ? [] : [...told, `cursor ${url}`]);
});

test.each([
  [
    'no such group',
    { 'GROUP test.leds': '411 no such news group' },
    '201 here',
    'the server answers 411 no such news group',
  ],
  ['no entry', {}, '502 go away', 'the server refuses: 502 go away'],
  ['another protocol', {}, 'HTTP/1.1 400 Bad Request', 'the server does not speak NNTP: HTTP/1.1 400'],
  [
    'an article that fails',
    { 'GROUP test.leds': '211 1 1 1 x', 'ARTICLE 1': '403 broken' },
    '200 here',
    'the server does not give article 1: 403',
  ],
])('%s is a problem', async (_, answers, greeting, reason) => {
  const events = await read(await serve(answers, greeting));
  expect(summarize(events).at(-1)).toContain(`problem ${reason}`);
  expect(events.some(({ kind }) => kind === 'cursor')).toBe(false);
});

test('an empty group', async () => {
  const url = await serve({ 'GROUP test.leds': '211 0 0 0 test.leds' });
  expect(await read(url, '3 <3@example.org>')).toEqual([]);
});

test.each(['nntp://127.0.0.1:9/', 'nntp://127.0.0.1:9/a/b'])('%s names no group', async (url) => {
  const { port } = new URL(await serve({}));
  const [event] = await read(url.replace(':9', `:${port}`));
  expect(event).toMatchObject({ kind: 'problem', reason: 'name a group: nntp://HOST/GROUP' });
});

test('a command is not ended within the name of a group', async () => {
  const { port } = new URL(await serve({}));
  const [event] = await read(`nntp://127.0.0.1:${port}/x%0d%0aQUIT`);
  expect(event).toMatchObject({ kind: 'problem', reason: 'name a group: nntp://HOST/GROUP' });
});
