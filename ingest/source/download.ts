import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isPrivateAddress } from '#ingest/source/private-address.ts';
import { lookupPublic, PrivateAddressError, refusePrivate } from '#ingest/source/public-lookup.ts';
import type { ReadOptions } from '#ingest/source/read-options.ts';

/** A download that failed, with the reason in words for people. */
export class DownloadError extends Error {
  /** What the server answered (404), where it was the server that refused. */
  readonly status: number | undefined;
  constructor(message: string, status?: number) {
    super(message);
    this.status = status;
  }
}

/** An answer of a server, whose body is still to be read. */
export type Download = {
  /** Where it came from in the end. */
  readonly url: URL;
  /** The address that answered. */
  readonly address: string;
  readonly chunks: AsyncIterable<Uint8Array>;
};

export type DownloadOptions = Pick<ReadOptions, 'signal' | 'reach'>;

type Method = 'GET' | 'POST' | 'HEAD';

/** lore's largest threads have some 50 MB packed; this leaves room for long searches. */
const maxDownloadBytes = 1024 * 1024 * 1024;
const maxMinutes = 30;
const maxSilenceMs = 60_000;
const maxRedirects = 5;

/**
 * Asks a server for a document. Follows redirects, but only to http(s), so that a server cannot lead to other
 * protocols; and never from the internet to a private address. Throws a DownloadError where there is no good answer,
 * also while the chunks are read.
 */
export async function openDownload(url: URL, method: Method, options: DownloadOptions): Promise<Download> {
  const limit = AbortSignal.timeout(maxMinutes * 60_000);
  const stop = options.signal === undefined ? limit : AbortSignal.any([options.signal, limit]);
  let reach = options.reach ?? 'any';
  let target = url;
  let verb = method;
  for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
    const response = await ask(target, verb, reach, stop).catch((error: unknown) => {
      throw toDownloadError(error);
    });
    const address = response.socket.remoteAddress ?? '';
    const status = response.statusCode ?? 0;
    const location = response.headers.location;
    if (status < 300 || status > 399 || location === undefined) {
      if (status >= 200 && status <= 299) return { url: target, address, chunks: readBody(response) };
      response.destroy();
      throw new DownloadError(`the server answers ${status} ${response.statusMessage ?? ''}`.trimEnd(), status);
    }
    response.destroy();
    if (!isPrivateAddress(address)) reach = 'public';
    target = parseTarget(location, target);
    // RFC 9110, 15.4: only 307 and 308 keep the method.
    if (verb === 'POST' && status < 307) verb = 'GET';
  }
  throw new DownloadError(`the server redirects more than ${maxRedirects} times`);
}

/** A document as a whole. Throws a DownloadError also where it has more than `limit` bytes. */
export async function download(url: URL, limit: number, options: DownloadOptions): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (await openDownload(url, 'GET', options)).chunks) {
    size += chunk.length;
    if (size > limit) throw new DownloadError(`it is larger than ${limit} bytes`);
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}

function ask(
  url: URL,
  method: Method,
  reach: NonNullable<DownloadOptions['reach']>,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    if (reach === 'public') refusePrivate(url.hostname);
    const asked = request(url, {
      method,
      signal,
      headers: { 'user-agent': 'reroll' },
      timeout: maxSilenceMs,
      // A connection that is kept for reuse was not checked.
      ...(reach === 'public' ? { agent: false, lookup: lookupPublic } : {}),
    });
    asked.on('timeout', () =>
      asked.destroy(new DownloadError(`the server has been silent for ${maxSilenceMs / 1000} s`)),
    );
    asked.on('response', resolve);
    asked.on('error', reject);
    asked.end();
  });
}

async function* readBody(response: IncomingMessage): AsyncGenerator<Uint8Array> {
  let size = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxDownloadBytes) throw new DownloadError(`it is larger than ${maxDownloadBytes} bytes`);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof DownloadError) throw error;
    throw new DownloadError(`${toDownloadError(error).message} behind byte ${size}`);
  }
}

function parseTarget(location: string, base: URL): URL {
  const target = URL.canParse(location, base) ? new URL(location, base) : undefined;
  if (target === undefined || !isHttp(target))
    throw new DownloadError(`the server redirects to ${location}, not to http(s)`);
  return target;
}

/** True for the two protocols that are read. */
export function isHttp(url: URL): boolean {
  return url.protocol === 'http:' || url.protocol === 'https:';
}

function toDownloadError(error: unknown): DownloadError {
  if (error instanceof DownloadError) return error;
  if (error instanceof PrivateAddressError) return new DownloadError(error.message);
  if (!(error instanceof Error)) return new DownloadError(`the connection failed: ${String(error)}`);
  if (error.cause instanceof Error && error.cause.name === 'TimeoutError')
    return new DownloadError(`it takes more than ${maxMinutes} minutes`);
  // Of several addresses none answered.
  const reasons = error instanceof AggregateError ? error.errors.map(String).join('; ') : error.message;
  return new DownloadError(`the connection failed: ${reasons || error.name}`);
}
