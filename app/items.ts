import type { Item } from '#components/item.ts';
import type { PlacedItem } from '#components/patch-diff.tsx';
import type { JudgedComment, Mark, MessageId } from '#db/model.ts';
import { isOutstanding, statusOf } from '#db/status.ts';

/** Comments with where they stand; `marks` are those in force, by comment. */
export function itemsOf(comments: readonly JudgedComment[], marks: ReadonlyMap<string, Mark>): Item[] {
  return comments.map((comment) => {
    const mark = marks.get(comment.id);
    const status = statusOf(comment, mark);
    return { comment, status, mark: mark ?? null, isOutstanding: comment.isActionable && isOutstanding(status) };
  });
}

/** The items to show with a patch: made on it, or made on an earlier revision and carried to it by a verdict. */
export function placeItems(items: readonly Item[], patch: MessageId): PlacedItem[] {
  return items.flatMap((item): PlacedItem[] => {
    const { anchor, revision, judgement } = item.comment;
    if ('patch' in anchor && anchor.patch === patch) {
      const bodyLine = 'bodyLine' in anchor ? anchor.bodyLine : null;
      return [{ item, file: 'file' in anchor ? anchor.file : null, bodyLine, carriedFrom: null }];
    }
    const place = judgement.verdicts.find((verdict) => verdict.place?.patch === patch)?.place;
    if (!place || !item.comment.isActionable) return [];
    return [{ item, file: place.file, bodyLine: place.bodyLine, carriedFrom: revision.name }];
  });
}
