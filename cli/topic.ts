import { Command } from 'commander';
import { archiveUrl, findArchive } from '#db/archive.ts';
import { type Database, openStore, storePath } from '#db/open.ts';
import type { Snippet } from '#db/snippet.ts';
import type { TopicExample } from '#db/topic-examples.ts';
import { findTopicReport, type TopicReport } from '#db/topic-report.ts';
import type { TopicRow } from '#db/topics.ts';
import { formatDate } from './date.ts';
import { parseCount } from './list.ts';
import { printable } from './table.ts';
import { type Terminal, writeJson } from './terminal.ts';

const EXAMPLES = `
Examples:
  reroll topic order:mutex-init
  reroll topic 'use:devm_*' --quotes 10
\`reroll topics\` lists the topics with their keys.`;

type Options = { readonly quotes: number; readonly json?: boolean };

export function topicCommand(terminal: Terminal): Command {
  return new Command('topic')
    .description('one topic: in whose words, how often, by whom, where, and how it was resolved')
    .argument('<key>', 'the key of the topic')
    .option('--quotes <number>', 'at most so many quotes', parseCount, 5)
    .option('--json', 'print JSON')
    .addHelpText('after', EXAMPLES)
    .action((key: string, { quotes, json }: Options) => {
      const db = openStore(storePath());
      try {
        const report = findTopicReport(db, key);
        if (!report) throw new Error(`Nobody asks for ${key}. \`reroll topics\` lists what is asked for.`);
        if (json) return writeJson(terminal, report);
        const text = topicText(report, quotes, (id) => linkOf(db, report.topic, id));
        terminal.write(`${text}\n`);
      } finally {
        db.close();
      }
    });
}

function linkOf(db: Database, topic: TopicRow, messageId: string): string {
  const archive = findArchive(db, topic.lists);
  return archive ? archiveUrl(archive, messageId) : messageId;
}

function topicText(report: TopicReport, most: number, link: (messageId: string) => string): string {
  const { topic, note, quotes, reviewers, folders, names, exceptions, examples } = report;
  const counts = (rows: readonly { readonly count: number }[], nameOf: (index: number) => string) =>
    rows.slice(0, 8).map(({ count }, index) => `${nameOf(index)} ${count}`);
  return printable(
    [
      topic.title,
      `${topic.key}`,
      '',
      `Asked   ${topic.count} times, in ${topic.series} series, by ${topic.reviewers} reviewers; last ${formatDate(topic.lastAsked)}`
        .replace(/\b1 times/, 'once')
        .replace(/\b1 reviewers/, '1 reviewer'),
      `Then    ${topic.addressed} addressed by a later revision, ${topic.settled} settled without`,
      ...(note ? ['', note, ''] : []),
      `By      ${counts(reviewers, (at) => reviewers[at]?.person.name || (reviewers[at]?.person.address ?? '')).join(', ')}`,
      `Where   ${counts(folders, (at) => folders[at]?.path ?? '').join(', ')}`,
      ...(names.length > 1 ? [`Names   ${counts(names, (at) => names[at]?.name ?? '').join(', ')}`] : []),
      '',
      'In their words',
      ...quotes
        .slice(0, most)
        .flatMap(({ sign, comment }) => [
          `  "${sign}"`,
          `    ${comment.reviewer.name}, ${formatDate(comment.sent)}, ${link(comment.messageId)}`,
        ]),
      ...(examples.length > 0 ? ['', 'How it was resolved'] : []),
      ...examples.flatMap((example) => exampleLines(example, link)),
      ...(exceptions.length > 0 ? ['', 'Where it was not done'] : []),
      ...exceptions
        .slice(0, 3)
        .flatMap(({ asked, why }) => [
          `  "${asked.sign}"`,
          `    ${why.from.name}: ${why.text.replace(/\s+/g, ' ').slice(0, 200)}`,
          `    ${asked.status}, ${link(why.messageId)}`,
        ]),
    ].join('\n'),
  );
}

function exampleLines({ asked, before, after, revision }: TopicExample, link: (id: string) => string): string[] {
  return [
    `  ${before.file}, ${asked.comment.revision.name} and ${revision.name}: "${asked.sign}"`,
    ...codeLines(before).map((line) => `    - ${line}`),
    ...codeLines(after).map((line) => `    + ${line}`),
    `    ${link(after.patch)}`,
    '',
  ];
}

/** The line in question with one on either side, without what the patch removes. */
function codeLines({ lines, bodyLine }: Snippet): string[] {
  return lines
    .filter((line) => line.kind !== 'removed' && Math.abs(line.bodyLine - bodyLine) <= 2)
    .map(({ text }) => text.replaceAll('\t', '    '));
}
