import { Command } from 'commander';
import { formatChangelog } from '#db/changelog-draft.ts';
import { listChanges } from '#db/marked-review.ts';
import { openStore, storePath } from '#db/open.ts';
import { findReview } from '#db/reviews.ts';
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
        const changes = listChanges(db, requireReview(id, findReview(db, id)));
        if (options.json) writeJson(terminal, changes);
        else terminal.write(printable(formatChangelog(changes)) || 'No item of this series is addressed yet.\n');
      } finally {
        db.close();
      }
    });
}
