import { Command, Option } from 'commander';
import { type Database, openStore, storePath } from '#db/open.ts';
import type { QueryProblem } from '#db/query/tree.ts';
import { searchCode } from '#db/search/code.ts';
import type { Found, SearchOptions } from '#db/search/found.ts';
import { searchRemarks } from '#db/search/remarks.ts';
import { searchSeries } from '#db/search/series.ts';
import { searchMessages } from '#db/search.ts';
import { formatDate } from './date.ts';
import { parseCount } from './list.ts';
import { printable, writeTable } from './table.ts';
import { type Terminal, writeJson } from './terminal.ts';

const EXAMPLES = `
Examples:
  reroll search mutex_init
  reroll search '"reverse christmas tree" f:andy d:last.year..'
  reroll search --in remarks 'is:outstanding path:drivers/fpga'
  reroll search --in code 'dfb:devm_kzalloc -dfa:kzalloc'
All operators: docs/search.md`;

const SEARCHED = ['mails', 'remarks', 'series', 'code'] as const;

type Options = Omit<SearchOptions, 'now' | 'after'> & {
  readonly in: (typeof SEARCHED)[number];
  readonly json?: boolean;
};

export function searchCommand(terminal: Terminal): Command {
  return new Command('search')
    .description("what fits a query in public-inbox's language, the newest first")
    .argument('<query...>', 'words; "a phrase"; word* for a beginning; s:word and other operators')
    .addOption(new Option('--in <what>', 'what is searched').choices(SEARCHED).default('mails'))
    .option('--list <name>', 'only of this list')
    .option('--limit <number>', 'at most so many', parseCount, 30)
    .option('--json', 'print JSON')
    .addHelpText('after', EXAMPLES)
    .action((words: string[], { in: searched, json, ...options }: Options, command: Command) => {
      const query = words.join(' ');
      const db = openStore(storePath());
      const found = search(db, searched, query, options);
      db.close();
      if (found.kind === 'problem') command.error(explain(query, found.problem));
      for (const doubt of found.doubts) terminal.warn(`${explain(query, doubt)}\n`);
      if (json) writeJson(terminal, found.hits);
      else writeTable(terminal, HEADS[searched], found.rows);
    });
}

const HEADS = {
  mails: ['DATE', 'FROM', 'SUBJECT'],
  remarks: ['DATE', 'FROM', 'STATUS', 'SAYS'],
  series: ['UPDATED', 'REV', 'AUTHOR', 'TITLE'],
  code: ['DATE', 'FILE', 'LINE'],
} as const;

type Rows = readonly (readonly string[])[];
type Table =
  | (Extract<Found<unknown>, { kind: 'found' }> & { readonly rows: Rows })
  | Extract<Found<unknown>, { kind: 'problem' }>;

function search(db: Database, searched: Options['in'], query: string, options: SearchOptions): Table {
  switch (searched) {
    case 'mails':
      return tableOf(searchMessages(db, query, options), (hit) => [
        [formatDate(hit.sent), hit.fromName || hit.fromAddress, hit.subject],
      ]);
    case 'remarks':
      return tableOf(searchRemarks(db, query, options), ({ comment, status, lines }) => [
        [
          formatDate(comment.sent),
          comment.reviewer.name || comment.reviewer.address,
          comment.isActionable ? status : comment.kind,
          unmarked(lines[0]?.text ?? ''),
        ],
      ]);
    case 'series':
      return tableOf(searchSeries(db, query, options), (row) => [
        [formatDate(row.lastActivity), row.revisionName, row.submitter.name || row.submitter.address, row.title],
      ]);
    case 'code':
      return tableOf(searchCode(db, query, options), ({ sent, files }) =>
        files.flatMap(({ path, lines }) => lines.map(({ text }) => [formatDate(sent), path, unmarked(text)])),
      );
  }
}

function tableOf<Hit>(found: Found<Hit>, rowsOf: (hit: Hit) => Rows): Table {
  return found.kind === 'problem' ? found : { ...found, rows: found.hits.flatMap(rowsOf) };
}

function unmarked(text: string): string {
  return text.replace(/[\u0002\u0003]/g, '').trim();
}

/** What is wrong, the query with the place below it, and what was probably meant. */
function explain(query: string, { start, end, reason, suggestion }: QueryProblem): string {
  const lines = [
    `reroll search: ${reason}`,
    `  ${query}`,
    `  ${' '.repeat(start)}${'^'.repeat(Math.max(1, end - start))}`,
  ];
  if (suggestion !== null)
    lines.push(`Did you mean ${(query.slice(0, start) + suggestion + query.slice(end)).trim()}?`);
  return lines.map(printable).join('\n');
}
