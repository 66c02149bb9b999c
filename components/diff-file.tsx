import type { ReactNode } from 'react';
import { spellOut } from '#db/deceptive-text.ts';
import type { FileDiff } from '#db/model.ts';
import { ClearText } from './clear-text.tsx';
import { codeOf } from './code-text.tsx';
import { SplitRows, UnifiedRows } from './diff-rows.tsx';

/** Files with more lines than this start folded. */
const LONG_FILE = 600;

export type DiffView = 'unified' | 'split';

type Props = {
  readonly file: FileDiff;
  readonly view: DiffView;
  /** What stands below a line, by the line's place in the mail. */
  readonly below: (bodyLine: number) => ReactNode;
  /** What stands over the first hunk. */
  readonly above: ReactNode;
  /** Whether something was said about the file: such a one is never folded. */
  readonly isOpen: boolean;
};

/** The change of one file. */
export function DiffFile({ file, view: wanted, below, above, isOpen }: Props) {
  // A file with one side needs no room for the other.
  const view = file.status === 'added' || file.status === 'deleted' ? 'unified' : wanted;
  const length = file.hunks.reduce((sum, hunk) => sum + hunk.lines.length, 0);
  const Rows = view === 'split' ? SplitRows : UnifiedRows;
  const code = codeOf(file);
  return (
    <details className="diff-file" id={fileId(file.path)} open={isOpen || length <= LONG_FILE}>
      <summary>
        <FileTitle file={file} />
      </summary>
      {above}
      {file.isBinary && <p className="soft">Binary file.</p>}
      {file.hunks.length > 0 && (
        <table className={`diff diff-${view}`}>
          <caption className="hidden">{`Diff of ${spellOut(file.path)}`}</caption>
          <colgroup>
            <col className="n" />
            <col className={view === 'split' ? 'half' : 'n'} />
            {view === 'split' && <col className="n" />}
            <col />
          </colgroup>
          <tbody>
            {file.hunks.map((hunk) => (
              <Rows key={`${hunk.oldStart},${hunk.newStart}`} hunk={hunk} below={below} code={code} />
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
function FileTitle({ file }: { file: FileDiff }) {
  return (
    <span className="file-title">
      <span className="mono">
        <ClearText text={file.path} />
      </span>
      {file.status !== 'modified' && (
        <span className="soft">{file.oldPath ? `${file.status} from ${spellOut(file.oldPath)}` : file.status}</span>
      )}
      {file.oldMode && file.newMode && file.oldMode !== file.newMode && (
        <span className="soft">{`mode ${file.oldMode} → ${file.newMode}`}</span>
      )}
      <span className="number soft">{`+${file.added} −${file.removed}`}</span>
    </span>
  );
}
