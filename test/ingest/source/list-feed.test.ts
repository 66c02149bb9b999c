import { createServer, type Server } from 'node:http';
import { afterEach, expect, test, vi } from 'vitest';
import { readListFeed } from '#ingest/source/list-feed.ts';
import { listEvents, summarize } from './source-events.ts';

let server: Server | undefined;
afterEach(() => {
  vi.useRealTimers();
  server?.closeAllConnections();
  server?.close();
});

/** A list whose feed shows the newest 25 of its mails, and whose search only what it held when its index was opened. */
type List = { mails: number; indexed: number; readonly asked: string[] };

async function serve(list: List): Promise<string> {
  const id = (number: number) => `${number}@example.org`;
  const mail = (number: number) => `Message-ID: <${id(number)}>\nSubject: ${number}\n\nHi.\n`;
  const count = (length: number) => Array.from({ length }, (_, index) => index + 1);
  // A week between two: later than what a search looks back.
  const received = (number: number) => Date.UTC(2026, 0, 5) / 1000 + number * 7 * 86_400;
  const stamp = (number: number) => new Date(received(number) * 1000).toISOString();
  const entry = (number: number) =>
    `<entry><updated>${stamp(number)}</updated><link href="http://127.0.0.1/widgets/${id(number)}/"/></entry>`;
  const newest = () => count(list.mails).slice(-25).reverse();
  const running = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '').replace(/^\/widgets\//, '');
    list.asked.push(path.replace(/\?q=(d|rt):.*/, ' search'));
    const since = Number(/^\?q=rt:(\d+)\.\./.exec(path)?.[1] ?? 0);
    if (path === 'new.atom')
      response.end(`<feed xmlns="http://www.w3.org/2005/Atom">${newest().map(entry).join('')}</feed>`);
    else if (path.startsWith('?'))
      response.end(
        count(list.indexed)
          .filter((number) => received(number) >= since)
          .map((number) => `From mboxrd@z Thu Jan  1 00:00:00 1970\n${mail(number)}\n`)
          .join(''),
      );
    else response.end(mail(Number.parseInt(path, 10)));
  });
  server = running;
  await new Promise<void>((resolve) => running.listen(0, '127.0.0.1', resolve));
  const address = running.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/widgets/`;
}

/** Looks at a list again and again; each time, what was not read before. */
function startLooking(url: string): () => Promise<readonly string[]> {
  const seen = new Set<string>();
  let position: string | undefined;
  return async () => {
    const events = await listEvents(readListFeed(url, 'widgets', { cursors: () => position }));
    for (const event of events) if (event.kind === 'cursor') position = event.position;
    const fresh = summarize(events).filter((line) => line.startsWith('message ') && !seen.has(line));
    for (const line of fresh) seen.add(line);
    return fresh.map((line) => line.replace(/^message (\d+)@example\.org$/, '$1'));
  };
}

const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => `${from + index}`);
const sorted = (found: readonly string[]) => [...found].sort((a, b) => Number(a) - Number(b));

test('a search that lags behind the feed is done again at the next look', async () => {
  const list: List = { mails: 10, indexed: 10, asked: [] };
  const look = startLooking(await serve(list));
  expect(await look()).toEqual(numbers(1, 10));

  list.mails = 50;
  expect(sorted(await look())).toEqual(numbers(26, 50));
  list.indexed = 50;
  expect(await look()).toEqual(numbers(11, 25));
  list.asked.length = 0;
  expect(await look()).toEqual([]);
  expect(list.asked).toEqual(['new.atom']);
});

test('a search that lags for many looks is done until it has found what the feed showed', async () => {
  const list: List = { mails: 50, indexed: 10, asked: [] };
  const look = startLooking(await serve(list));
  expect(sorted(await look())).toEqual([...numbers(1, 10), ...numbers(26, 50)]);
  expect(await look()).toEqual([]);
  list.mails = 55;
  list.indexed = 12;
  expect(sorted(await look())).toEqual(['11', '12', ...numbers(51, 55)]);
  expect(await look()).toEqual([]);
  list.indexed = 55;
  expect(await look()).toEqual(numbers(13, 25));
  list.asked.length = 0;
  expect(await look()).toEqual([]);
  expect(list.asked).toEqual(['new.atom']);
});

test('a mail that the search never finds keeps it searching for ten minutes, and once more an hour later', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 8, 1) });
  const list: List = { mails: 12, indexed: 11, asked: [] };
  const look = startLooking(await serve(list));
  expect(await look()).toEqual(numbers(1, 12));
  expect(list.asked).toEqual(['new.atom', ' search', '12@example.org/raw']);
  for (const [minutes, asked] of [
    [5, ['new.atom', ' search']],
    [5, ['new.atom', ' search']],
    [5, ['new.atom']],
    [54, ['new.atom']],
    [1, ['new.atom', ' search']],
    [5, ['new.atom']],
  ] as const) {
    list.asked.length = 0;
    vi.advanceTimersByTime(minutes * 60_000);
    expect(await look()).toEqual([]);
    expect(list.asked, `after ${minutes} minutes`).toEqual(asked);
  }
});

test('what the feed shows is fetched one by one, without a search', async () => {
  const list: List = { mails: 30, indexed: 30, asked: [] };
  const look = startLooking(await serve(list));
  await look();
  list.asked.length = 0;
  list.mails = 32;
  expect(sorted(await look())).toEqual(['31', '32']);
  expect(list.asked).toEqual(['new.atom', '32@example.org/raw', '31@example.org/raw']);
});
