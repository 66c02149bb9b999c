import type { JudgedComment } from '#db/model.ts';
import { type Draft, type Prediction, requestOf } from '#ingest/check-patches.ts';
import { formatDate } from './date.ts';

/** A patch, what would be asked of it, and how the mails that say so are referred to. */
export type CheckedDraft = { readonly draft: Draft; readonly predictions: readonly Prediction[] };

/** The address of a mail in an archive, or its Message-ID where there is none. */
export type LinkOf = (comment: JudgedComment) => string;

const COLUMNS = 80;

/** Of a long remark, what it begins with. */
const MOST_LINES = 6;

/** For a terminal, 80 columns: places as compilers print them, so that editors can go there. */
export function formatCheckText(checked: readonly CheckedDraft[], linkOf: LinkOf): string {
  const lines: string[] = [];
  for (const { draft, predictions } of checked) {
    if (predictions.length === 0) continue;
    lines.push(draft.patch.title, '');
    for (const prediction of predictions) {
      lines.push(`${placeOf(prediction)}: ${requestOf(prediction)}`);
      lines.push(cut(`  + ${prediction.line.text.replaceAll('\t', '        ')}`));
      lines.push(...wrap(describe(prediction), '  '));
      const [comment] = prediction.comments;
      if (comment) lines.push(...quote(comment), `  ${signatureOf(comment)}`, `  ${linkOf(comment)}`);
      lines.push('');
    }
  }
  lines.push(summarize(checked));
  return `${lines.join('\n')}\n`;
}

/** For pasting: a list of tasks, one patch a section; '' where nothing would be asked. */
export function formatCheckMarkdown(checked: readonly CheckedDraft[], linkOf: LinkOf): string {
  const lines: string[] = [];
  for (const { draft, predictions } of checked) {
    if (predictions.length === 0) continue;
    lines.push(`## ${draft.patch.title}`, '');
    for (const prediction of predictions) {
      lines.push(`- [ ] ${placeOf(prediction)}: ${requestOf(prediction)}. ${describe(prediction)}`);
      lines.push('', `      ${prediction.line.text}`);
      const [comment] = prediction.comments;
      if (comment) {
        lines.push('', ...listExcerpt(comment).map((line) => `  > ${line}`), '');
        lines.push(`  ${signatureOf(comment)}, ${linkOf(comment)}`);
      }
    }
    lines.push('');
  }
  return lines.join('\n');
}

function placeOf({ path, line }: Prediction): string {
  return `${path}:${line.number}`;
}

function describe(prediction: Prediction): string {
  const { asked, series, confidence } = prediction;
  const share = `confidence ${confidence.toFixed(2)}`;
  if (prediction.kind === 'cue')
    return `Asked in ${asked} of ${series} reviewed series with "${prediction.cue}" in a line; ${share}.`;
  return `Asked in ${asked} of ${series} reviewed series that had the like, and something there in ${prediction.spoken}; ${share}.`;
}

function signatureOf({ reviewer, sent }: JudgedComment): string {
  return `-- ${reviewer.name || reviewer.address}, ${formatDate(sent)}`;
}

function summarize(checked: readonly CheckedDraft[]): string {
  const asks = checked.reduce((sum, { predictions }) => sum + predictions.length, 0);
  const patches = checked.length === 1 ? '1 patch' : `${checked.length} patches`;
  const remarks = asks === 1 ? '1 possible remark' : `${asks} possible remarks`;
  return asks === 0 ? `No remark to expect on ${patches}.` : `${remarks} on ${patches}.`;
}

function quote(comment: JudgedComment): string[] {
  return listExcerpt(comment).map((line) => cut(`  > ${line}`));
}

function listExcerpt({ text }: JudgedComment): string[] {
  const lines = text.trim().split('\n');
  return lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), '[...]'] : lines;
}

function cut(line: string): string {
  return line.length > COLUMNS ? `${line.slice(0, COLUMNS - 3)}...` : line;
}

/** Words on lines of at most 80 columns. */
function wrap(text: string, indent: string): string[] {
  const lines: string[] = [];
  let line = indent.slice(1);
  for (const word of text.split(' ')) {
    if (line.length + 1 + word.length > COLUMNS && line.trim() !== '') {
      lines.push(line);
      line = indent.slice(1);
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}
