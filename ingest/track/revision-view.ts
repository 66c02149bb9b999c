import type { Message, MessageId, Patch, Revision } from '#db/model.ts';
import { listTellingStems } from '#ingest/review/word.ts';
import { type ChangelogEntry, listEntries } from './changelog-evidence.ts';
import { memoize, once } from './memo.ts';
import { type PatchView, viewPatch } from './patch-view.ts';
import { type Searched, searched } from './searched.ts';
import type { ChangedLines, LineCounts } from './suggestion.ts';

/** One revision, in forms to compare. */
export type RevisionView = {
  readonly revision: Revision;
  readonly patches: readonly PatchView[];
  /** Whether the mails of all patches that it counts are here. */
  readonly isComplete: boolean;
  /** The cover letter's body; empty without one. */
  readonly cover: string;
  /** The texts of all patches. */
  readonly text: Searched;
  /** The changed lines of all patches, without white space. */
  readonly packed: ChangedLines;
  /** The stems of its titles and paths: what all of it is about. */
  readonly topic: () => ReadonlySet<string>;
  /** What it says that it changed since the one before it. */
  readonly entries: () => readonly ChangelogEntry[];
};

/** Makes the views of a series' revisions when they are asked for, each once. */
export function viewRevisions(
  messages: ReadonlyMap<MessageId, Message>,
  patches: ReadonlyMap<MessageId, Patch>,
): (revision: Revision) => RevisionView {
  return memoize((revision) => viewRevision(revision, messages, patches));
}

function viewRevision(
  revision: Revision,
  messages: ReadonlyMap<MessageId, Message>,
  patches: ReadonlyMap<MessageId, Patch>,
): RevisionView {
  const views = revision.patches.flatMap(({ messageId, counter, replaces }) =>
    [...replaces, messageId].flatMap((id) => {
      const patch = patches.get(id);
      const body = messages.get(id)?.body;
      return patch && body !== undefined ? [viewPatch(id, counter, patch, body)] : [];
    }),
  );
  /** A patch that was sent again within the revision counts as sent last. */
  const standing = new Set(revision.patches.map((patch) => patch.messageId));
  const last = views.filter((view) => standing.has(view.messageId));
  const cover = (revision.cover && messages.get(revision.cover)?.body) ?? '';
  return {
    revision,
    patches: views,
    isComplete: last.length >= revision.total,
    cover,
    text: searched(() => last.map((view) => view.text.text()).join('\n')),
    packed: memoize((kind) => sumLines(last, kind)),
    topic: once(() => listTellingStems([revision.title, ...last.flatMap(listNames)].join('\n'))),
    entries: once(() => listEntries(revision, cover, last)),
  };
}

function listNames({ patch }: PatchView): readonly string[] {
  return [patch.title, ...patch.files.map((file) => file.path)];
}

function sumLines(patches: readonly PatchView[], kind: Parameters<ChangedLines>[0]): LineCounts {
  const sum = new Map<string, number>();
  for (const { files } of patches) {
    for (const file of files) {
      for (const [line, count] of file.packed(kind)) sum.set(line, (sum.get(line) ?? 0) + count);
    }
  }
  return sum;
}
