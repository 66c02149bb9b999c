import type { ReactNode } from 'react';
import type { Status } from '#db/model.ts';

/** What each status means, for people; shown on hover and in the legend. */
export const STATUS_MEANINGS: Readonly<Record<Status, string>> = {
  open: 'No answer and no later revision yet',
  promised: 'The author agreed; no revision has it yet',
  disputed: 'The author objects, and nobody has settled it',
  unaddressed: 'A later revision came without it',
  partial: 'Done in some of the places',
  regressed: 'Was done, and is undone again',
  addressed: 'A later revision has it',
  settled: 'Needs no change: answered, withdrawn or deferred',
  obsolete: 'The code went away for another reason',
};

/** One shape each, so that none is told by its colour alone. */
const SHAPES: Readonly<Record<Status, ReactNode>> = {
  open: <circle cx="6" cy="6" r="4.4" fill="none" />,
  promised: (
    <>
      <circle cx="6" cy="6" r="4.4" fill="none" />
      <path d="M6 3.4V6l1.9 1.3" fill="none" />
    </>
  ),
  disputed: <path d="M6 1 11 6 6 11 1 6Z" fill="none" />,
  unaddressed: <circle cx="6" cy="6" r="4.4" fill="currentColor" />,
  partial: (
    <>
      <circle cx="6" cy="6" r="4.4" fill="none" />
      <path d="M6 1.6a4.4 4.4 0 0 0 0 8.8Z" fill="currentColor" />
    </>
  ),
  regressed: <path d="M1.4 2h9.2L6 10.6Z" fill="currentColor" />,
  addressed: <path d="M1.5 6.5 4.6 9.5 10.5 2.5" fill="none" strokeWidth="1.9" />,
  settled: <path d="M2 4.5h8M2 7.8h8" fill="none" strokeWidth="1.7" />,
  obsolete: <path d="m2.5 2.5 7 7m0-7-7 7" fill="none" strokeWidth="1.7" />,
};

/** A status as a shape and a word. `note` follows the word at once: ` in v3`, `, check`. */
export function StatusMark({ status, note }: { status: Status; note?: string | undefined }) {
  return (
    <span className={`status status-${status}`} title={STATUS_MEANINGS[status]}>
      <svg viewBox="0 0 12 12" aria-hidden="true" stroke="currentColor" strokeWidth="1.4">
        {SHAPES[status]}
      </svg>
      {`${status}${note ?? ''}`}
    </span>
  );
}

export function isStatus(word: string): word is Status {
  return Object.hasOwn(STATUS_MEANINGS, word);
}
