import type { Mover } from '#db/model.ts';
import { withQuery } from './href.ts';

const WORDS = [
  ['maintainer', 'ready to apply'],
  ['reviewers', 'wait for reviewers'],
  ['author', 'wait for the author'],
] as const satisfies readonly (readonly [Mover, string])[];

/** How many series wait for whom, each leading to them. */
export function MoverCounts({ counts, list }: { counts: ReadonlyMap<Mover, number>; list: string | undefined }) {
  return (
    <nav className="facts" aria-label="Who moves next">
      {WORDS.map(([mover, words]) => (
        <a key={mover} href={withQuery('/series', { list, next: mover })}>
          <span className="number">{counts.get(mover) ?? 0}</span> {words}
        </a>
      ))}
    </nav>
  );
}
