import type { FileDiff } from '#db/model.ts';
import { counted } from './count.ts';
import { fileId } from './diff-file.tsx';
import { discussionId } from './discussion.tsx';
import { shortPlaceOf } from './item.ts';
import type { PlacedItem } from './patch-diff.tsx';
import { nameOf } from './person-name.tsx';
import { StatusMark } from './status-mark.tsx';

/** The files and what was said about them, each leading to its place below. */
export function PatchJumps({ files, placed }: { files: readonly FileDiff[]; placed: readonly PlacedItem[] }) {
  const open = placed.filter(({ item, carriedFrom }) => carriedFrom === null || item.isOutstanding);
  const folded = placed.length - open.length;
  return (
    <nav className="patch-jumps jumps" aria-label="On this page">
      <ul>
        {files.map((file) => (
          <li key={file.path}>
            <a href={`#${fileId(file.path)}`} className="mono">
              {file.path}
            </a>{' '}
            <span className="number soft">{`+${file.added} −${file.removed}`}</span>
          </li>
        ))}
      </ul>
      <ul>
        {open.map(({ item }) => (
          <li key={item.comment.id}>
            {item.comment.isActionable ? (
              <StatusMark status={item.status} />
            ) : (
              <span className="status soft">{item.comment.kind}</span>
            )}{' '}
            <a href={`#${discussionId(item)}`}>{`${nameOf(item.comment.reviewer)}, ${shortPlaceOf(item)}`}</a>
          </li>
        ))}
      </ul>
      {folded > 0 && (
        <p className="soft">{`${counted(folded, 'comment')} on earlier revisions, done with, stand folded at their lines.`}</p>
      )}
    </nav>
  );
}
