import { Command } from 'commander';
import { findFeedback, summaryOf } from '#db/marked-review.ts';
import { type Database, openStore, storePath } from '#db/open.ts';
import { findReview } from '#db/reviews.ts';
import { findSeries, listSeriesIds } from '#db/series.ts';
import { requireReview } from './known-series.ts';
import { type Terminal, writeJson } from './terminal.ts';

const EXAMPLES = `
Examples:
  reroll export series > series.json
  reroll export feedback MESSAGE-ID
  reroll export feedback --all > feedback.json`;

export function exportCommand(terminal: Terminal): Command {
  const series = new Command('series')
    .description('all series with their revisions')
    .option('--json', 'print JSON, as without it')
    .action(() =>
      withStore((db) =>
        writeJson(
          terminal,
          listSeriesIds(db).map((id) => exportSeries(db, id)),
        ),
      ),
    );
  const feedback = new Command('feedback')
    .description('what reviewers asked for and what became of it')
    .argument('[series]', 'the Message-ID of any mail in it')
    .option('--all', 'of all series')
    .option('--json', 'print JSON, as without it')
    .action((id: string | undefined, options: { all?: boolean }, command: Command) => {
      if ((id === undefined) === !options.all) command.error('error: give a Message-ID or --all');
      withStore((db) =>
        writeJson(
          terminal,
          id === undefined ? listSeriesIds(db).map((each) => exportFeedback(db, each)) : exportFeedback(db, id),
        ),
      );
    });
  return new Command('export')
    .description('JSON for other programs')
    .addCommand(series)
    .addCommand(feedback)
    .addHelpText('after', EXAMPLES);
}

function withStore(action: (db: Database) => void): void {
  const db = openStore(storePath());
  try {
    action(db);
  } finally {
    db.close();
  }
}

function exportSeries(db: Database, id: string) {
  return summaryOf(requireReview(id, findSeries(db, id)));
}

function exportFeedback(db: Database, id: string) {
  return findFeedback(db, requireReview(id, findReview(db, id)));
}
