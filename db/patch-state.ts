import { OUTSTANDING_SQL } from './status.ts';
import { STATUS_NOW } from './tallies.ts';

/** Where a patch stands, in Patchwork's words. */
export type PatchState = 'new' | 'under-review' | 'changes-requested' | 'accepted' | 'rejected' | 'superseded';

/**
 * The state of a patch as an SQL expression over `posting` (series_posting) and its `series`. A commit of it is the last
 * word; then comes what the newest revision says, then what was done with the series, then what reviewers said.
 */
export const PATCH_STATE = `CASE
  WHEN EXISTS (SELECT 1 FROM applied_patch AS applied WHERE applied.series = series.id
    AND applied.patch = posting.message_id) THEN 'accepted'
  WHEN posting.is_newest = 0 OR series.state = 'superseded' THEN 'superseded'
  WHEN series.state = 'applied' THEN 'accepted'
  WHEN series.state = 'rejected' THEN 'rejected'
  WHEN EXISTS (SELECT 1 FROM comment AS c WHERE c.series = series.id AND c.is_actionable = 1
    AND c.counter = posting.counter AND ${STATUS_NOW} IN ${OUTSTANDING_SQL}) THEN 'changes-requested'
  WHEN EXISTS (SELECT 1 FROM posting_reply AS answer WHERE answer.posting = posting.message_id)
    OR EXISTS (SELECT 1 FROM given_trailer AS given WHERE given.series = series.id
      AND given.head = posting.head AND given.counter IN (0, posting.counter)) THEN 'under-review'
  ELSE 'new' END`;
