/** Pages that are alike for all who do not say who they are. What sets or reads a cookie is not among them. */
const SHARED = new Set([
  'activity',
  'cover',
  'decisions',
  'message',
  'patch',
  'person',
  'search',
  'series',
  'thread',
  'topics',
]);

/** The others; what is sent for hours, or is large, is none. */
const OWN = new Set(['', 'audit', 'docs', 'item', 'problems', 'tokens', 'topic']);

/** What of a request a page depends on, beside its address. */
const NAMING = ['host', 'accept', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port'];

/** Who sends one of these asks for something else than the document. */
const PARTIAL = ['range', 'rsc', 'next-action', 'next-router-prefetch', 'next-router-state-tree'];

/**
 * Whether a finished document is asked for, which can be held until it is whole.
 * @param {import('node:http').IncomingMessage} request
 */
export function isPage({ method, url = '', headers }) {
  const kind = kindOf(url);
  const isWhole = PARTIAL.every((name) => headers[name] === undefined);
  return method === 'GET' && isWhole && (SHARED.has(kind) || OWN.has(kind));
}

/** @param {string} url */
function kindOf(url) {
  return url.split(/[/?]/, 2)[1] ?? '';
}

/**
 * Under which name a page may be kept for others; undefined where it may not.
 * @param {import('node:http').IncomingMessage} request
 */
export function sharedKey(request) {
  const { url = '', headers } = request;
  if (!isPage(request) || !SHARED.has(kindOf(url)) || url.length > 1000) return undefined;
  if (headers.authorization !== undefined) return undefined;
  // The front page alone asks when a reader was there last.
  if (!/^(?:reroll-visit=[\d.]*)?$/.test(headers.cookie ?? '')) return undefined;
  return [url, ...NAMING.map((name) => String(headers[name] ?? ''))].join('\n');
}

/**
 * Whether the reader asks for what is new (RFC 9111, 5.2.1), as browsers do where a page is loaded again.
 * @param {import('node:http').IncomingMessage} request
 */
export function isReload({ headers }) {
  return /\b(?:no-cache|max-age=0)\b/.test(`${headers['cache-control'] ?? ''} ${headers.pragma ?? ''}`);
}

/** @param {import('node:http').OutgoingHttpHeaders} headers */
export function isHtml(headers) {
  return /^text\/html/.test(String(headers['content-type'] ?? ''));
}

/**
 * Whether an answer may be kept.
 * @param {number} status
 * @param {import('node:http').OutgoingHttpHeaders} headers
 */
export function isShared(status, headers) {
  return status === 200 && headers['set-cookie'] === undefined && isHtml(headers);
}

const POLICY = 'content-security-policy';

/**
 * The page with a nonce of its own: a value that was sent once says nothing of the next answer. The old one is random, so
 * nothing else on the page is the same text.
 * @template {{ readonly headers: import('node:http').OutgoingHttpHeaders, readonly body: string }} Answer
 * @param {Answer} answer
 * @param {string} fresh
 * @returns {Answer}
 */
export function renewNonce(answer, fresh) {
  const policy = String(answer.headers[POLICY] ?? '');
  const nonce = /'nonce-([\w+/=-]{20,})'/.exec(policy)?.[1];
  if (nonce === undefined) return answer;
  return {
    ...answer,
    headers: { ...answer.headers, [POLICY]: policy.replaceAll(nonce, fresh) },
    body: answer.body.replaceAll(nonce, fresh),
  };
}
