import type {
  LinkReason,
  Message,
  MessageId,
  Patch,
  Revision,
  RevisionLink,
  RevisionPatch,
  RevisionSummary,
  Series,
} from '#db/model.ts';
import { matchPatches, type RangePatch } from './range-diff.ts';
import { revisionOf } from './revision.ts';

export type LinkedRevision = {
  readonly summary: RevisionSummary;
  readonly predecessor: MessageId | null;
  readonly reasons: readonly LinkReason[];
};

/** Puts revisions that belong together in order, oldest first, and follows each patch from one to the next. */
export function assembleSeries(
  linked: readonly LinkedRevision[],
  messages: ReadonlyMap<MessageId, Message>,
  patches: ReadonlyMap<MessageId, Patch>,
): Series | undefined {
  const rangeOf = (revision: Revision) => revision.patches.flatMap((each) => rangePatch(each, messages, patches));
  const ordered = orderRevisions(linked);
  const revisions = ordered.map((each) => ({
    ...revisionOf(each.summary),
    number: numberOf(each.summary, linked),
  }));
  const first = revisions[0];
  const last = revisions.at(-1);
  if (!first || !last) return undefined;
  const heads = new Set(revisions.map((revision) => revision.head));
  const links: RevisionLink[] = ordered.flatMap(({ summary, predecessor, reasons }) =>
    predecessor && heads.has(predecessor) ? [{ older: predecessor, newer: summary.head, reasons }] : [],
  );
  return {
    id: first.head,
    title: last.title,
    submitter: last.submitter,
    revisions,
    links,
    steps: revisions
      .slice(1)
      .flatMap((newer, index) => matchPatches(rangeOf(revisions[index] ?? newer), rangeOf(newer))),
  };
}

/**
 * By number, then date. Where the count starts again (`RFC v2`, then `PATCH`), the later run comes behind all of the
 * earlier one.
 */
function orderRevisions(linked: readonly LinkedRevision[]): LinkedRevision[] {
  const byDate = [...linked].sort(
    (a, b) => a.summary.posted - b.summary.posted || (a.summary.head < b.summary.head ? -1 : 1),
  );
  const runs = new Map<MessageId, { readonly run: number; readonly number: number }>();
  for (const { summary, predecessor } of byDate) {
    const number = numberOf(summary, linked);
    const before = predecessor === null ? undefined : runs.get(predecessor);
    const run = before ? before.run + Number(number < before.number) : 0;
    runs.set(summary.head, { run, number });
  }
  const placeOf = ({ summary }: LinkedRevision) => runs.get(summary.head) ?? { run: 0, number: summary.number };
  return byDate.sort((a, b) => placeOf(a).run - placeOf(b).run || placeOf(a).number - placeOf(b).number);
}

/** An RFC without a number counts as 0 where a first PATCH without a number follows it. */
function numberOf(each: RevisionSummary, all: readonly LinkedRevision[]): number {
  if (each.isNumbered || !each.isRfc) return each.number;
  const isFollowed = all.some(
    ({ summary }) =>
      summary !== each && !summary.isNumbered && !summary.isRfc && !summary.isResend && summary.posted >= each.posted,
  );
  return isFollowed ? 0 : each.number;
}

function rangePatch(
  { messageId, title }: RevisionPatch,
  messages: ReadonlyMap<MessageId, Message>,
  patches: ReadonlyMap<MessageId, Patch>,
): RangePatch[] {
  const patch = patches.get(messageId);
  const body = messages.get(messageId)?.body;
  if (!patch || body === undefined) return [];
  const { message } = patch;
  const text = message
    ? body
        .split('\n', message.last)
        .slice(message.first - 1)
        .join('\n')
    : '';
  return [{ messageId, title, patch, message: text }];
}
