import type { AppliedPatch, MessageId, Seconds, Series } from '#db/model.ts';
import type { Outcome } from './outcome.ts';

/**
 * What is known from commits: one outcome of the whole series where all patches of its newest revision were committed,
 * else one of each patch that was. A patch that did not change since counts as committed, where that was done after the
 * newest revision was posted.
 */
export function commitOutcomes(series: Series, applied: readonly AppliedPatch[]): Outcome[] {
  const newest = series.revisions.at(-1);
  if (!newest || applied.length === 0) return [];
  const byPatch = new Map(applied.map((each) => [each.patch, each.committed]));
  const times = newest.patches.map(({ messageId }) => committedAt(messageId, newest.posted, series, byPatch));
  const known = times.flatMap((time) => time ?? []);
  if (known.length > 0 && known.length === times.length && newest.patches.length >= newest.total)
    return [{ kind: 'applied', sent: known.reduce((last, time) => Math.max(last, time), newest.posted), patch: null }];
  return applied
    .map(({ patch, committed }): Outcome => ({ kind: 'applied', sent: committed, patch }))
    .sort((a, b) => a.sent - b.sent);
}

function committedAt(
  patch: MessageId,
  posted: Seconds,
  { steps }: Series,
  byPatch: ReadonlyMap<MessageId, Seconds>,
): Seconds | undefined {
  const own = byPatch.get(patch);
  if (own !== undefined) return own;
  for (let at: MessageId | undefined = patch; at; at = before(at, steps)) {
    const committed = byPatch.get(at);
    if (committed !== undefined && committed >= posted) return committed;
  }
  return undefined;
}

function before(patch: MessageId, steps: Series['steps']): MessageId | undefined {
  return (
    steps.find(({ newer, kind }) => newer === patch && (kind === 'same' || kind === 'changed'))?.older ?? undefined
  );
}
