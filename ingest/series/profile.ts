import type { Posting, RevisionSummary } from '#db/model.ts';
import { normalizeTitle } from './key.ts';

/** `[PATCH 5.10]`, `[PATCH AUTOSEL 6.1 01/40]`: what is sent to a stable kernel is no reroll of what was sent before. */
const STABLE_TREE = /^(?:linux-)?\d+\.\d+(?:\.[\dxy]+)?(?:-[\w.-]+)?$|^(?:autosel|stable|backport)/i;

/** A revision made ready to be compared with many. */
export type Profile = {
  readonly summary: RevisionSummary;
  /** The stable kernel that it is for, or ''. */
  readonly tree: string;
  readonly title: string;
  readonly words: ReadonlySet<string>;
  readonly ids: ReadonlySet<string>;
  readonly patches: readonly Posting[];
  readonly titles: ReadonlyMap<string, Posting>;
  readonly patchIds: ReadonlySet<string>;
  /** Hashes of the changed lines of all patches. */
  readonly lines: ReadonlySet<number>;
  readonly files: ReadonlySet<string>;
};

export function profileOf(summary: RevisionSummary): Profile {
  const patches = summary.postings.filter((posting) => posting.hasDiff);
  // Some write the number into the title too: `Framework v31`.
  const words = normalizeTitle(summary.title).split(' ');
  const title = words.filter((word) => word !== `v${summary.number}`).join(' ');
  return {
    summary,
    tree: summary.postings[0]?.subject.prefixes.filter((prefix) => STABLE_TREE.test(prefix)).join(' ') ?? '',
    title,
    words: new Set(title.split(' ')),
    ids: new Set(summary.postings.map((posting) => posting.messageId)),
    patches,
    titles: new Map(patches.map((patch) => [normalizeTitle(patch.subject.title), patch])),
    patchIds: new Set(patches.flatMap((patch) => patch.patchId ?? [])),
    lines: new Set(patches.flatMap((patch) => patch.sketch)),
    files: new Set(patches.flatMap((patch) => patch.paths)),
  };
}
