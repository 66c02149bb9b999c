import type { RevisionLabel } from '#db/model.ts';

/** Of a series whose revisions are numbered 1, 2, 3. */
export function label(number: number): RevisionLabel {
  return { number, round: number, name: `v${number}` };
}
