/** What an http(s) URL names. */
export type ArchiveUrl =
  /** A git repository of a public-inbox server: an epoch, or a v1 archive. */
  | { readonly kind: 'repository'; readonly url: string }
  /** An inbox by itself: a list to be read over http, or a v1 archive. Ends in a slash. */
  | { readonly kind: 'inbox'; readonly url: string; readonly list: string | null }
  /** What grokmirror(1) knows of a server. */
  | { readonly kind: 'manifest'; readonly url: string }
  /** A mail with its thread, or what a search finds; `list` is null for `/all/` and the like. */
  | { readonly kind: 'mails'; readonly url: string; readonly method: 'GET' | 'POST'; readonly list: string | null }
  /** The events of a project in Patchwork. */
  | { readonly kind: 'patchwork'; readonly api: string; readonly project: string }
  /** A link to a mail that names no list: `https://lore.kernel.org/r/MSGID`, `https://patch.msgid.link/MSGID`. */
  | { readonly kind: 'short-link'; readonly url: string }
  /** Anything else: what it is, is told by its content. */
  | { readonly kind: 'document'; readonly url: string };

/** lore's inbox of all lists. */
const allLists = 'all';

/**
 * Reads a URL as public-inbox-httpd(1) and lore.kernel.org understand it: `/LIST/MSGID/` with anything behind it is the
 * whole thread, `/LIST/MSGID/raw` one mail, `/LIST/?q=QUERY` a search, `/LIST/0` and `/LIST/git/0.git` an epoch,
 * `/LIST/` and `/LIST/new.atom` a list.
 */
export function parseArchiveUrl(url: URL): ArchiveUrl {
  const segments = url.pathname.split('/').filter((segment) => segment !== '');
  const base = (count: number) => `${url.origin}/${segments.slice(0, count).join('/')}`;
  const inboxAt = (count: number): ArchiveUrl => {
    return { kind: 'inbox', url: `${base(count)}/`, list: nameList(segments[count - 1] ?? '') };
  };
  const patchwork = parsePatchworkUrl(url, segments);
  if (patchwork !== undefined) return patchwork;
  const idIndex = segments.findIndex((segment) => segment.includes('@') || /%40/i.test(segment));

  if (idIndex >= 0) {
    const list = segments[idIndex - 1];
    if (list === undefined || list === 'r') return { kind: 'short-link', url: url.href };
    const file = segments[idIndex + 1] === 'raw' ? 'raw' : 't.mbox.gz';
    return { kind: 'mails', url: `${base(idIndex + 1)}/${file}`, method: 'GET', list: nameList(list) };
  }
  if (url.searchParams.has('q') && segments.length > 0) {
    const search = new URL(`${base(segments.length)}/`);
    search.search = url.search;
    // The results as an mbox; public-inbox wants a POST for it, so that crawlers do not ask.
    search.searchParams.set('x', 'm');
    return { kind: 'mails', url: search.href, method: 'POST', list: nameList(segments.at(-1) ?? '') };
  }
  const last = segments.at(-1) ?? '';
  if (/^manifest\.js(?:\.gz)?$/.test(last)) return { kind: 'manifest', url: url.href };
  if (last === 'new.atom' && segments.length > 1) return inboxAt(segments.length - 1);
  if (/\.git$/.test(last) || (segments.length >= 2 && /^\d{1,6}$/.test(last))) {
    return { kind: 'repository', url: base(segments.length) };
  }
  if (segments.length === 1) return inboxAt(1);
  return { kind: 'document', url: url.href };
}

/** `/project/NAME/` and its list of patches, or `/api/events/?project=NAME`. The page of a patch is a document. */
function parsePatchworkUrl(url: URL, segments: readonly string[]): ArchiveUrl | undefined {
  const at = (count: number) => [url.origin, ...segments.slice(0, count)].join('/');
  if (segments.at(-1) === 'events' && segments.includes('api')) {
    const project = url.searchParams.get('project') ?? '';
    return isProject(project) ? { kind: 'patchwork', api: at(segments.length - 1), project } : undefined;
  }
  const index = segments.indexOf('project');
  const [project = '', page] = index < 0 ? [] : segments.slice(index + 1);
  if (!isProject(project)) return undefined;
  if (page === 'patch' || page === 'cover') return { kind: 'document', url: url.href };
  return page === undefined || page === 'list' ? { kind: 'patchwork', api: `${at(index)}/api`, project } : undefined;
}

function isProject(name: string): boolean {
  return /^[\w.+-]{1,200}$/.test(name);
}

function nameList(segment: string): string | null {
  return segment === allLists ? null : segment;
}
