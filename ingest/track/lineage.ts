import type { MessageId, Series } from '#db/model.ts';

/** Which patches of a later revision a patch became; empty where it was dropped. */
export type Lineage = (patch: MessageId, revision: ReadonlySet<MessageId>) => readonly MessageId[];

/** Follows patches along the steps of a series, through as many revisions as lie between. */
export function followPatches(series: Series): Lineage {
  const next = new Map<MessageId, MessageId[]>();
  for (const { older, newer } of series.steps) {
    if (!older || !newer) continue;
    const known = next.get(older);
    if (known) known.push(newer);
    else next.set(older, [newer]);
  }
  return (patch, revision) => {
    const seen = new Set<MessageId>();
    const found: MessageId[] = [];
    const open = [patch];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (seen.has(at)) continue;
      seen.add(at);
      if (revision.has(at)) found.push(at);
      else open.push(...(next.get(at) ?? []));
    }
    return found;
  };
}
