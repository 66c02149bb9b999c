/** A download that failed, with the reason in words for people. */
export class DownloadError extends Error {}

/** An answer of a server, whose body is still to be read. */
export type Download = {
  /** Where it came from in the end. */
  readonly url: URL;
  readonly chunks: AsyncIterable<Uint8Array>;
};

/** lore's largest threads have some 50 MB packed; this leaves room for long searches. */
const maxDownloadBytes = 1024 * 1024 * 1024;
const maxMinutes = 30;
const maxRedirects = 5;

/**
 * Asks a server for a document. Follows redirects, but only to http(s), so that a server cannot lead to other
 * protocols. Throws a DownloadError where there is no good answer, also while the chunks are read.
 */
export async function openDownload(url: URL, method: 'GET' | 'POST' | 'HEAD', signal?: AbortSignal): Promise<Download> {
  const limit = AbortSignal.timeout(maxMinutes * 60_000);
  const stop = signal === undefined ? limit : AbortSignal.any([signal, limit]);
  let target = url;
  let verb = method;
  for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
    const response = await ask(target, verb, stop);
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || location === null) {
      if (!response.ok) {
        await response.body?.cancel();
        throw new DownloadError(`the server answers ${response.status} ${response.statusText}`.trimEnd());
      }
      return { url: target, chunks: readBody(response) };
    }
    await response.body?.cancel();
    target = parseTarget(location, target);
    // RFC 9110, 15.4: only 307 and 308 keep the method.
    if (verb === 'POST' && response.status < 307) verb = 'GET';
  }
  throw new DownloadError(`the server redirects more than ${maxRedirects} times`);
}

async function ask(url: URL, method: string, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(url, { method, signal, redirect: 'manual', headers: { 'user-agent': 'reroll' } });
  } catch (error) {
    throw new DownloadError(describeNetworkError(error));
  }
}

async function* readBody(response: Response): AsyncGenerator<Uint8Array> {
  if (response.body === null) return;
  let size = 0;
  try {
    for await (const chunk of response.body) {
      size += chunk.length;
      if (size > maxDownloadBytes) throw new DownloadError(`it is larger than ${maxDownloadBytes} bytes`);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof DownloadError) throw error;
    throw new DownloadError(`${describeNetworkError(error)} behind byte ${size}`);
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

/** fetch says only "fetch failed" or "terminated"; the reason is in its cause. */
function describeNetworkError(error: unknown): string {
  if (!(error instanceof Error)) return `the connection failed: ${String(error)}`;
  const cause = error.cause instanceof Error ? error.cause.message || error.cause.name : undefined;
  return `the connection failed: ${cause ?? error.message}`;
}
