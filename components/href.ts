/** Addresses of pages. A Message-ID may hold any character, so it is always encoded. */

export function seriesHref(id: string): `/series/${string}` {
  return `/series/${encodeURIComponent(id)}`;
}

export function patchHref(id: string, bodyLine?: number | null): `/patch/${string}` {
  return `/patch/${encodeURIComponent(id)}${bodyLine ? `#d${bodyLine}` : ''}`;
}

/** The commit that a patch became, beside the patch. */
export function commitHref(id: string): `/patch/${string}` {
  return `/patch/${encodeURIComponent(id)}/commit`;
}

export function messageHref(id: string, line?: number | null): `/message/${string}` {
  return `/message/${encodeURIComponent(id)}${line ? `#L${line}` : ''}`;
}

export function threadHref(id: string): `/thread/${string}` {
  return `/thread/${encodeURIComponent(id)}`;
}

export function itemHref(commentId: string): `/item/${string}` {
  return `/item/${encodeURIComponent(commentId)}`;
}

export function topicHref(key: string): `/topic/${string}` {
  return `/topic/${encodeURIComponent(key)}`;
}

export function personHref(address: string): `/person/${string}` {
  return `/person/${encodeURIComponent(address)}`;
}

/** A mail where everybody reads it: `lore` and its address. */
export type ArchiveLink = { readonly name: string; readonly href: string };

/** The mail, or its thread, in a form for programs. */
export function archiveHref(id: string, file: 'raw' | 't.mbox.gz' | 't.atom'): `/all/${string}` {
  return `/all/${encodeURIComponent(id)}/${file}`;
}

/** `path` with those of `values` that say something, in their order; nothing else. */
export function withQuery(path: string, values: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value) query.set(name, value);
  return query.size === 0 ? path : `${path}?${query}`;
}
