import { Command } from 'commander';
import { openStore, storePath } from '#db/open.ts';
import { searchMessages } from '#db/search.ts';
import { formatDate } from './date.ts';
import { parseCount } from './list.ts';
import { writeTable } from './table.ts';
import { type Terminal, writeJson } from './terminal.ts';

const EXAMPLES = `
Examples:
  reroll search mutex_init
  reroll search '"reverse christmas tree" led'`;

export function searchCommand(terminal: Terminal): Command {
  return new Command('search')
    .description('mails with all these words, the newest first')
    .argument('<query...>', 'words; "a phrase"; word* for a beginning')
    .option('--limit <number>', 'at most so many', parseCount, 30)
    .option('--json', 'print JSON')
    .addHelpText('after', EXAMPLES)
    .action((query: string[], options: { limit: number; json?: boolean }) => {
      const db = openStore(storePath());
      const found = searchMessages(db, query.join(' '), { limit: options.limit });
      db.close();
      if (found.kind === 'problem') throw new Error(found.problem.reason);
      const { hits } = found;
      if (options.json) return writeJson(terminal, hits);
      writeTable(
        terminal,
        ['DATE', 'FROM', 'SUBJECT'],
        hits.map((hit) => [formatDate(hit.sent), hit.fromName || hit.fromAddress, hit.subject]),
      );
    });
}
