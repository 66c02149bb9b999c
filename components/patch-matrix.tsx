import { spellOut } from '#db/deceptive-text.ts';
import type { GivenTrailer, MessageId, PatchStep, Revision, Series } from '#db/model.ts';
import { type AppliedFacts, CommitName } from './applied-note.tsx';
import { patchHref } from './href.ts';
import { type LineageCell, lineagesOf } from './patch-lineage.ts';

/** What the newest revision's patches have. */
export type PatchFacts = {
  readonly messageId: MessageId;
  readonly tags: readonly string[];
  readonly outstanding: number;
};

/** So many revisions stand there at first: those before are seldom asked for, and push the newest out of sight. */
const SHOWN = 6;

type Props = {
  readonly series: Series;
  readonly facts: readonly PatchFacts[];
  /** Given in replies, to any revision. */
  readonly trailers: readonly GivenTrailer[];
  readonly applied: readonly AppliedFacts[];
  /** Whether all revisions are asked for. */
  readonly isWhole: boolean;
};

/** Patches as rows, revisions as columns: what became of each from one revision to the next. */
export function PatchMatrix({ series, facts, trailers, applied, isWhole }: Props) {
  const cut = isWhole ? 0 : Math.max(0, series.revisions.length - SHOWN);
  const revisions = series.revisions.slice(cut);
  const rows = lineagesOf(series)
    .map(({ title, cells }) => ({ title, cells: cells.slice(cut) }))
    .filter(({ cells }) => cells.some(({ kind }) => kind === 'patch'));
  const byPatch = new Map(facts.map((each) => [each.messageId, each]));
  const commits = new Map(applied.map((each) => [each.applied.patch, each]));
  return (
    <>
      {cut > 0 && (
        <p className="small">
          The newest {SHOWN} revisions. <a href="?revisions=all#patches">{`Show all ${series.revisions.length}`}</a>
        </p>
      )}
      <div className="scroll">
        <table className="matrix">
          <caption className="hidden">Patches and what became of them in each revision</caption>
          <thead>
            <tr>
              <th scope="col">Patch</th>
              {revisions.map((revision) => (
                <th scope="col" key={revision.head}>
                  {revision.name}
                </th>
              ))}
              <th scope="col">Tags on the newest</th>
              {applied.length > 0 && <th scope="col">Applied as</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ title, cells }) => {
              const last = cells.at(-1);
              const commit = cells
                .flatMap((cell) => (cell.kind === 'patch' ? (commits.get(cell.patch.messageId) ?? []) : []))
                .at(-1);
              const fact = last?.kind === 'patch' ? byPatch.get(last.patch.messageId) : undefined;
              return (
                <tr key={cells.map(keyOf).join(' ')}>
                  <th scope="row">
                    {last?.kind === 'patch' ? (
                      <a href={patchHref(last.patch.messageId)}>{spellOut(title)}</a>
                    ) : (
                      spellOut(title)
                    )}
                  </th>
                  {cells.map((cell, index) => (
                    <td key={revisions[index]?.head}>
                      <Cell cell={cell} before={cells.slice(0, index).findLast(isPatch)} />
                      <Given trailers={listGivenTo(cell, revisions[index], trailers)} />
                    </td>
                  ))}
                  <td>{fact && <Facts facts={fact} />}</td>
                  {applied.length > 0 && <td>{commit && <CommitName {...commit} />}</td>}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}

type PatchCell = Extract<LineageCell, { kind: 'patch' }>;

function isPatch(cell: LineageCell): cell is PatchCell {
  return cell.kind === 'patch';
}

/** `before` is the patch in the revision before, whose number it may have had another one of. */
function Cell({ cell, before }: { cell: LineageCell; before: PatchCell | undefined }) {
  switch (cell.kind) {
    case 'none':
      return null;
    case 'dropped':
    case 'merged':
      return <span className="soft">{cell.kind}</span>;
    case 'patch':
      return (
        <a className="cell" href={patchHref(cell.patch.messageId)}>
          <span className="number">{cell.patch.counter}</span> {cell.step && <Step step={cell.step} />}
          {before && before.patch.counter !== cell.patch.counter && (
            <span className="soft">{` was ${before.patch.counter}`}</span>
          )}
        </a>
      );
  }
}

/** How much changed, as a word and a bar. */
function Step({ step }: { step: PatchStep }) {
  if (step.kind !== 'changed') return <span className="soft">{step.kind}</span>;
  const percent = Math.max(1, Math.round(step.change * 100));
  return (
    <span className="soft step" title={`About ${percent} % changed`}>
      changed{' '}
      <svg width="24" height="6" viewBox="0 0 24 6" aria-hidden="true">
        <rect x="0.5" y="0.5" width="23" height="5" fill="none" stroke="currentColor" />
        <rect width={Math.max(2, step.change * 24)} height="6" fill="currentColor" />
      </svg>
    </span>
  );
}

/** The tags that replies gave to a patch in one revision, or to all of that revision; not those with a condition. */
function listGivenTo(cell: LineageCell, revision: Revision | undefined, trailers: readonly GivenTrailer[]) {
  if (cell.kind !== 'patch') return [];
  const { counter } = cell.patch;
  return trailers.filter(
    (each) =>
      each.revision.name === revision?.name &&
      (each.counter === 0 || each.counter === counter) &&
      !each.isConditional &&
      /-by$/i.test(each.token),
  );
}

/** `Reviewed 2, Acked`: what was given, and how often. */
function Given({ trailers }: { trailers: readonly GivenTrailer[] }) {
  if (trailers.length === 0) return null;
  const counts = new Map<string, number>();
  for (const { token } of trailers) {
    const word = token.replace(/-by$/i, '');
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return (
    <span className="given" title={trailers.map(({ token, value }) => spellOut(`${token}: ${value}`)).join('\n')}>
      {[...counts].map(([word, count]) => (count > 1 ? `${word} ${count}` : word)).join(', ')}
    </span>
  );
}

function Facts({ facts }: { facts: PatchFacts }) {
  return (
    <ul className="tags">
      {facts.tags.map((tag) => (
        <li key={tag} title={spellOut(tag)}>
          {spellOut(tag.slice(0, tag.includes('<') ? tag.indexOf('<') : undefined).trimEnd())}
        </li>
      ))}
      {facts.tags.length === 0 && <li className="soft">none</li>}
    </ul>
  );
}

function keyOf(cell: LineageCell): string {
  return cell.kind === 'patch' ? cell.patch.messageId : cell.kind;
}
