import { listMailingLists } from '#db/lists.ts';
import { listPostingEvents } from '#db/posting-events.ts';
import { listPostings, type Posting, type PostingKind } from '#db/postings.ts';
import { errorAnswer, unauthorized } from '../answer.ts';
import type { ApiRequest } from '../request.ts';
import { answerComments } from './comment-answer.ts';
import type { Context, Json } from './context.ts';
import { coverOf, findCover } from './cover.ts';
import { eventOf } from './event.ts';
import { listsOf, parseEventFilter, parseOrder, parsePostingFilter } from './filter.ts';
import { wholeNumber } from './page.ts';
import { foundAnswer, pageAnswer } from './page-answer.ts';
import { findPatch, patchOf } from './patch.ts';
import { findPerson, listPeople } from './person.ts';
import { findProject, projectOf } from './project.ts';
import { findSeries, seriesOf } from './series.ts';
import { isVersion } from './version.ts';

const RESOURCES = ['bundles', 'covers', 'events', 'patches', 'people', 'projects', 'series', 'users'];

/**
 * Answers what is asked below `/api/` as Patchwork would (docs/api/schemas of getpatchwork/patchwork, versions 1.0 to
 * 1.3). All but the `addressed` of comments is read only.
 */
export async function handlePatchwork(api: ApiRequest): Promise<Response> {
  const url = new URL(new URL(api.request.url).pathname + new URL(api.request.url).search, api.origin);
  const [, ...parts] = url.pathname.split('/').filter((part) => part !== '');
  const [first = ''] = parts;
  const version = isVersion(first) ? first : undefined;
  const [resource, key, part, partKey, ...rest] = version ? parts.slice(1) : parts;
  if (api.caller.kind === 'refused') return unauthorized('Invalid token.');
  if (rest.length > 0) return errorAnswer(404, 'Not found.');
  const context: Context = {
    db: api.db,
    version: version ?? '1.3',
    origin: api.origin,
    base: `${api.origin}/api${version ? `/${version}` : ''}`,
    lists: listsOf(api, url.searchParams),
  };
  if (part === 'comments' && key !== undefined && (resource === 'patches' || resource === 'covers'))
    return answerComments(context, api, url, { kind: resource, number: wholeNumber(key), comment: partKey });
  if (api.request.method !== 'GET' && api.request.method !== 'HEAD')
    return errorAnswer(405, `Method "${api.request.method}" not allowed: all but comments is read only here.`);
  if (resource === undefined) return Response.json(indexOf(context));
  if (key === undefined) return answerList(context, url, resource);
  if (part === undefined) return foundAnswer(findResource(context, resource, key));
  if (resource === 'patches' && part === 'checks' && partKey === undefined)
    return findResource(context, resource, key) ? Response.json([]) : errorAnswer(404, 'Not found.');
  return errorAnswer(404, 'Not found.');
}

function indexOf({ base }: Context): Json {
  return Object.fromEntries(RESOURCES.map((resource) => [resource, `${base}/${resource}/`]));
}

function findResource(context: Context, resource: string, key: string): Json | undefined {
  if (resource === 'projects') {
    const list = findProject(context, decode(key));
    return list && projectOf(context, list);
  }
  const number = wholeNumber(key);
  if (number === undefined) return undefined;
  switch (resource) {
    case 'patches':
      return findPatch(context, number);
    case 'covers':
      return findCover(context, number);
    case 'series':
      return findSeries(context, number);
    case 'people':
      return findPerson(context, number);
    default:
      return undefined;
  }
}

function answerList(context: Context, url: URL, resource: string): Response {
  switch (resource) {
    case 'patches':
      return answerPostings(context, url, 'patch', patchOf);
    case 'covers':
      return answerPostings(context, url, 'cover', coverOf);
    case 'series':
      return answerPostings(context, url, 'revision', seriesOf);
    case 'events':
      return answerEvents(context, url);
    case 'people':
      return pageAnswer(url, (slice) => listPeople(context, url.searchParams.get('q') ?? '', slice));
    case 'projects':
      return pageAnswer(url, ({ offset, limit }) =>
        listMailingLists(context.db)
          .slice(offset, offset + limit)
          .map((list) => projectOf(context, list)),
      );
    // Nobody has an account here, and nobody has put patches into a bundle.
    case 'users':
    case 'bundles':
      return pageAnswer(url, () => []);
    default:
      return errorAnswer(404, 'Not found.');
  }
}

function answerPostings(
  context: Context,
  url: URL,
  kind: PostingKind,
  toJson: (context: Context, posting: Posting) => Json,
): Response {
  const filter = parsePostingFilter(context, url.searchParams);
  if (filter === 'no match') return pageAnswer(url, () => []);
  const order = parseOrder(url.searchParams);
  return pageAnswer(url, (slice) =>
    listPostings(context.db, kind, filter, order, slice).map((posting) => toJson(context, posting)),
  );
}

function answerEvents(context: Context, url: URL): Response {
  const filter = parseEventFilter(context, url.searchParams);
  if (filter === 'no match') return pageAnswer(url, () => []);
  const isDown = url.searchParams.get('order') !== 'date';
  return pageAnswer(url, (slice) =>
    listPostingEvents(context.db, filter, { ...slice, isDown }).map((event) => eventOf(context, event)),
  );
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return '';
  }
}
