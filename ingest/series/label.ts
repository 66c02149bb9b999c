import type { PatchStep, Revision, RevisionLabel } from '#db/model.ts';

/** A revision that was not told apart from the others yet, with what became of the patches of the one before it. */
export type UnlabelledRevision = {
  readonly revision: Omit<Revision, 'round' | 'name'>;
  readonly steps: readonly PatchStep[];
};

const ORDINALS = new Intl.PluralRules('en', { type: 'ordinal' });
const ENDINGS: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' };

/**
 * Tells the revisions of a series apart. A number does not: counts start again (`RFC v2`, then `v1`), and numbers are used
 * twice, for the same patches sent again as for new ones.
 * @param revisions oldest first
 */
export function labelRevisions(revisions: readonly UnlabelledRevision[]): Revision[] {
  const known = new Map<string, number>();
  let before: Revision | undefined;
  return revisions.map(({ revision, steps }) => {
    const isSameNumber = before?.number === revision.number;
    const isResend = revision.isResend || (isSameNumber && isSame(revision.patches.length, steps));
    const base = nameOf({ ...revision, isResend });
    const count = (known.get(base) ?? 0) + 1;
    known.set(base, count);
    before = {
      ...revision,
      isResend,
      round: before && isSameNumber && isResend ? before.round : (before?.round ?? 0) + 1,
      name: count === 1 ? base : `${base} (${count}${ENDINGS[ORDINALS.select(count)] ?? 'th'})`,
    };
    return before;
  });
}

/** What is kept of a revision by what speaks of it. */
export function labelOf({ number, round, name }: RevisionLabel): RevisionLabel {
  return { number, round, name };
}

function nameOf({ number, prefixes, isResend }: UnlabelledRevision['revision']): string {
  const isRfc = prefixes.some((prefix) => /^rfc$/i.test(prefix));
  const version = isRfc && number === 0 ? 'RFC' : `${isRfc ? 'RFC ' : ''}v${number}`;
  return isResend ? `${version} resend` : version;
}

/** Whether nothing changed in any of so many patches. */
function isSame(patches: number, steps: readonly PatchStep[]): boolean {
  return steps.length > 0 && steps.length === patches && steps.every(({ kind }) => kind === 'same');
}
