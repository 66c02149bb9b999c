import type { FileDiff } from '#db/model.ts';
import type { FileView } from './file-view.ts';
import type { PatchView } from './patch-view.ts';
import type { RevisionView } from './revision-view.ts';

/** A renamed file keeps at least this share of its lines. */
const SIMILAR = 0.5;

/** A file of fewer lines is like many. */
const SHORTEST = 8;

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
  if (older.diff.added < SHORTEST) return undefined;
  let best: FileView | undefined;
  let most = SIMILAR;
  for (const file of files.filter(({ diff }) => isLike(diff, older.diff)).slice(0, MOST)) {
    const share = 1 - older.lostIn(file);
    if (share > most) [best, most] = [file, share];
  }
  return best;
}

/** A renamed file keeps its extension and its size by and large. */
function isLike(diff: FileDiff, older: FileDiff): boolean {
  const extensionOf = (path: string) => path.slice(path.lastIndexOf('.') + 1);
  return diff.added * 2 > older.added && extensionOf(diff.path) === extensionOf(older.path);
}
