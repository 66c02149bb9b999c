import type { Item } from '#components/item.ts';

/** The place of an item among those that are outstanding, itself included; in the order of the series' page. */
export type Neighbours = {
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** Outstanding items of the series. */
  readonly count: number;
};

/** `items` are those of the series as they are listed. */
export function neighboursOf(items: readonly Item[], id: string): Neighbours {
  const place = ({ comment }: Item) => comment.counter ?? Number.POSITIVE_INFINITY;
  const ids = items
    .filter((item) => item.isOutstanding || item.comment.id === id)
    .toSorted((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)))
    .map(({ comment }) => comment.id);
  const at = ids.indexOf(id);
  return { before: ids[at - 1], after: ids[at + 1], count: items.filter((item) => item.isOutstanding).length };
}
