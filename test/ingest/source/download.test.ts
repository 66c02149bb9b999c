import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { readSource } from '#ingest/source/read-source.ts';
import { listEvents, summarize } from './source-events.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** Serves on the loopback device; the base URL. */
async function serve(answer: RequestListener): Promise<string> {
  const running = createServer(answer);
  server = running;
  await new Promise<void>((resolve) => running.listen(0, '127.0.0.1', resolve));
  const address = running.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

const read = async (url: string, signal?: AbortSignal) =>
  summarize(await listEvents(readSource(url, { cursors: () => undefined, signal })));

const mail = 'Message-ID: <1@example.org>\n\nHi.\n';

test('five redirects are followed, a sixth is not', async () => {
  const url = await serve((request, response) => {
    const left = Number.parseInt(request.url?.slice('/archive/'.length) ?? '', 10);
    if (left === 0) response.end(mail);
    else response.writeHead(302, { location: `/archive/${left - 1}.txt` }).end();
  });
  expect(await read(`${url}/archive/5.txt`)).toEqual(['message 1@example.org']);
  expect(await read(`${url}/archive/6.txt`)).toEqual(['problem the server redirects more than 5 times']);
});

test('redirects of a git repository are counted too', async () => {
  const url = await serve((request, response) => response.writeHead(302, { location: request.url ?? '' }).end());
  expect(await read(`${url}/leds/0`)).toEqual([
    expect.stringMatching(
      /^problem no git repository is there \(the server redirects more than 5 times\); give an epoch/,
    ),
  ]);
});

test.each([
  ['file:///etc/hostname', 'the server redirects to file:///etc/hostname, not to http(s)'],
  ['ftp://example.org/', 'the server redirects to ftp://example.org/, not to http(s)'],
  ['http://', 'the server redirects to http://, not to http(s)'],
])('a redirect to %s is refused', async (location, reason) => {
  const url = await serve((_, response) => response.writeHead(301, { location }).end());
  expect(await read(`${url}/archive/page.html`)).toEqual([`problem ${reason}`]);
});

test('a search is posted, and its redirect asked for as RFC 9110 says', async () => {
  const seen: string[] = [];
  const url = await serve((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    if (seen.length === 1) response.writeHead(307, { location: '/moved/?q=a&x=m' }).end();
    else if (seen.length === 2) response.writeHead(303, { location: '/result' }).end();
    else response.end(mail);
  });
  expect(await read(`${url}/leds/?q=a`)).toEqual(['message 1@example.org']);
  expect(seen).toEqual(['POST /leds/?q=a&x=m', 'POST /moved/?q=a&x=m', 'GET /result']);
});

test('a connection that breaks is a problem with its place', async () => {
  const url = await serve((_, response) => {
    response.writeHead(200, { 'content-length': 1000 });
    response.write('Message-ID: <1@', () => response.destroy());
  });
  expect(await read(`${url}/leds/1@example.org/raw`)).toEqual([
    expect.stringMatching(/^problem the connection failed: .* behind byte 15$/),
  ]);
});

test('nobody at home', async () => {
  const url = await serve(() => {});
  await new Promise((resolve) => server?.close(resolve));
  expect(await read(`${url}/leds/1@example.org/`)).toEqual([
    expect.stringMatching(/^problem the connection failed: connect ECONNREFUSED/),
  ]);
});

test('a server that does not answer is left when told so', async () => {
  const stop = new AbortController();
  const url = await serve(() => stop.abort(new Error('enough')));
  await expect(read(`${url}/leds/1@example.org/`, stop.signal)).rejects.toThrow('enough');
});

test.each([
  ['http', '127.0.0.1', '/page.html'],
  ['http', 'localhost', '/page.html'],
  ['http', '[::ffff:127.0.0.1]', '/page.html'],
  // Other ways to write 127.0.0.1
  ['http', '2130706433', '/page.html'],
  ['http', '0x7f.1', '/leds/1@example.org/'],
  ['http', '127.1', '/leds/?q=x'],
  ['http', '0177.0.0.1', '/leds/0'],
  ['http', 'localhost', '/leds/'],
  ['http', 'localhost', '/manifest.js.gz'],
  ['nntp', '127.0.0.1', '/inbox.test.leds'],
  ['nntp', 'localhost', '/inbox.test.leds'],
  ['nntps', '0x7f000001', '/inbox.test.leds'],
])('%s://%s%s is not asked for a stranger', async (scheme, host, path) => {
  let asked = 0;
  const url = await serve(() => {
    asked += 1;
  });
  server?.on('connection', () => {
    asked += 1;
  });
  const events = readSource(`${scheme}://${host}:${new URL(url).port}${path}`, {
    cursors: () => undefined,
    mirrors: '/nonexistent',
    reach: 'public',
  });
  expect(summarize(await listEvents(events))).toEqual([expect.stringMatching(/is an address of a private network/)]);
  expect(asked).toBe(0);
});
