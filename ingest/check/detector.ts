import type { Comment, Patch } from '#db/model.ts';
import { listTopicMentions } from '#ingest/topic/topic.ts';
import { type AddedLine, type Change, listChanges } from './change.ts';

/** Something that reviewers ask for by rule, and that a patch itself shows: also what is absent or out of order. */
export type Detector = {
  readonly id: string;
  /** The rule as a request. */
  readonly asks: string;
  /** Topics of comments that ask for it, by key; `use:SZ_*` stands for all keys that begin so. */
  readonly topics: readonly string[];
  /** Words that ask for it, where there is no topic for it. */
  readonly words?: RegExp;
  /** Where the patch breaks the rule, the first place first; empty where it keeps it. */
  readonly find: (patch: Patch) => readonly Place[];
};

/** An added line of a file. */
export type Place = { readonly path: string; readonly line: AddedLine };

/** Behind this column a line is data. */
const MOST_COLUMNS = 300;

/** Who asks for a rule is brief. */
const LONGEST = 400;

/** Whether a comment asks for what the detector looks for. */
export function isAskFor({ topics, words }: Detector, comment: Comment): boolean {
  const isNamed = listTopicMentions(comment).some(({ key }) =>
    topics.some((topic) => (topic.endsWith('*') ? key.startsWith(topic.slice(0, -1)) : key === topic)),
  );
  if (isNamed || !words || !comment.isActionable || comment.isBot) return isNamed;
  return words.test(comment.text.slice(0, LONGEST));
}

/** Looks at the changes to files of one kind, each on its own. */
export function inChanges(kind: string, find: (change: Change) => readonly AddedLine[]): Detector['find'] {
  return (patch) =>
    listChanges(patch)
      .filter((change) => change.kind === kind)
      .flatMap((change) =>
        find({ ...change, lines: change.lines.map(cut) }).map((line) => ({ path: change.path, line })),
      );
}

function cut(line: AddedLine): AddedLine {
  return line.text.length > MOST_COLUMNS ? { ...line, text: line.text.slice(0, MOST_COLUMNS) } : line;
}

/** Looks at each line on its own. */
export function onLines(kind: string, words: RegExp): Detector['find'] {
  return inChanges(kind, ({ lines }) => lines.filter(({ text }) => words.test(text)));
}

/** Looks at each line together with the ones that are added right behind it. */
export function onRuns(kind: string, isFound: (run: readonly string[]) => boolean, length: number): Detector['find'] {
  return inChanges(kind, ({ lines }) =>
    lines.filter((line, index) => {
      const run = lines.slice(index, index + length);
      return (
        run.length === length && run.at(-1)?.number === line.number + length - 1 && isFound(run.map(({ text }) => text))
      );
    }),
  );
}
