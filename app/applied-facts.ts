import type { AppliedFacts } from '#components/applied-note.tsx';
import { type AppliedWithChange, describeChange, listAppliedChanges, withChange } from '#db/applied-change.ts';
import { findApplied } from '#db/commits.ts';
import type { MessageId, SeriesReview } from '#db/model.ts';
import type { Database } from '#db/open.ts';

/** The commits of a series' patches. */
export function appliedFacts(db: Database, review: SeriesReview): AppliedFacts[] {
  return listAppliedChanges(db, review).map(factsOf);
}

/** The commit of one patch, where it is known. */
export function findAppliedFacts(db: Database, patch: MessageId): AppliedFacts | undefined {
  const applied = findApplied(db, patch);
  return applied && factsOf(withChange(db, applied));
}

function factsOf({ change, ...applied }: AppliedWithChange): AppliedFacts {
  return { applied, change: change && describeChange(change) };
}
