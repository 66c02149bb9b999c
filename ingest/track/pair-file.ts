import type { FileView, PatchView, RevisionView } from './revision-view.ts';

/** A renamed file keeps at least this share of its lines. */
const SIMILAR = 0.5;

/** Files that are compared line by line to find a renamed one. */
const MOST = 40;

/**
 * The file of a later revision that a commented file became: of the same path, in what the patch became or else in any
 * patch; else the one that it was renamed to, which has most of its lines.
 */
export function pairFile(
  older: FileView,
  successors: readonly PatchView[],
  { patches }: RevisionView,
): FileView | undefined {
  const { path } = older.diff;
  const near = successors.flatMap((patch) => patch.files);
  const all = patches.flatMap((patch) => patch.files);
  return (
    near.find((file) => file.diff.path === path) ??
    all.findLast((file) => file.diff.path === path) ??
    all.find((file) => file.diff.oldPath === path && file.diff.status === 'renamed') ??
    mostSimilar(older, [...near, ...all])
  );
}

function mostSimilar(older: FileView, files: readonly FileView[]): FileView | undefined {
  if (older.packed.size < 4) return undefined;
  let best: FileView | undefined;
  let most = SIMILAR;
  for (const file of files.slice(0, MOST)) {
    if (file.packed.size < 4) continue;
    let shared = 0;
    for (const line of older.packed.keys()) if (file.packed.has(line)) shared++;
    const share = shared / older.packed.size;
    if (share > most) [best, most] = [file, share];
  }
  return best;
}
