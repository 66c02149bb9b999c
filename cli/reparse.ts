import { Command } from 'commander';
import { openStore, storePath } from '#db/open.ts';
import { reparse } from '#ingest/reparse.ts';
import { type Terminal, writeJson } from './terminal.ts';
import { reportWaiting } from './waiting.ts';

const EXAMPLES = `
Examples:
  reroll reparse                             after an update: what could not be read well before
  reroll reparse --all                       every mail of the store`;

export function reparseCommand(terminal: Terminal): Command {
  return new Command('reparse')
    .description('understand kept mail anew; marks and notes stay')
    .option('--all', 'every mail, instead of those with problems')
    .option('--json', 'print the summary as JSON')
    .addHelpText('after', EXAMPLES)
    .action(async ({ all, json }: { readonly all?: boolean; readonly json?: boolean }) => {
      const db = openStore(storePath());
      const stop = new AbortController();
      const abort = () => stop.abort(new Error('Stopped. The same command begins again.'));
      process.once('SIGINT', abort).once('SIGTERM', abort);
      try {
        const counts = await reparse(db, {
          all: all === true,
          signal: stop.signal,
          report: reportWaiting(terminal),
        });
        if (json) return writeJson(terminal, counts);
        terminal.write(`${counts.messages} messages read anew; ${counts.understood} mails that were unreadable are `);
        terminal.write(`understood now, ${counts.unreadable} are not\n`);
      } finally {
        process.off('SIGINT', abort).off('SIGTERM', abort);
        db.close();
      }
    });
}
