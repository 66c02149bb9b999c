import type { MessageId, Series } from '#db/model.ts';
import type { FileView } from './file-view.ts';
import { memoize } from './memo.ts';
import { pairFile } from './pair-file.ts';
import type { PatchView } from './patch-view.ts';
import type { RevisionView } from './revision-view.ts';

/** What patches and their files became in later revisions. */
export type Lineage = {
  /** Empty where the patch was dropped. */
  readonly heirsOf: (patch: PatchView, newer: RevisionView) => readonly PatchView[];
  readonly fileOf: (file: FileView, patch: PatchView, newer: RevisionView) => FileView | undefined;
};

/** Follows patches along the steps of a series, through as many revisions as lie between. */
export function followPatches(series: Series): Lineage {
  const next = new Map<MessageId, MessageId[]>();
  for (const { older, newer } of series.steps) {
    if (!older || !newer) continue;
    const known = next.get(older);
    if (known) known.push(newer);
    else next.set(older, [newer]);
  }
  const heirs = memoize((patch: PatchView) =>
    memoize((newer: RevisionView) => findHeirs(patch.messageId, newer.patches, next)),
  );
  const files = memoize((patch: PatchView) =>
    memoize((file: FileView) => memoize((newer: RevisionView) => pairFile(file, heirs(patch)(newer), newer))),
  );
  return {
    heirsOf: (patch, newer) => heirs(patch)(newer),
    fileOf: (file, patch, newer) => files(patch)(file)(newer),
  };
}

function findHeirs(
  patch: MessageId,
  candidates: readonly PatchView[],
  next: ReadonlyMap<MessageId, readonly MessageId[]>,
): PatchView[] {
  const seen = new Set<MessageId>();
  const open = [patch];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    for (const newer of next.get(at) ?? []) open.push(newer);
  }
  return candidates.filter((view) => seen.has(view.messageId));
}
