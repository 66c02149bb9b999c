import type { Database } from 'better-sqlite3';
import type { AppliedPatch, Patch, SeriesReview } from './model.ts';
import { findCommitted, findPosted, type PatchText } from './patch-text.ts';

/** What a maintainer changed while applying. */
export type AppliedChange = {
  readonly isCodeChanged: boolean;
  readonly isTitleChanged: boolean;
  readonly isMessageChanged: boolean;
  /** `Reviewed-by: NAME <ADDRESS>` */
  readonly tagsAdded: readonly string[];
  readonly tagsDropped: readonly string[];
};

/** `change` is null where the text of the commit is not in the store. */
export type AppliedWithChange = AppliedPatch & { readonly change: AppliedChange | null };

/** The patches of a series of which the commit is known, with what was changed. */
export function listAppliedChanges(db: Database, { applied }: SeriesReview): AppliedWithChange[] {
  return applied.map((each) => withChange(db, each));
}

export function withChange(db: Database, applied: AppliedPatch): AppliedWithChange {
  const posted = findPosted(db, applied.patch);
  const committed = findCommitted(db, applied.commit);
  return { ...applied, change: posted && committed ? appliedChangeOf(posted, committed) : null };
}

/** Compares the lines that a patch changes, not those around them: they are others wherever it was applied. */
export function appliedChangeOf(posted: PatchText, committed: PatchText): AppliedChange {
  const before = tagsOf(posted.patch);
  const after = tagsOf(committed.patch);
  return {
    isCodeChanged: codeOf(posted.patch) !== codeOf(committed.patch),
    isTitleChanged: posted.patch.title !== committed.patch.title,
    isMessageChanged: wordsOf(posted.message) !== wordsOf(committed.message),
    tagsAdded: after.filter((tag) => !before.includes(tag)),
    tagsDropped: before.filter((tag) => !after.includes(tag)),
  };
}

/** In a few words; `as posted` where nothing but tags came to it. */
export function describeChange(change: AppliedChange): string {
  const { isCodeChanged, isTitleChanged, isMessageChanged, tagsAdded, tagsDropped } = change;
  const changed = [
    ...(isCodeChanged ? ['code'] : []),
    ...(isTitleChanged ? ['title'] : []),
    ...(isMessageChanged ? ['message'] : []),
  ];
  return [
    changed.length > 0 ? `${changed.join(', ')} changed` : 'as posted',
    ...(tagsAdded.length > 0 ? [`${countTags(tagsAdded)} added`] : []),
    ...(tagsDropped.length > 0 ? [`${countTags(tagsDropped)} dropped`] : []),
  ].join(', ');
}

function countTags(tags: readonly string[]): string {
  return `${tags.length} ${tags.length === 1 ? 'tag' : 'tags'}`;
}

function tagsOf(patch: Patch): string[] {
  return patch.trailers.map(({ token, value }) => `${token}: ${value}`);
}

function codeOf(patch: Patch): string {
  const lines = patch.files.flatMap(({ path, hunks }) =>
    hunks.flatMap((hunk) =>
      hunk.lines.filter(({ kind }) => kind !== 'context').map(({ kind, text }) => `${path} ${kind} ${text}`),
    ),
  );
  return lines.join('\n');
}

function wordsOf(lines: readonly string[]): string {
  return lines.join(' ').replace(/\s+/g, ' ').trim();
}
