import { whenFree } from '#db/patience.ts';
import { errorAnswer, unauthorized } from '../answer.ts';
import type { ApiRequest } from '../request.ts';
import type { Endpoint, Output } from './endpoint.ts';
import { endpoints } from './endpoints.ts';
import { openApiOf } from './openapi.ts';
import { LIMIT } from './page-parameters.ts';
import { parseQuery } from './query.ts';

const PREFIX = '/api/v1';

/** Longer than any body we take: a note and its status. */
const BODY_BYTES = 50_000;

/** Answers what is asked below `/api/v1`, as the endpoints describe it. */
export async function handleV1(api: ApiRequest): Promise<Response> {
  const { request, caller } = api;
  if (caller.kind === 'refused') return unauthorized('This token is not in force: make one with `reroll token add`.');
  const url = new URL(request.url);
  const path = url.pathname.slice(PREFIX.length).replace(/\/$/, '');
  if (path === '/openapi.json') return Response.json(openApiOf(api.origin));
  const found = endpoints.flatMap((endpoint) => {
    const id = matchPath(endpoint.path, path);
    return id === undefined ? [] : [{ endpoint, id }];
  });
  if (found.length === 0) return errorAnswer(404, `There is no ${PREFIX}${path}: see ${PREFIX}/openapi.json.`);
  const method = request.method === 'HEAD' ? 'get' : request.method.toLowerCase();
  const match = found.find(({ endpoint }) => endpoint.method === method);
  if (!match) return errorAnswer(405, `${request.method} is not possible here: see ${PREFIX}/openapi.json.`);
  return answer(api, url, match.endpoint, match.id);
}

async function answer(api: ApiRequest, url: URL, endpoint: Endpoint, id: string): Promise<Response> {
  if (endpoint.isForMarkers) {
    if (api.caller.kind !== 'token')
      return unauthorized('This needs a token: make one with `reroll token add --scope mark`.');
    if (api.caller.token.scope !== 'mark')
      return errorAnswer(403, 'This token may only read: make one with `reroll token add --scope mark`.');
  }
  const query = parseQuery(endpoint, url.searchParams);
  if (typeof query === 'string') return errorAnswer(400, query);
  const limit = Number(query.limit ?? LIMIT);
  const { limit: _, ...rest } = query;
  const body = endpoint.body ? await readBody(api.request) : undefined;
  const run = () => endpoint.run({ db: api.db, api, id, query: rest, limit, body });
  return responseOf(endpoint.method === 'post' ? await whenFree(api.db, run) : run(), url, api.origin);
}

function responseOf(output: Output, url: URL, origin: string): Response {
  if (output.kind === 'error') return errorAnswer(output.status, output.detail);
  const headers = new Headers();
  if (output.next !== undefined) {
    const next = new URL(url.pathname + url.search, origin);
    next.searchParams.set('after', output.next);
    headers.set('link', `<${next}>; rel="next"`);
  }
  return Response.json(output.value, { status: output.status ?? 200, headers });
}

/** The part in braces, decoded ('' where there is none); undefined where the path is another. */
function matchPath(pattern: string, path: string): string | undefined {
  const [before = '', after] = pattern.split('{id}');
  if (after === undefined) return path === pattern ? '' : undefined;
  if (!path.startsWith(before) || !path.endsWith(after)) return undefined;
  const segment = path.slice(before.length, path.length - after.length);
  if (segment === '' || segment.includes('/')) return undefined;
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

/** JSON; undefined for what is none, and for what is too long to be looked at. */
async function readBody(request: Request): Promise<unknown> {
  if (Number(request.headers.get('content-length') ?? '0') > BODY_BYTES) return undefined;
  try {
    return JSON.parse((await request.text()).slice(0, BODY_BYTES));
  } catch {
    return undefined;
  }
}
