import type {
  LinkReason,
  Message,
  MessageId,
  Patch,
  PatchStep,
  Revision,
  RevisionLink,
  RevisionPatch,
  RevisionSummary,
  Series,
} from '#db/model.ts';
import { labelRevisions } from './label.ts';
import { matchPatches, type RangePatch } from './range-diff.ts';
import { revisionOf } from './revision.ts';

export type LinkedRevision = {
  readonly summary: RevisionSummary;
  readonly predecessor: MessageId | null;
  readonly reasons: readonly LinkReason[];
};

type NumberedRevision = LinkedRevision & {
  readonly number: number;
  /** How often the count started again before it. */
  readonly run: number;
};

/** Puts revisions that belong together in order, oldest first, and follows each patch from one to the next. */
export function assembleSeries(
  linked: readonly LinkedRevision[],
  messages: ReadonlyMap<MessageId, Message>,
  patches: ReadonlyMap<MessageId, Patch>,
): Series | undefined {
  const rangeOf = (revision: Pick<Revision, 'patches'>) =>
    revision.patches.flatMap((each) => rangePatch(each, messages, patches));
  const ordered = orderRevisions(linked);
  const numbered = ordered.map(({ summary, number }) => ({ ...revisionOf(summary), number }));
  const steps = followPatches(numbered.map((each) => ({ patches: rangeOf(each), total: each.total })));
  const revisions = labelRevisions(numbered.map((revision, index) => ({ revision, steps: steps[index] ?? [] })));
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
    steps: steps.flat(),
  };
}

/** Patches that are looked for once more behind a revision without them: more than a series has. */
const MOST_SOUGHT = 128;

/**
 * What became of each patch from one revision to the next, by revision. Where mails of a revision are missing, a patch
 * without a counterpart in it is not dropped: it is looked for in the one behind.
 */
function followPatches(
  revisions: readonly { readonly patches: readonly RangePatch[]; readonly total: number }[],
): PatchStep[][] {
  let sought: readonly RangePatch[] = [];
  return revisions.map(({ patches, total }, index) => {
    const steps = index === 0 ? [] : matchPatches(sought, patches);
    const lost = new Set(patches.length < total ? steps.flatMap(({ older, newer }) => (newer ? [] : older)) : []);
    sought = [...patches, ...sought.filter(({ messageId }) => lost.has(messageId)).slice(0, MOST_SOUGHT)];
    return steps.filter(({ older }) => older === null || !lost.has(older));
  });
}

/**
 * By number, then date. Where the count starts again (`RFC v2`, then `PATCH`), the later run comes behind all of the
 * earlier one.
 */
function orderRevisions(linked: readonly LinkedRevision[]): NumberedRevision[] {
  const byDate = [...linked].sort(
    (a, b) => a.summary.posted - b.summary.posted || (a.summary.head < b.summary.head ? -1 : 1),
  );
  const numbered = new Map<MessageId, NumberedRevision>();
  for (const { summary, predecessor, reasons } of byDate) {
    const before = predecessor === null ? undefined : numbered.get(predecessor);
    const number = numberOf(summary, before, linked);
    const run = before ? before.run + Number(number < before.number) : 0;
    numbered.set(summary.head, { summary, predecessor, reasons, run, number });
  }
  return [...numbered.values()].sort((a, b) => a.run - b.run || a.number - b.number);
}

/**
 * An RFC without a number counts as 0 where a first PATCH without a number follows it; what is sent again without a number
 * has that of what it follows.
 */
function numberOf(each: RevisionSummary, before: NumberedRevision | undefined, all: readonly LinkedRevision[]): number {
  if (each.isNumbered) return each.number;
  if (each.isResend && before) return before.number;
  if (!each.isRfc) return each.number;
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
