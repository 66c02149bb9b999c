import type { ReactNode } from 'react';
import type { Seconds } from '#db/model.ts';
import { topicHref } from './href.ts';
import { Time } from './time.tsx';
import { SignInFirst, type Writer, WriterField } from './writer-field.tsx';

/** One step of what people made of a topic. */
export type TopicEditEntry = {
  readonly id: number;
  readonly field: 'name' | 'note' | 'merge';
  readonly value: string | null;
  readonly by: string;
  readonly at: Seconds;
};

type Props = {
  readonly topic: { readonly key: string; readonly title: string };
  readonly note: string | null;
  readonly writer: Writer;
  /** Keys of other topics, the most asked first. */
  readonly others: readonly string[];
};

/** Forms by which people rename a topic, annotate it in Markdown, or merge it into another. */
export function TopicForms({ topic, note, writer, others }: Props) {
  if (writer.kind === 'nobody')
    return <SignInFirst back={topicHref(topic.key)}>to rename, annotate or merge it.</SignInFirst>;
  return (
    <details className="topic-forms">
      <summary>Rename, annotate or merge</summary>
      <EditForm topicKey={topic.key} field="name" writer={writer} verb="Rename">
        <label>
          Name
          <input name="value" defaultValue={topic.title} autoComplete="off" maxLength={200} />
        </label>
      </EditForm>
      <EditForm topicKey={topic.key} field="note" writer={writer} verb="Save the note">
        <label className="wide">
          Note, in Markdown
          <textarea name="value" rows={4} defaultValue={note ?? ''} maxLength={20_000} />
        </label>
      </EditForm>
      <EditForm topicKey={topic.key} field="merge" writer={writer} verb="Merge">
        <label>
          Merge into the topic with the key
          <input name="value" list="topic-keys" autoComplete="off" maxLength={200} required />
        </label>
        <datalist id="topic-keys">
          {others.map((key) => (
            <option key={key} value={key} />
          ))}
        </datalist>
      </EditForm>
    </details>
  );
}

type FormProps = {
  readonly topicKey: string;
  readonly field: TopicEditEntry['field'];
  readonly writer: Writer;
  readonly verb: string;
  readonly children: ReactNode;
};

function EditForm({ topicKey, field, writer, verb, children }: FormProps) {
  return (
    <form className="mark-form" action={`${topicHref(topicKey)}/edit`} method="post">
      <input type="hidden" name="field" value={field} />
      {children}
      <WriterField writer={writer} />
      <button type="submit">{verb}</button>
    </form>
  );
}

const DID: Readonly<Record<TopicEditEntry['field'], string>> = {
  name: 'renamed it',
  note: 'wrote the note',
  merge: 'merged it into',
};

type HistoryProps = {
  readonly topicKey: string;
  readonly edits: readonly TopicEditEntry[];
  readonly writer: Writer;
  readonly now: Seconds;
};

/** What people did to a topic, oldest first; each step can be taken back. */
export function TopicHistory({ topicKey, edits, writer, now }: HistoryProps) {
  if (edits.length === 0) return <p className="soft">Nobody renamed, annotated or merged it.</p>;
  return (
    <ol className="history">
      {edits.map((edit) => (
        <li key={edit.id}>
          {edit.by} {edit.value === null ? `took back the ${edit.field}` : DID[edit.field]}
          {edit.value !== null && edit.field !== 'note' && ` ${edit.value}`}, <Time at={edit.at} now={now} />
          {edit.id === edits.findLast(({ field }) => field === edit.field)?.id && edit.value !== null && (
            <UndoForm topicKey={topicKey} edit={edit} writer={writer} />
          )}
        </li>
      ))}
    </ol>
  );
}

function UndoForm({ topicKey, edit, writer }: { topicKey: string; edit: TopicEditEntry; writer: Writer }) {
  if (writer.kind === 'nobody') return null;
  return (
    <form className="who-line" action={`${topicHref(topicKey)}/edit`} method="post">
      <input type="hidden" name="undo" value={edit.id} />
      {writer.kind === 'anyone' && <input type="hidden" name="by" value={writer.said || edit.by} />}
      <button type="submit" aria-label={`Take back: ${DID[edit.field]}`}>
        take back
      </button>
    </form>
  );
}
