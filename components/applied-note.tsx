import type { AppliedPatch, Seconds } from '#db/model.ts';
import { commitHref } from './href.ts';
import { nameOf } from './person-name.tsx';
import { Time } from './time.tsx';

/** A patch's commit; `change` says what the maintainer changed, null where the commit cannot be shown. */
export type AppliedFacts = { readonly applied: AppliedPatch; readonly change: string | null };

/** The name of a commit, with what was changed behind it. */
export function CommitName({ applied: { patch, commit }, change }: AppliedFacts) {
  const hash = <span className="mono">{commit.slice(0, 12)}</span>;
  return (
    <>
      {change === null ? hash : <a href={commitHref(patch)}>{hash}</a>}
      <span className="soft">, {change ?? 'named in a mail'}</span>
    </>
  );
}

/** As what a patch was applied, by whom and when. */
export function AppliedNote({ applied, change, now }: AppliedFacts & { readonly now: Seconds }) {
  return (
    <p className="facts">
      <span>
        Applied by {nameOf(applied.committer)} <Time at={applied.committed} now={now} /> as{' '}
        <CommitName applied={applied} change={change} />
      </span>
    </p>
  );
}
