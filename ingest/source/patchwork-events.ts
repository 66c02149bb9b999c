import { DownloadError, download } from '#ingest/source/download.ts';
import { maxMailBytes } from '#ingest/source/mail-size.ts';
import { fieldOf, formatPatchworkMail, PatchworkError, textOf } from '#ingest/source/patchwork-mail.ts';
import type { SourceEvent } from '#ingest/source/raw-message.ts';
import type { ReadOptions } from '#ingest/source/read-options.ts';

/** Patchwork keeps every event for ever; who has never asked is told of the last month. */
const firstDays = 30;

/** Events of different mails are saved side by side, so an older one may appear behind a newer one. */
const overlapMs = 10 * 60_000;

/** The server ends a list, or we do. */
const maxPages = 10_000;

type Event = {
  readonly id: number;
  readonly date: string;
  /** What to read, in the API; undefined for events of other kinds: a state changed, a check came in. */
  readonly path: string | undefined;
  readonly list: string;
};

/** The events up to `date` (as Patchwork writes it, UTC) are read, and of those shortly before it the `seen`. */
type Position = { readonly date: string; readonly seen: readonly number[] };

/**
 * Reads what events of a Patchwork project name: patches, cover letters, and comments where the server tells of them (3.1
 * and later). They come as the mails that they were, without what Patchwork cuts off.
 */
export async function* readPatchworkEvents(
  api: string,
  project: string,
  options: ReadOptions,
): AsyncGenerator<SourceEvent> {
  const source = `${api}/events/?project=${project}`;
  const known = parsePosition(options.cursors(source));
  const since = known === undefined ? formatDate(Date.now() - firstDays * 86_400_000) : before(known.date);
  const seen = new Set(known?.seen);
  let recent: readonly Event[] = [];
  for await (const page of readPages(`${source}&order=date&since=${encodeURIComponent(since)}`, options)) {
    const events = page.map(parseEvent);
    const fresh = events.filter(({ id }) => !seen.has(id));
    const lists = new Map(fresh.flatMap(({ path, list }) => (path === undefined ? [] : [[path, list]])));
    for (const [path, list] of lists) yield* readMails(`${api}/${path}`, list || project, options);
    for (const { id } of events) seen.add(id);
    const { date } = events.at(-1) ?? { date: since };
    recent = [...recent, ...events].filter((event) => event.date >= before(date));
    const position: Position = { date, seen: [...new Set(recent.map(({ id }) => id))] };
    if (fresh.length > 0) yield { kind: 'cursor', source, position: JSON.stringify(position) };
  }
}

/** The mail, or all comments, that lie at a URL of the API. What was deleted since is passed over. */
async function* readMails(url: string, list: string, options: ReadOptions): AsyncGenerator<SourceEvent> {
  const answers = url.endsWith('/comments/') ? readPages(`${url}?per_page=250`, options) : readOne(url, options);
  try {
    for await (const mails of answers)
      for (const json of mails) {
        const raw = { place: url, source: null, list, received: null, copy: 'page' } as const;
        yield { kind: 'message', raw: { ...raw, bytes: formatPatchworkMail(json) } };
      }
  } catch (error) {
    if (!(error instanceof PatchworkError)) throw error;
    yield { kind: 'problem', place: url, reason: error.message };
  }
}

async function* readOne(url: string, options: ReadOptions): AsyncGenerator<readonly unknown[]> {
  const json = await readJson(url, options);
  if (json !== undefined) yield [json];
}

/** A list of the API, page by page; how long a page is, is the server's business, so the end is where none is left. */
async function* readPages(url: string, options: ReadOptions): AsyncGenerator<readonly unknown[]> {
  for (let page = 1; page <= maxPages; page += 1) {
    const json = await readJson(`${url}&page=${page}`, options);
    if (json === undefined) return;
    if (!Array.isArray(json)) throw new DownloadError(`the server has no list at ${url}`);
    if (json.length === 0) return;
    yield json;
  }
}

/** Undefined where there is no such thing. */
async function readJson(url: string, options: ReadOptions): Promise<unknown> {
  try {
    return JSON.parse(new TextDecoder().decode(await download(new URL(url), maxMailBytes, options)));
  } catch (error) {
    if (error instanceof DownloadError && error.status === 404) return undefined;
    if (error instanceof SyntaxError) throw new DownloadError(`${url} is no JSON`);
    throw error;
  }
}

function parseEvent(event: unknown): Event {
  const project = fieldOf(event, 'project');
  return {
    id: Number(fieldOf(event, 'id')),
    date: textOf(event, 'date'),
    path: findPath(textOf(event, 'category'), fieldOf(event, 'payload')),
    list: textOf(project, 'list_id').split('.', 1)[0] || textOf(project, 'link_name'),
  };
}

function findPath(category: string, payload: unknown): string | undefined {
  const [, kind = '', isComment] = /^(patch|cover)(-comment)?-created$/.exec(category) ?? [];
  const id = fieldOf(fieldOf(payload, kind), 'id');
  if (typeof id !== 'number') return undefined;
  return `${kind === 'patch' ? 'patches' : 'covers'}/${id}/${isComment === undefined ? '' : 'comments/'}`;
}

function before(date: string): string {
  const time = Date.parse(`${date}Z`);
  if (Number.isNaN(time)) throw new DownloadError(`the server writes a date as ${date.slice(0, 80)}`);
  return formatDate(time - overlapMs);
}

/** As Patchwork reads and writes dates: UTC without a zone. */
function formatDate(time: number): string {
  return new Date(time).toISOString().slice(0, -1);
}

function parsePosition(text: string | undefined): Position | undefined {
  return text === undefined ? undefined : (JSON.parse(text) as Position);
}
