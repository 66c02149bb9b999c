import { Command } from 'commander';
import { listSeriesMarks } from '#db/marks.ts';
import type { JudgedComment, Mark, SeriesReview } from '#db/model.ts';
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
        const changes = listChanges(review, listSeriesMarks(db, review.series.id));
        if (options.json) writeJson(terminal, changes);
        else terminal.write(formatChangelog(changes));
      } finally {
        db.close();
      }
    });
}

type Change = {
  readonly revision: number;
  readonly counter: number | null;
  readonly text: string;
  readonly reviewer: string;
};

/** What was addressed, newest revision first, by patch. */
function listChanges({ series, comments }: SeriesReview, marks: ReadonlyMap<string, Mark>): Change[] {
  const latest = series.revisions.at(-1)?.number ?? 1;
  return comments
    .filter((comment) => comment.isActionable && statusOf(comment, marks.get(comment.id)) === 'addressed')
    .map((comment) => ({
      revision: comment.judgement.addressedIn ?? latest,
      counter: comment.counter,
      text: firstSentence(comment),
      reviewer: comment.reviewer.name || comment.reviewer.address,
    }))
    .sort((a, b) => b.revision - a.revision || (a.counter ?? 0) - (b.counter ?? 0));
}

function firstSentence({ text }: JudgedComment): string {
  const words = text.replace(/\s+/g, ' ').trim();
  const end = words.search(/[.?!](\s|$)/);
  return end < 0 ? words.slice(0, 120) : words.slice(0, Math.min(end, 120));
}

function formatChangelog(changes: readonly Change[]): string {
  if (changes.length === 0) return 'No item of this series is addressed yet.\n';
  const lines: string[] = [];
  let revision: number | undefined;
  for (const change of changes) {
    if (change.revision !== revision)
      lines.push(...(revision === undefined ? [] : ['']), `Changes in v${change.revision}:`);
    revision = change.revision;
    const patch = change.counter ? `patch ${change.counter}: ` : '';
    lines.push(`- ${patch}${change.text} (${change.reviewer})`);
  }
  return `${lines.map(printable).join('\n')}\n`;
}
