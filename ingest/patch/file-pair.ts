import type { FileDiff } from '#db/model.ts';

/** A file in two revisions of a patch; one side is null where the other revision does not touch it. */
export type FilePair =
  | { readonly older: FileDiff; readonly newer: FileDiff }
  | { readonly older: FileDiff; readonly newer: null }
  | { readonly older: null; readonly newer: FileDiff };

/** A file under another name keeps at least this share of its lines (git's default for renames). */
const SIMILAR = 0.5;

/** Files left without a counterpart that are compared with each other at most. */
const MOST_COMPARED = 100;

/**
 * Pairs the files of one revision with those of the next: by path, then by the name before a rename, then those whose
 * added and removed lines are alike. In the order of the newer files; those that are dropped come last.
 */
export function pairFiles(olderFiles: readonly FileDiff[], newerFiles: readonly FileDiff[]): FilePair[] {
  const left = new Set(olderFiles);
  const pairs = new Map<FileDiff, FileDiff>();
  const take = (newer: FileDiff, older: FileDiff | undefined) => {
    if (!older) return;
    left.delete(older);
    pairs.set(newer, older);
  };
  const matchBy = (keyOf: (file: FileDiff) => string | null, olderKeyOf = keyOf) => {
    const byKey = new Map<string, FileDiff>();
    for (const older of left) {
      const key = olderKeyOf(older);
      if (key !== null && !byKey.has(key)) byKey.set(key, older);
    }
    for (const newer of newerFiles) {
      const older = byKey.get(keyOf(newer) ?? '');
      if (!pairs.has(newer) && older && left.has(older)) take(newer, older);
    }
  };
  matchBy(({ path }) => path);
  matchBy(({ oldPath }) => oldPath);
  // v1 creates a.c, v2 says it is a rename of b.c to a.c; or v1 renames, and v2 changes the file in place.
  matchBy(
    ({ path }) => path,
    ({ oldPath }) => oldPath,
  );
  const linesOf = new Map([...left].slice(0, MOST_COMPARED).map((older) => [older, changedLines(older)]));
  for (const newer of newerFiles.filter((file) => !pairs.has(file)).slice(0, MOST_COMPARED)) {
    const older = findMostAlike(newer, linesOf);
    if (older) linesOf.delete(older);
    take(newer, older);
  }
  return [
    ...newerFiles.map((newer): FilePair => ({ older: pairs.get(newer) ?? null, newer })),
    ...[...left].map((older): FilePair => ({ older, newer: null })),
  ];
}

function findMostAlike(newer: FileDiff, linesOf: ReadonlyMap<FileDiff, ReadonlySet<string>>): FileDiff | undefined {
  const lines = changedLines(newer);
  if (lines.size === 0) return undefined;
  let best: FileDiff | undefined;
  let most = SIMILAR;
  for (const [older, others] of linesOf) {
    let shared = 0;
    for (const line of others) if (lines.has(line)) shared++;
    const likeness = shared / Math.max(lines.size, others.size);
    if (likeness < most || (best && likeness === most)) continue;
    best = older;
    most = likeness;
  }
  return best;
}

/** Lines that say something. */
function changedLines({ hunks }: FileDiff): ReadonlySet<string> {
  const lines = new Set<string>();
  for (const hunk of hunks) {
    for (const { kind, text } of hunk.lines) {
      const bare = text.trim();
      if (kind !== 'context' && bare.length > 3) lines.add(`${kind} ${bare}`);
    }
  }
  return lines;
}
