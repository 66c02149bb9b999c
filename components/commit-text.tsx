import type { LineRange, Patch, Seconds } from '#db/model.ts';
import { ClearText } from './clear-text.tsx';
import { Discussions, type PlacedItem } from './patch-diff.tsx';

type Props = {
  readonly patch: Patch;
  /** Of the mail's body. */
  readonly lines: readonly string[];
  readonly placed: readonly PlacedItem[];
  readonly now: Seconds;
};

/** Commit message, trailers and notes as they stand in the mail, with what was said at their lines. */
export function CommitText({ patch, lines, placed, now }: Props) {
  const trailers = rangeOf(patch.trailers.map((trailer) => trailer.line));
  return (
    <div className="commit-text">
      <Part title="Commit message" range={patch.message} lines={lines} placed={placed} now={now} />
      <Part title="Trailers" range={trailers} lines={lines} placed={placed} now={now} />
      <Part title="Notes" range={patch.notes} lines={lines} placed={placed} now={now} />
    </div>
  );
}

type PartProps = Omit<Props, 'patch'> & { readonly title: string; readonly range: LineRange | null };

/** The lines of a part, cut behind each line that something was said about. */
function Part({ title, range, lines, placed, now }: PartProps) {
  if (!range) return null;
  const here = placed.filter(({ bodyLine }) => bodyLine !== null && bodyLine >= range.first && bodyLine <= range.last);
  const cuts = [...new Set(here.map(({ bodyLine }) => bodyLine ?? range.last)), range.last].sort((a, b) => a - b);
  let first = range.first;
  return (
    <section aria-label={title}>
      {cuts.map((last) => {
        const text = lines.slice(first - 1, last).join('\n');
        first = last + 1;
        return (
          <div key={last} id={`d${last}`}>
            {text.trim() !== '' && (
              <pre className="mail-text">
                <ClearText text={text} />
              </pre>
            )}
            <Discussions placed={here.filter(({ bodyLine }) => bodyLine === last)} now={now} />
          </div>
        );
      })}
    </section>
  );
}

function rangeOf(lines: readonly number[]): LineRange | null {
  const [first] = lines;
  if (first === undefined) return null;
  return lines.reduce<LineRange>(
    (range, line) => ({ first: Math.min(range.first, line), last: Math.max(range.last, line) }),
    { first, last: first },
  );
}
