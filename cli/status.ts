import { Command } from 'commander';
import { findReadiness } from '#db/marked-review.ts';
import { openStore, storePath } from '#db/open.ts';
import type { Readiness } from '#db/readiness.ts';
import { findReview } from '#db/reviews.ts';
import { requireReview } from './known-series.ts';
import { printable } from './table.ts';
import { type Terminal, writeJson } from './terminal.ts';

export function statusCommand(terminal: Terminal): Command {
  return new Command('status')
    .description('how ready a series is and who has to move next')
    .argument('<series>', 'the Message-ID of any mail in it')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  reroll status MESSAGE-ID')
    .action((id: string, options: { json?: boolean }) => {
      const db = openStore(storePath());
      try {
        const review = requireReview(id, findReview(db, id));
        const readiness = findReadiness(db, review);
        if (options.json) return writeJson(terminal, readiness);
        terminal.write(`${review.series.title}, ${review.series.revisions.at(-1)?.name}, ${review.state}\n\n`);
        terminal.write(formatReadiness(readiness));
      } finally {
        db.close();
      }
    });
}

function formatReadiness({ mover, reasons, patches, outstanding }: Readiness): string {
  const lines = patches.flatMap((patch) => [
    `${String(patch.counter).padStart(3)}  ${patch.title}`,
    ...patch.tags.map((tag) => `       ${tag}`),
    ...(patch.commit ? [`       applied as ${patch.commit.slice(0, 12)}`] : []),
    ...(patch.outstanding > 0 ? [`       ${patch.outstanding} outstanding`] : []),
  ]);
  const bots = outstanding.filter(({ comment }) => comment.isBot).length;
  if (bots > 0) lines.push('', `${bots} of the outstanding items are bot reports.`);
  lines.push('', `Next: ${mover}. ${reasons.join(' ')}`);
  return `${lines.map(printable).join('\n')}\n`;
}
