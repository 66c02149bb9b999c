import type { MessageId, PatchStep, RevisionPatch, Series } from '#db/model.ts';

/** What stands for one patch in one revision. `step` is how it came from the revision before; null in the first. */
export type LineageCell =
  | { readonly kind: 'patch'; readonly patch: RevisionPatch; readonly step: PatchStep | null }
  | { readonly kind: 'dropped' | 'merged' }
  | { readonly kind: 'none' };

/** One patch over all revisions: one cell each. */
export type Lineage = { readonly title: string; readonly cells: readonly LineageCell[] };

type Row = { title: string; counter: number; cells: LineageCell[]; last: MessageId };

/** The patches of a series as rows, in the order of the newest revision; dropped ones come last. */
export function lineagesOf({ revisions, steps }: Series): Lineage[] {
  const into = new Map<MessageId, PatchStep[]>();
  const outOf = new Map<MessageId, PatchStep>();
  for (const step of steps) {
    if (step.newer) into.set(step.newer, [...(into.get(step.newer) ?? []), step]);
    if (step.older) outOf.set(step.older, step);
  }
  const rows = new Map<MessageId, Row>();
  for (const [index, { patches }] of revisions.entries()) {
    const before = new Map(rows);
    for (const patch of patches) {
      const came = into.get(patch.messageId) ?? [];
      const step = came.find(({ older }) => older !== null && before.has(older)) ?? came[0] ?? null;
      const row = (step?.older && takeRow(rows, before, step.older)) || {
        title: '',
        counter: 0,
        cells: [],
        last: patch.messageId,
      };
      Object.assign(row, { title: patch.title, counter: patch.counter, last: patch.messageId });
      while (row.cells.length < index) row.cells.push({ kind: 'none' });
      row.cells.push({ kind: 'patch', patch, step });
      rows.set(patch.messageId, row);
    }
    for (const [id, row] of before)
      if (rows.get(id) === row && row.cells.length === index) row.cells.push(endOf(outOf.get(id)));
  }
  const ordered = [...rows.values()].map((row) => ({ row, isLive: row.cells.at(-1)?.kind === 'patch' }));
  ordered.sort((a, b) => Number(b.isLive) - Number(a.isLive) || a.row.counter - b.row.counter);
  return ordered.map(({ row }) => ({ title: row.title, cells: pad(row.cells, revisions.length) }));
}

/** The row that ended in `older`, given to one successor alone. */
function takeRow(rows: Map<MessageId, Row>, before: Map<MessageId, Row>, older: MessageId): Row | undefined {
  const row = before.get(older);
  if (!row) return undefined;
  before.delete(older);
  rows.delete(older);
  return row;
}

function endOf(step: PatchStep | undefined): LineageCell {
  if (step?.kind === 'dropped') return { kind: 'dropped' };
  return { kind: step?.kind === 'merged' ? 'merged' : 'none' };
}

function pad(cells: readonly LineageCell[], length: number): LineageCell[] {
  return [...cells, ...Array.from({ length: length - cells.length }, (): LineageCell => ({ kind: 'none' }))];
}
