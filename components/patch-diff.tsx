import type { FileDiff, Seconds } from '#db/model.ts';
import { DiffFile, type DiffView } from './diff-file.tsx';
import { Discussion, FoldedDiscussion } from './discussion.tsx';
import type { Item } from './item.ts';

/** An item at a place of the patch on show; `carriedFrom` where it was made on an earlier revision. */
export type PlacedItem = {
  readonly item: Item;
  readonly file: string | null;
  /** The line of the patch mail; null where it is about the file or the patch as a whole. */
  readonly bodyLine: number | null;
  readonly carriedFrom: string | null;
};

type Props = {
  readonly files: readonly FileDiff[];
  readonly placed: readonly PlacedItem[];
  readonly now: Seconds;
  readonly view: DiffView;
};

/** The diff of a patch with what was said at its lines. */
export function PatchDiff({ files, placed, now, view }: Props) {
  const lines = linesOf(files);
  const byLine = new Map<number, PlacedItem[]>();
  for (const each of placed) {
    if (each.bodyLine === null || !lines.has(each.bodyLine)) continue;
    byLine.set(each.bodyLine, [...(byLine.get(each.bodyLine) ?? []), each]);
  }
  const below = (bodyLine: number) => {
    const found = byLine.get(bodyLine);
    return found && <Discussions placed={found} now={now} />;
  };
  return files.map((file) => {
    const loose = placed.filter(({ file: path, bodyLine }) => path === file.path && !(bodyLine && lines.has(bodyLine)));
    return (
      <DiffFile
        key={`${file.oldPath}:${file.path}`}
        file={file}
        view={view}
        below={below}
        above={loose.length > 0 && <Discussions placed={loose} now={now} />}
        isOpen={placed.some((each) => each.file === file.path)}
      />
    );
  });
}

/** Several discussions at one place. */
export function Discussions({ placed, now }: { placed: readonly PlacedItem[]; now: Seconds }) {
  return placed.map(({ item, carriedFrom }) =>
    carriedFrom !== null && !item.isOutstanding ? (
      <FoldedDiscussion key={item.comment.id} item={item} now={now} carriedFrom={carriedFrom} />
    ) : (
      <Discussion key={item.comment.id} item={item} now={now} carriedFrom={carriedFrom ?? undefined} />
    ),
  );
}

function linesOf(files: readonly FileDiff[]): Set<number> {
  return new Set(files.flatMap((file) => file.hunks.flatMap((hunk) => hunk.lines.map((line) => line.bodyLine))));
}
