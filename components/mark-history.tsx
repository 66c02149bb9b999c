import { spellOut } from '#db/deceptive-text.ts';
import type { Mark, Seconds, Status } from '#db/model.ts';
import { itemHref } from './href.ts';
import { STATUS_MEANINGS, StatusMark } from './status-mark.tsx';
import { Time } from './time.tsx';
import { SignInFirst, type Writer, WriterField } from './writer-field.tsx';

/** What people set, oldest first; the last wins over the machine. */
export function MarkHistory({ marks, now }: { marks: readonly Mark[]; now: Seconds }) {
  if (marks.length === 0) return <p className="soft">Nobody set it by hand.</p>;
  return (
    <ol className="history">
      {marks.map((mark) => (
        <li key={`${mark.at}:${mark.by}:${mark.status}`}>
          {mark.status ? <StatusMark status={mark.status} /> : 'left to the machine again'} by {spellOut(mark.by)}
          {', '}
          <Time at={mark.at} now={now} />
          {mark.note && `: ${spellOut(mark.note)}`}
        </li>
      ))}
    </ol>
  );
}

type MarkFormProps = {
  readonly commentId: string;
  /** Where it stands now. */
  readonly status: Status;
  readonly isMarked: boolean;
  readonly writer: Writer;
};

/** The form by which people set where an item stands. */
export function MarkForm({ commentId, status, isMarked, writer }: MarkFormProps) {
  if (writer.kind === 'nobody') return <SignInFirst back={itemHref(commentId)}>to say what became of it.</SignInFirst>;
  return (
    <form className="mark-form" action={`${itemHref(commentId)}/mark`} method="post">
      <label>
        Status
        <select name="status" defaultValue={status}>
          {Object.entries(STATUS_MEANINGS).map(([word, meaning]) => (
            <option key={word} value={word}>
              {`${word}: ${meaning}`}
            </option>
          ))}
          {isMarked && <option value="">leave it to the machine again</option>}
        </select>
      </label>
      <label>
        Note
        <input name="note" autoComplete="off" />
      </label>
      <WriterField writer={writer} />
      <button type="submit">Set</button>
    </form>
  );
}
