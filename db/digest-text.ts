import { type Digest, isMissed } from './digest.ts';
import type { Anchor, JudgedComment, MessageId } from './model.ts';
import { fillText, wrapText } from './wrapped-text.ts';

/** Columns of a line, as the lists have it; links and quoted code may be longer than words. */
const WIDTH = 72;

/** Lines of a comment that are told; the mail has all. */
const LINES_SHOWN = 8;

/** What a digest is about, in a few words: `3 outstanding, 1 to look at`. */
export function subjectOf({ own, toLook, missed, ready }: Digest): string {
  const outstanding = own.reduce((sum, { items }) => sum + items.length, 0);
  const parts = [
    [outstanding, 'outstanding'],
    [toLook.length, 'to look at'],
    [missed.length, 'missed'],
    [ready.length, 'ready'],
  ] as const;
  return `Review digest: ${parts.flatMap(([count, words]) => (count > 0 ? `${count} ${words}` : [])).join(', ')}`;
}

/** A digest as the text of a mail, every section with what it lists and why. */
export function formatDigest(digest: Digest): string {
  const sections = [
    ...digest.own.map(({ series, items }) => {
      const missed = items.filter(isMissed);
      const rest = items.filter((item) => !isMissed(item));
      const newest = series.revisionName;
      return [
        heading(`Yours: ${series.title}, ${newest}`),
        linkOf(series.id),
        ...(missed.length > 0 ? ['', `${newest} missed:`, ...missed.flatMap(({ comment }) => itemLines(comment))] : []),
        ...(rest.length > 0
          ? [
              '',
              missed.length > 0 ? 'Also outstanding:' : 'Outstanding:',
              ...rest.flatMap(({ comment }) => itemLines(comment)),
            ]
          : []),
      ];
    }),
    ...reviewSection('Addressed, say the newest revisions; please have a look', digest.toLook),
    ...reviewSection('You asked for it, and the newest revision does not have it', digest.missed),
    ...(digest.ready.length > 0
      ? [
          [
            heading('Ready to be applied: all patches reviewed, nothing outstanding'),
            ...digest.ready.flatMap(({ id, title, revisionName, submitter }) => [
              '',
              ...wrapText(`${title}, ${revisionName} by ${submitter.name || submitter.address}`, WIDTH),
              linkOf(id),
            ]),
          ],
        ]
      : []),
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n\n')}\n`;
}

function reviewSection(title: string, comments: Digest['toLook']): string[][] {
  if (comments.length === 0) return [];
  const series = [...new Set(comments.map((each) => each.series))];
  return [
    [
      heading(title),
      ...series.flatMap((id) => {
        const group = comments.filter((each) => each.series === id);
        return ['', ...wrapText(group[0]?.title ?? '', WIDTH), ...group.flatMap(({ comment }) => itemLines(comment))];
      }),
    ],
  ];
}

function heading(text: string): string {
  const lines = wrapText(text, WIDTH);
  return [...lines, '-'.repeat(lines.reduce((longest, line) => Math.max(longest, line.length), 0))].join('\n');
}

/** The code, the words, who said it, why it stands where it stands, and where to read on. */
function itemLines(comment: JudgedComment): string[] {
  const { anchor, text, reviewer, revision, judgement, messageId } = comment;
  const words = fillText(text, WIDTH - 2);
  const shown = words.length > LINES_SHOWN ? [...words.slice(0, LINES_SHOWN - 1), '[...]'] : words;
  const code = codeOf(anchor);
  return [
    '',
    ...(code ? [clip(`  > ${code.replace(/\t/g, '        ').trim()}`)] : []),
    ...shown.map((line) => `  ${line}`.trimEnd()),
    ...wrapText(
      `${reviewer.name || reviewer.address} on ${revision.name}${placeOf(comment)}. ${judgement.because}`,
      WIDTH - 5,
    ).map((line, index) => `${index === 0 ? '  -- ' : '     '}${line}`),
    `     ${linkOf(messageId)}`,
  ];
}

function placeOf({ anchor, counter }: JudgedComment): string {
  const patch = counter === null || counter === 0 ? '' : `, patch ${counter}`;
  return 'file' in anchor ? `${patch}, ${anchor.file}` : patch;
}

function codeOf(anchor: Anchor): string | null {
  return anchor.kind === 'line' || anchor.kind === 'file' ? anchor.code : null;
}

function clip(line: string): string {
  return line.length > WIDTH ? `${line.slice(0, WIDTH - 3)}...` : line;
}

function linkOf(messageId: MessageId): string {
  return `https://lore.kernel.org/all/${encodeURIComponent(messageId).replaceAll('%40', '@')}/`;
}
