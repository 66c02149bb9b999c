import type { FileDiff, LineRange, Message, MessageId, Patch, Revision } from '#db/model.ts';
import { type ChangelogEntry, listEntries } from './changelog-evidence.ts';
import { type Side, sideOf } from './region.ts';
import { type LineCounts, packLine } from './suggestion.ts';

/** What a file's diff says, as texts to search in. */
export type FileView = {
  readonly patch: MessageId;
  readonly diff: FileDiff;
  /** The added lines, each ended by a newline. */
  readonly added: string;
  /** The removed lines, likewise. */
  readonly removed: string;
  /** The added lines without white space. */
  readonly packed: LineCounts;
  /** Its lines before or after the patch, made when asked for. */
  readonly side: (side: 'old' | 'new') => Side;
  /** The share of its added lines that another revision of it has not: 0.1 is common, near 1 it was rewritten. */
  readonly lostIn: (newer: FileView) => number;
};

/** What a patch mail says, as texts to search in. */
export type PatchView = {
  readonly messageId: MessageId;
  readonly patch: Patch;
  readonly counter: number;
  /** Title, commit message and trailers. */
  readonly message: string;
  readonly packedMessage: string;
  readonly notes: string;
  /** The line of the mail's body that the notes begin at. */
  readonly notesLine: number;
  /** The message, the paths and all added lines. */
  readonly text: string;
  readonly files: readonly FileView[];
};

/** One revision, as texts to search in. */
export type RevisionView = {
  readonly revision: Revision;
  readonly patches: readonly PatchView[];
  /** The cover letter's body; empty without one. */
  readonly cover: string;
  /** The texts of all patches. */
  readonly text: string;
  readonly packed: LineCounts;
  /** What it says that it changed since the one before it. */
  readonly entries: () => readonly ChangelogEntry[];
};

/** Makes the views of a series' revisions when they are asked for, each once. */
export function viewRevisions(
  messages: ReadonlyMap<MessageId, Message>,
  patches: ReadonlyMap<MessageId, Patch>,
): (revision: Revision) => RevisionView {
  const views = new Map<Revision, RevisionView>();
  return (revision) => {
    const known = views.get(revision);
    if (known) return known;
    const view = viewRevision(revision, messages, patches);
    views.set(revision, view);
    return view;
  };
}

function viewRevision(
  revision: Revision,
  messages: ReadonlyMap<MessageId, Message>,
  patches: ReadonlyMap<MessageId, Patch>,
): RevisionView {
  const mails = revision.patches.flatMap(({ messageId, counter, replaces }) =>
    [...replaces, messageId].map((id) => ({ id, counter })),
  );
  const views = mails.flatMap(({ id, counter }) => {
    const patch = patches.get(id);
    const body = messages.get(id)?.body;
    return patch && body !== undefined ? [viewPatch(id, counter, patch, body)] : [];
  });
  /** A patch that was sent again within the revision counts as sent last. */
  const standing = new Set(revision.patches.map((patch) => patch.messageId));
  const last = views.filter((view) => standing.has(view.messageId));
  const packed = new Map<string, number>();
  for (const view of last)
    for (const file of view.files)
      for (const [line, count] of file.packed) packed.set(line, (packed.get(line) ?? 0) + count);
  let entries: readonly ChangelogEntry[] | undefined;
  const view: RevisionView = {
    revision,
    patches: views,
    cover: (revision.cover && messages.get(revision.cover)?.body) ?? '',
    text: last.map((view) => view.text).join('\n'),
    packed,
    entries: () => {
      entries ??= listEntries(view);
      return entries;
    },
  };
  return view;
}

function viewPatch(messageId: MessageId, counter: number, patch: Patch, body: string): PatchView {
  const lines = body.split('\n');
  const trailers = patch.trailers.map(({ token, value }) => `${token}: ${value}`);
  const files = patch.files.map((diff) => viewFile(messageId, diff));
  const message = [patch.title, ...sliceLines(lines, patch.message), ...trailers].join('\n');
  return {
    messageId,
    patch,
    counter,
    message,
    packedMessage: packLine(message),
    notes: sliceLines(lines, patch.notes).join('\n'),
    notesLine: patch.notes?.first ?? 1,
    text: [message, ...files.map((file) => `${file.diff.path}\n${file.added}`)].join('\n'),
    files,
  };
}

function sliceLines(lines: readonly string[], range: LineRange | null): readonly string[] {
  return range ? lines.slice(range.first - 1, range.last) : [];
}

function viewFile(patch: MessageId, diff: FileDiff): FileView {
  let added = '';
  let removed = '';
  const packed = new Map<string, number>();
  for (const hunk of diff.hunks) {
    for (const { kind, text } of hunk.lines) {
      if (kind === 'removed') removed += `${text}\n`;
      if (kind !== 'added') continue;
      added += `${text}\n`;
      const line = packLine(text);
      packed.set(line, (packed.get(line) ?? 0) + 1);
    }
  }
  const sides = new Map<string, Side>();
  const side = (name: 'old' | 'new') => {
    const known = sides.get(name) ?? sideOf(diff, name);
    sides.set(name, known);
    return known;
  };
  const lost = new Map<FileView, number>();
  const lostIn = (newer: FileView) => {
    const known = lost.get(newer) ?? shareLost(packed, newer.packed);
    lost.set(newer, known);
    return known;
  };
  return { patch, diff, added, removed, packed, side, lostIn };
}

function shareLost(older: LineCounts, newer: LineCounts): number {
  if (older.size === 0) return 0;
  let lost = 0;
  for (const line of older.keys()) if (!newer.has(line)) lost++;
  return lost / older.size;
}
