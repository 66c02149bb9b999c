import type { Mover } from '#db/model.ts';

/** One condition for a series to be applied. */
export type Check = { readonly isMet: boolean; readonly words: string };

/** Who moves next and why, then what is met and what is not. */
export function ReadinessList({
  mover,
  reasons,
  checks,
}: {
  mover: Mover;
  reasons: readonly string[];
  checks: readonly Check[];
}) {
  return (
    <div className="readiness">
      <p>
        <strong>{mover === 'nobody' ? 'Nobody has to move.' : `Next: ${mover}.`}</strong> {reasons.join(' ')}
      </p>
      <ul>
        {checks.map(({ isMet, words }) => (
          <li key={words} className={isMet ? 'met' : 'unmet'}>
            <svg
              viewBox="0 0 12 12"
              width="12"
              height="12"
              aria-hidden="true"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.7"
            >
              {isMet ? <path d="M1.5 6.5 4.6 9.5 10.5 2.5" /> : <path d="M2 6h8" />}
            </svg>
            <span className="hidden">{isMet ? 'Met: ' : 'Not met: '}</span>
            {words}
          </li>
        ))}
      </ul>
    </div>
  );
}
