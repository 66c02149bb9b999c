import type { ReactNode } from 'react';
import type { Hunk, Line } from '#db/model.ts';
import { ClearText } from './clear-text.tsx';

type Props = {
  readonly hunk: Hunk;
  /** The text of a line, with its syntax marked. */
  readonly code: (line: Line) => ReactNode;
  /** What stands below a line, by the line's place in the mail. */
  readonly below: (bodyLine: number) => ReactNode;
};

/** A hunk as one column: old and new line number, then the line. */
export function UnifiedRows({ hunk, code, below }: Props) {
  return (
    <>
      <HunkRow hunk={hunk} columns={3} />
      {hunk.lines.flatMap((line) => [
        <tr key={line.bodyLine} className={line.kind} id={`d${line.bodyLine}`}>
          <td className="n">{line.kind === 'removed' ? <LineLink line={line} /> : line.oldLine}</td>
          <td className="n">{line.kind !== 'removed' && <LineLink line={line} />}</td>
          <td className="code">{code(line)}</td>
        </tr>,
        talkRow(below(line.bodyLine), line.bodyLine, 3),
      ])}
    </>
  );
}

/** A hunk side by side: the old lines on the left, the new ones on the right. */
export function SplitRows({ hunk, code, below }: Props) {
  return (
    <>
      <HunkRow hunk={hunk} columns={4} />
      {pairLines(hunk.lines).flatMap(({ left, right }) => [
        <tr key={`${left?.bodyLine}:${right?.bodyLine}`}>
          <Side line={left} code={code} hasId={left !== right} />
          <Side line={right} code={code} hasId />
        </tr>,
        left && left !== right && talkRow(below(left.bodyLine), left.bodyLine, 4),
        right && talkRow(below(right.bodyLine), right.bodyLine, 4),
      ])}
    </>
  );
}

function Side({ line, code, hasId }: { line: Line | null; code: Props['code']; hasId: boolean }) {
  if (!line) {
    return (
      <>
        <td className="n void" />
        <td className="void" />
      </>
    );
  }
  const id = hasId ? `d${line.bodyLine}` : undefined;
  return (
    <>
      <td className={`n ${line.kind}`}>{hasId ? <LineLink line={line} /> : line.oldLine}</td>
      <td className={`code ${line.kind}`} id={id}>
        {code(line)}
      </td>
    </>
  );
}

function HunkRow({ hunk, columns }: { hunk: Hunk; columns: number }) {
  return (
    <tr className="hunk">
      <td colSpan={columns}>
        {`@@ −${hunk.oldStart},${hunk.oldLines} +${hunk.newStart},${hunk.newLines} @@ `}
        <ClearText text={hunk.heading} />
      </td>
    </tr>
  );
}

function talkRow(talk: ReactNode, bodyLine: number, columns: number) {
  return (
    talk && (
      <tr key={`talk-${bodyLine}`} className="talk">
        <td colSpan={columns}>{talk}</td>
      </tr>
    )
  );
}

function LineLink({ line }: { line: Line }) {
  return (
    <a href={`#d${line.bodyLine}`} tabIndex={-1}>
      {line.newLine ?? line.oldLine}
    </a>
  );
}

type LinePair = { readonly left: Line | null; readonly right: Line | null };

/** Removed lines beside the added ones that follow them, in order; a context line stands on both sides. */
export function pairLines(lines: readonly Line[]): LinePair[] {
  const pairs: LinePair[] = [];
  let removed: Line[] = [];
  let added: Line[] = [];
  const flush = () => {
    for (let at = 0; at < Math.max(removed.length, added.length); at++) {
      pairs.push({ left: removed[at] ?? null, right: added[at] ?? null });
    }
    removed = [];
    added = [];
  };
  for (const line of lines) {
    if (line.kind === 'added') added.push(line);
    else if (line.kind === 'removed') {
      if (added.length > 0) flush();
      removed.push(line);
    } else {
      flush();
      pairs.push({ left: line, right: line });
    }
  }
  flush();
  return pairs;
}
