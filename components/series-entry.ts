import type { MessageId, Mover, Person, Seconds, SeriesState, Status } from '#db/model.ts';

/** A series as a line of a table. */
export type SeriesEntry = {
  readonly id: MessageId;
  readonly title: string;
  readonly submitter: Person;
  readonly lists: readonly string[];
  /** As people call the newest: `v3`, `RFC v2`. */
  readonly revisionName: string;
  readonly patchCount: number;
  readonly reviewedPatches: number;
  readonly reviewers: readonly string[];
  /** When the newest revision was posted. */
  readonly lastPosted: Seconds;
  readonly lastActivity: Seconds;
  readonly state: SeriesState;
  readonly counts: Partial<Record<Status, number>>;
  /** Of bots. */
  readonly reports: { readonly open: number; readonly all: number };
  /** Who has to do something next. */
  readonly mover: Mover;
};

export const STATE_WORDS: Readonly<Record<SeriesState, string>> = {
  'under-review': 'under review',
  applied: 'applied',
  superseded: 'superseded',
  rejected: 'rejected',
};

/** In the order in which they ask to be looked at. */
export const COUNTED_STATUSES = [
  'regressed',
  'unaddressed',
  'partial',
  'disputed',
  'open',
  'promised',
  'addressed',
  'settled',
  'obsolete',
] as const satisfies readonly Status[];
