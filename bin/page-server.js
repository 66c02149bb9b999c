/**
 * `page-server.js HOST PORT PROCESSES`: the built pages over HTTP. Next.js makes them; those that are alike for everybody
 * are kept until the store changes, or a few seconds longer. Several processes share the port.
 */
import cluster from 'node:cluster';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { gzip } from 'node:zlib';
import Sqlite from 'better-sqlite3';
import next from 'next';
import { withoutFlight } from './flight-data.js';
import { isGood, openPageCache } from './page-cache.js';
import { isHtml, isPage, isReload, isShared, renewNonce, sharedKey } from './shared-page.js';

/** Characters of pages that each process keeps. */
const ROOM = 64 * 1024 * 1024;

/** Less is sent faster than it is compressed. */
const WORTH_COMPRESSING = 1400;

const [host = '127.0.0.1', port = '3000', processes = '1'] = process.argv.slice(2);

if (cluster.isPrimary && Number(processes) > 1) lead(Number(processes));
else await serve();

/** @param {number} count */
function lead(count) {
  let isEnding = false;
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'])
    process.on(signal, () => {
      isEnding = true;
      for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill(signal);
    });
  cluster.on('exit', ({ process: { pid } }, code) => {
    if (isEnding) return;
    // One that never came up would not do so the next time either.
    if (code !== 0 && process.uptime() < 10) process.exit(code ?? 1);
    console.error(`reroll: process ${pid} of the pages ended (${code}); another takes its place`);
    cluster.fork();
  });
  for (let index = 0; index < count; index++) cluster.fork();
}

async function serve() {
  const app = next({
    dev: false,
    dir: fileURLToPath(new URL('..', import.meta.url)),
    hostname: host,
    port: Number(port),
  });
  await app.prepare();
  const handle = app.getRequestHandler();
  const readVersion = openVersion(process.env.REROLL_DB ?? '');
  const cache = openPageCache(ROOM);
  // A proxy may say in any header who asks.
  const isSignInSetUp = (process.env.REROLL_AUTH || 'none') !== 'none';

  /** @type {Map<string, { readonly version: import('./page-cache.js').Version, readonly waiting: ((page?: Page) => void)[] }>} */
  const making = new Map();

  /**
   * Makes a page, and gives it when it is whole.
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:http').ServerResponse} response
   * @param {(answer: Answer) => void} then
   */
  const make = (request, response, then) => {
    const acceptEncoding = request.headers['accept-encoding'];
    // Compressed here, when it is as it is sent.
    delete request.headers['accept-encoding'];
    capture(response, ({ status, headers, body }) => {
      if (acceptEncoding !== undefined) request.headers['accept-encoding'] = acceptEncoding;
      then({ status, headers, body: isHtml(headers) ? withoutFlight(body.toString()) : body });
    });
    void handle(request, response);
  };

  createServer((request, response) => {
    if (!isPage(request)) return void handle(request, response);
    const key = isSignInSetUp ? undefined : sharedKey(request);
    const makeOwn = () => make(request, response, (answer) => send(request, response, answer));
    if (key === undefined) return makeOwn();
    const version = readVersion();
    const known = cache.find(key, version, Date.now(), isReload(request));
    if (known) return sendKept(request, response, known);
    // Many who ask for the same page at once wait for one of them.
    const made = making.get(key);
    if (made && isGood(made.version, version, 0, isReload(request)))
      return void made.waiting.push((page) => (page ? sendKept(request, response, page) : makeOwn()));
    /** @type {((page?: Page) => void)[]} */
    const waiting = [];
    const own = { version, waiting };
    making.set(key, own);
    /** @param {Page} [page] */
    const finish = (page) => {
      if (making.get(key) === own) making.delete(key);
      for (const answer of waiting.splice(0)) answer(page);
    };
    response.once('close', () => finish());
    make(request, response, (answer) => {
      const page = isShared(answer.status, answer.headers)
        ? { ...answer, body: answer.body.toString(), version, at: Date.now() }
        : undefined;
      if (page) cache.save(key, page);
      send(request, response, answer);
      finish(page);
    });
  }).listen(Number(port), host);
}

/** @typedef {import('./page-cache.js').Page} Page */

/** @typedef {{ status: number, headers: import('node:http').OutgoingHttpHeaders, body: Buffer | string }} Answer */

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {Page} page
 */
function sendKept(request, response, page) {
  send(request, response, renewNonce(page, randomBytes(16).toString('base64')));
}

/**
 * What the store is now. SQLite's data_version is another number after each commit of whatever process: this connection is
 * asked nothing else, so it never commits itself. Every change that somebody makes is in the audit log.
 * @param {string} path
 * @returns {() => import('./page-cache.js').Version}
 */
function openVersion(path) {
  const db = new Sqlite(path, { readonly: true, fileMustExist: true });
  const store = db.prepare('PRAGMA data_version').pluck();
  const people = db.prepare('SELECT coalesce(max(id), 0) FROM audit').pluck();
  let version = { store: -1, people: 0 };
  return () => {
    const now = Number(store.get());
    if (now !== version.store) version = { store: now, people: Number(people.get()) };
    return version;
  };
}

/**
 * Keeps what is written to a response until it is whole.
 * @param {import('node:http').ServerResponse} response
 * @param {(answer: { status: number, headers: import('node:http').OutgoingHttpHeaders, body: Buffer }) => void} then
 */
function capture(response, then) {
  const { write, end, writeHead, flushHeaders } = response;
  /** @type {Buffer[]} */
  const parts = [];
  const keep = (/** @type {unknown} */ part, /** @type {unknown} */ encoding) => {
    if (typeof part === 'string')
      parts.push(Buffer.from(part, typeof encoding === 'string' ? /** @type {BufferEncoding} */ (encoding) : 'utf8'));
    else if (part instanceof Uint8Array) parts.push(Buffer.from(part));
  };
  const called = (/** @type {unknown[]} */ args) => args.find((each) => typeof each === 'function')?.();
  Object.assign(response, {
    write: (/** @type {unknown[]} */ ...args) => {
      keep(args[0], args[1]);
      called(args);
      return true;
    },
    writeHead: (/** @type {number} */ status, /** @type {unknown[]} */ ...rest) => {
      response.statusCode = status;
      const headers = rest.find((each) => typeof each === 'object' && each !== null) ?? {};
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      return response;
    },
    flushHeaders: () => {},
    end: (/** @type {unknown[]} */ ...args) => {
      keep(args[0], args[1]);
      Object.assign(response, { write, end, writeHead, flushHeaders });
      then({ status: response.statusCode, headers: { ...response.getHeaders() }, body: Buffer.concat(parts) });
      called(args);
      return response;
    },
  });
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {Answer} answer
 */
function send(request, response, { status, headers, body }) {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value);
  // Of the page as Next.js made it.
  response.removeHeader('content-length');
  const isText = /^(?:text\/|application\/(?:json|atom\+xml))/.test(String(headers['content-type'] ?? ''));
  if (!isText || body.length < WORTH_COMPRESSING || !/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? '')))
    return void response.end(body);
  gzip(body, { level: 4 }, (error, compressed) => {
    if (error) return void response.destroy(error);
    response.setHeader('content-encoding', 'gzip');
    const vary = String(response.getHeader('vary') ?? '');
    if (!/accept-encoding/i.test(vary))
      response.setHeader('vary', vary === '' ? 'accept-encoding' : `${vary}, accept-encoding`);
    response.end(compressed);
  });
}
