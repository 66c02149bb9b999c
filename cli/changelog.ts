import { Command } from 'commander';
import { draftChangelog, formatChangelog } from '#db/changelog-draft.ts';
import { listSeriesMarks } from '#db/marks.ts';
import { openStore, storePath } from '#db/open.ts';
import { findReview } from '#db/reviews.ts';
import { statusOf } from '#db/status.ts';
import { requireReview } from './known-series.ts';
import { printable } from './table.ts';
import { type Terminal, writeJson } from './terminal.ts';

export function changelogCommand(terminal: Terminal): Command {
  return new Command('changelog')
    .description('a draft of "Changes in vN": what reviewers asked for and the newest revision did')
    .argument('<series>', 'the Message-ID of any mail in it')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  reroll changelog MESSAGE-ID')
    .action((id: string, options: { json?: boolean }) => {
      const db = openStore(storePath());
      try {
        const review = requireReview(id, findReview(db, id));
        const marks = listSeriesMarks(db, review.series.id);
        const items = review.comments.map((comment) => ({ comment, status: statusOf(comment, marks.get(comment.id)) }));
        const changes = draftChangelog(items, review.series.revisions.at(-1)?.number ?? 1);
        if (options.json) writeJson(terminal, changes);
        else terminal.write(printable(formatChangelog(changes)) || 'No item of this series is addressed yet.\n');
      } finally {
        db.close();
      }
    });
}
