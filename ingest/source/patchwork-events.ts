import { DownloadError, download } from '#ingest/source/download.ts';
import { maxMailBytes } from '#ingest/source/mail-size.ts';
import { fieldOf, formatPatchworkMail, PatchworkError, textOf } from '#ingest/source/patchwork-mail.ts';
import type { SourceEvent } from '#ingest/source/raw-message.ts';
import type { ReadOptions } from '#ingest/source/read-options.ts';

/** Patchwork keeps every event for ever; who has never asked is told of the last month. */
const firstDays = 30;

/** Events of different mails are saved side by side, so an older one may appear behind a newer one. */
const overlapMs = 10 * 60_000;

/** What an event says to read: where in the API, and whether there is one mail or a list of them. */
type Event = { readonly id: number; readonly date: string; readonly paths: readonly string[]; readonly list: string };

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
  const seen = new Set(known?.seen);
  let recent: readonly Event[] = [];
  let since = known === undefined ? formatDate(Date.now() - firstDays * 86_400_000) : before(known.date);
  for (;;) {
    const page = parseEvents(await readJson(`${source}&order=date&since=${encodeURIComponent(since)}`, options));
    const fresh = page.filter(({ id }) => !seen.has(id));
    for (const path of new Set(fresh.flatMap(({ paths }) => paths)))
      yield* readMails(`${api}/${path}`, fresh.find(({ paths }) => paths.includes(path))?.list ?? project, options);
    for (const { id } of page) seen.add(id);
    const last = page.at(-1)?.date;
    if (last === undefined) return;
    recent = [...recent, ...page].filter(({ date }) => date >= before(last));
    const position: Position = { date: last, seen: [...new Set(recent.map(({ id }) => id))] };
    if (fresh.length > 0) yield { kind: 'cursor', source, position: JSON.stringify(position) };
    // A page begins where the one before it ended: nothing but that event is the end.
    if (last <= since) return;
    since = last;
  }
}

/** Mails that were deleted since are passed over. */
async function* readMails(url: string, list: string, options: ReadOptions): AsyncGenerator<SourceEvent> {
  try {
    for (const json of [await readJson(url, options)].flat()) {
      const bytes = formatPatchworkMail(json);
      const raw = { bytes, place: url, source: null, list, received: null, copy: 'page' } as const;
      yield { kind: 'message', raw };
    }
  } catch (error) {
    if (error instanceof PatchworkError) yield { kind: 'problem', place: url, reason: error.message };
    else if (!(error instanceof DownloadError) || error.status !== 404) throw error;
  }
}

async function readJson(url: string, options: ReadOptions): Promise<unknown> {
  const bytes = await download(new URL(url), maxMailBytes, options);
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new DownloadError(`${url} is no JSON`);
  }
}

/** Events of other kinds (a state changed, a check came in) have no paths. */
function parseEvents(json: unknown): readonly Event[] {
  if (!Array.isArray(json)) throw new DownloadError('the server has no list of events');
  return json.map((event: unknown) => {
    const listId = textOf(fieldOf(event, 'project'), 'list_id');
    return {
      id: Number(fieldOf(event, 'id')),
      date: textOf(event, 'date'),
      paths: listPaths(textOf(event, 'category'), fieldOf(event, 'payload')),
      list: listId.split('.', 1)[0] || textOf(fieldOf(event, 'project'), 'link_name'),
    };
  });
}

function listPaths(category: string, payload: unknown): readonly string[] {
  const [, kind = '', isComment] = /^(patch|cover)(-comment)?-created$/.exec(category) ?? [];
  const id = fieldOf(fieldOf(payload, kind), 'id');
  if (typeof id !== 'number') return [];
  return [`${kind === 'patch' ? 'patches' : 'covers'}/${id}/${isComment === undefined ? '' : 'comments/'}`];
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
