/**
 * Addresses as public-inbox serves them (its WWW.pm) and lore.kernel.org with it, so that old links, b4 and lei find here
 * what they find there.
 */

/** What an address is of. `list` is null for `/all/`, where every mail is. */
export type LoreAddress =
  | { readonly kind: 'list' | 'new.atom'; readonly list: string | null }
  /** `/r/MSGID`, as Link: trailers have it. */
  | { readonly kind: 'short'; readonly id: string }
  | { readonly kind: MailView; readonly list: string | null; readonly id: string };

/** What is told of one mail: itself as a page, its thread flat or nested, and both for programs. */
export type MailView = (typeof VIEWS)[number];

const VIEWS = ['mail', 'T', 't', 'raw', 't.mbox.gz', 't.atom'] as const;

const ALL = 'all';

/**
 * Reads the path of an address. Message-IDs may come with their slashes unescaped: servers in between like to do that.
 * @param path still encoded, with a slash in front
 */
export function parseLoreAddress(path: string): LoreAddress | undefined {
  const segments = path.slice(1).split('/');
  if (segments.length > 1 && segments.at(-1) === '') segments.pop();
  const [name, ...rest] = segments.map(decode);
  if (!name || rest.includes(undefined)) return undefined;
  const list = name === ALL ? null : name;
  if (rest.length === 0) return name === 'r' ? undefined : { kind: 'list', list };
  if (rest.length === 1 && rest[0] === 'new.atom') return { kind: 'new.atom', list };
  const view = rest.length > 1 ? VIEWS.find((each) => each === rest.at(-1)) : undefined;
  const id = (view ? rest.slice(0, -1) : rest).join('/');
  // Bare words are words of other addresses: info/refs, manifest.js.gz.
  if (!id.includes('@')) return undefined;
  return name === 'r' ? { kind: 'short', id } : { kind: view ?? 'mail', list, id };
}

/** The path of an address, in the one form that links to it should have. */
export function loreAddress(address: LoreAddress): string {
  switch (address.kind) {
    case 'short':
      return `/r/${escapeMessageId(address.id)}/`;
    case 'list':
      return `/${encodeURIComponent(address.list ?? ALL)}/`;
    case 'new.atom':
      return `/${encodeURIComponent(address.list ?? ALL)}/new.atom`;
    default: {
      const mail = `/${encodeURIComponent(address.list ?? ALL)}/${escapeMessageId(address.id)}/`;
      if (address.kind === 'mail') return mail;
      return address.kind === 'T' || address.kind === 't' ? `${mail}${address.kind}/` : `${mail}${address.kind}`;
    }
  }
}

/** As public-inbox escapes them (MID_ESC of its MID.pm): what a segment of a path may hold stays (RFC 3986, 3.3). */
function escapeMessageId(id: string): string {
  return encodeURIComponent(id).replace(/%(?:24|26|2B|2C|3B|3D|3A|40)/g, decodeURIComponent);
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
