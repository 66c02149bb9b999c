import type { ReactNode } from 'react';
import type { FileDiff, Hunk, Line } from '#db/model.ts';

/** Files with more lines than this start folded. */
const LONG_FILE = 600;

type Props = {
  readonly file: FileDiff;
  /** What stands below a line, by the line's place in the mail. */
  readonly below: (bodyLine: number) => ReactNode;
  /** What stands over the first hunk. */
  readonly above?: ReactNode;
  /** Whether a line of the mail carries a discussion; such a file is never folded. */
  readonly isOpen: boolean;
  /** The text of a line, with its syntax marked. */
  readonly code: (line: Line) => ReactNode;
};

/** The change of one file as a unified diff with both line numbers. */
export function DiffFile({ file, below, above, isOpen, code }: Props) {
  const length = file.hunks.reduce((sum, hunk) => sum + hunk.lines.length, 0);
  return (
    <details className="diff-file" id={fileId(file.path)} open={isOpen || length <= LONG_FILE}>
      <summary>
        <FileTitle file={file} />
      </summary>
      {above}
      {file.isBinary && <p className="soft">Binary file.</p>}
      {file.hunks.length > 0 && (
        <table className="diff">
          <caption className="hidden">{`Diff of ${file.path}`}</caption>
          <colgroup>
            <col className="n" />
            <col className="n" />
            <col />
          </colgroup>
          <tbody>
            {file.hunks.map((hunk) => (
              <HunkRows key={`${hunk.oldStart},${hunk.newStart}`} hunk={hunk} below={below} code={code} />
            ))}
          </tbody>
        </table>
      )}
    </details>
  );
}

/** The id of a file's diff within a page. */
export function fileId(path: string): string {
  return `file-${path}`;
}

/** `drivers/foo.c  renamed from drivers/bar.c  +12 −3` */
export function FileTitle({ file }: { file: FileDiff }) {
  return (
    <span className="file-title">
      <span className="mono">{file.path}</span>
      {file.status !== 'modified' && (
        <span className="soft">{file.oldPath ? `${file.status} from ${file.oldPath}` : file.status}</span>
      )}
      {file.oldMode && file.newMode && <span className="soft">{`mode ${file.oldMode} → ${file.newMode}`}</span>}
      <span className="number soft">{`+${file.added} −${file.removed}`}</span>
    </span>
  );
}

function HunkRows({ hunk, below, code }: { hunk: Hunk; below: Props['below']; code: Props['code'] }) {
  return (
    <>
      <tr className="hunk">
        <td colSpan={3}>
          {`@@ −${hunk.oldStart},${hunk.oldLines} +${hunk.newStart},${hunk.newLines} @@ ${hunk.heading}`}
        </td>
      </tr>
      {hunk.lines.map((line) => (
        <LineRows key={line.bodyLine} line={line} code={code} talk={below(line.bodyLine)} />
      ))}
    </>
  );
}

function LineRows({ line, talk, code }: { line: Line; talk: ReactNode; code: Props['code'] }) {
  return (
    <>
      <tr className={line.kind} id={`d${line.bodyLine}`}>
        <td className="n">{line.kind === 'removed' ? <LineLink line={line} /> : line.oldLine}</td>
        <td className="n">{line.kind === 'removed' ? null : <LineLink line={line} />}</td>
        <td className="code">{code(line)}</td>
      </tr>
      {talk && (
        <tr className="talk">
          <td colSpan={3}>{talk}</td>
        </tr>
      )}
    </>
  );
}

function LineLink({ line }: { line: Line }) {
  return (
    <a href={`#d${line.bodyLine}`} tabIndex={-1}>
      {line.newLine ?? line.oldLine}
    </a>
  );
}
