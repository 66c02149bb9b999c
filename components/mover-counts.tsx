import type { Mover } from '#db/model.ts';
import { withQuery } from './href.ts';

const WORDS = [
  ['maintainer', 'ready to apply'],
  ['reviewers', 'wait for reviewers'],
  ['author', 'wait for the author'],
] as const satisfies readonly (readonly [Mover, string])[];

type Props = {
  readonly counts: ReadonlyMap<Mover, number>;
  readonly list: string | undefined;
  /** Those with a mail in the last so many days are counted. */
  readonly days: number;
};

/** How many series wait for whom, each leading to them. */
export function MoverCounts({ counts, list, days }: Props) {
  return (
    <nav className="facts" aria-label="Who moves next">
      {WORDS.map(([mover, words]) => (
        <a key={mover} href={withQuery('/series', { list, next: mover, days: String(days) })}>
          <span className="number">{counts.get(mover) ?? 0}</span> {words}
        </a>
      ))}
    </nav>
  );
}
