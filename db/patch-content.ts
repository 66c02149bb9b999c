import type { EncodedMessage } from './encoded-mail.ts';
import type { FileDiff, Hunk, Line, MessageId, Patch } from './model.ts';

/**
 * A patch is stored without the text of its lines: those stand in the mail. A hunk keeps where it begins there and one
 * mark a line: ` ` context, `+` added, `-` removed, `\` no line of the file.
 */
type StoredHunk = Omit<Hunk, 'lines'> & { readonly bodyLine: number; readonly marks: string };
type StoredPatch = Omit<Patch, 'files'> & {
  readonly files: readonly (Omit<FileDiff, 'hunks'> & { readonly hunks: readonly StoredHunk[] })[];
};

/** JSON for the column `patch.content`. */
export function encodePatch(patch: Patch): string {
  const stored: StoredPatch = {
    ...patch,
    files: patch.files.map((file) => ({ ...file, hunks: file.hunks.map(encodeHunk) })),
  };
  return JSON.stringify(stored);
}

/** The patch again, with the lines of its mail's `body`. */
export function decodePatch(content: string, body: string): Patch {
  const stored = JSON.parse(content) as StoredPatch;
  const lines = body.split('\n');
  return {
    ...stored,
    files: stored.files.map((file) => ({ ...file, hunks: file.hunks.map((hunk) => decodeHunk(hunk, lines)) })),
  };
}

/** The patches among messages as they are stored. */
export function decodePatches(rows: readonly EncodedMessage[]): Map<MessageId, Patch> {
  return new Map(
    rows.flatMap(({ message_id, patch, body }) =>
      patch === null ? [] : [[message_id as MessageId, decodePatch(patch, body)] as const],
    ),
  );
}

function encodeHunk(hunk: Hunk): StoredHunk {
  const { lines, ...head } = hunk;
  const first = lines[0]?.bodyLine ?? 0;
  let marks = '';
  for (const line of lines) {
    const place = line.bodyLine - first;
    if (place > marks.length) marks = marks.padEnd(place, '\\');
    marks += line.kind === 'added' ? '+' : line.kind === 'removed' ? '-' : ' ';
  }
  return { ...head, bodyLine: first, marks };
}

function decodeHunk(hunk: StoredHunk, body: readonly string[]): Hunk {
  const { bodyLine: first, marks, ...head } = hunk;
  const lines: Line[] = [];
  let oldLine = head.oldStart;
  let newLine = head.newStart;
  for (let index = 0; index < marks.length; index++) {
    const mark = marks[index];
    const bodyLine = first + index;
    const text = (body[bodyLine - 1] ?? '').slice(1);
    if (mark === '+') lines.push({ kind: 'added', text, oldLine: null, newLine: newLine++, bodyLine });
    if (mark === '-') lines.push({ kind: 'removed', text, oldLine: oldLine++, newLine: null, bodyLine });
    if (mark === ' ') lines.push({ kind: 'context', text, oldLine: oldLine++, newLine: newLine++, bodyLine });
  }
  return { ...head, lines };
}
