import { Command, InvalidArgumentError, Option } from 'commander';
import type { SeriesReview } from '#db/model.ts';
import { type Database, openStore, storePath } from '#db/open.ts';
import { listOutstanding, outstandingOf, plainOutstanding } from '#db/outstanding.ts';
import { formatMarkdown, formatText, type Outstanding } from '#db/outstanding-text.ts';
import { findReview } from '#db/reviews.ts';
import { reviewAsOf } from '#ingest/as-of.ts';
import { parseDate } from './date.ts';
import { requireReview } from './known-series.ts';
import { printable } from './table.ts';
import { type Terminal, writeJson } from './terminal.ts';

const EXAMPLES = `
Examples:
  reroll outstanding MESSAGE-ID
  reroll outstanding --author mira@example.org --format md
  reroll outstanding MESSAGE-ID --as-of v2        as it stood when v3 was posted
  reroll outstanding MESSAGE-ID --as-of 2026-02-01`;

type Options = {
  readonly author?: string;
  readonly reviewer?: string;
  readonly list?: string;
  readonly asOf?: string;
  readonly format: 'text' | 'md' | 'json';
  readonly json?: boolean;
};

export function outstandingCommand(terminal: Terminal): Command {
  return new Command('outstanding')
    .description('what reviewers asked for and no revision has done')
    .argument('[series]', 'the Message-ID of any mail in it; all series without one')
    .option('--author <text>', 'of series whose author has this in the name or address')
    .option('--reviewer <text>', 'asked by one with this in the name or address')
    .option('--list <name>', 'of series on this list')
    .option('--as-of <when>', 'as it stood at a date, or before the revision behind vN was posted')
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'md', 'json']).default('text'))
    .option('--json', 'the same as --format json')
    .addHelpText('after', EXAMPLES)
    .action((id: string | undefined, options: Options) => {
      if (options.asOf !== undefined && id === undefined) throw new InvalidArgumentError('--as-of needs a series.');
      const db = openStore(storePath());
      try {
        const found =
          id === undefined
            ? listOutstanding(db, options)
            : [outstandingOf(db, reviewOf(db, id, options.asOf), options.reviewer)];
        write(terminal, found, options);
      } finally {
        db.close();
      }
    });
}

function write(terminal: Terminal, found: readonly Outstanding[], options: Options): void {
  if (options.json || options.format === 'json') writeJson(terminal, found.map(plainOutstanding));
  else if (options.format === 'md') terminal.write(printable(formatMarkdown(found)));
  else terminal.write(printable(formatText(found)));
}

function reviewOf(db: Database, id: string, when: string | undefined): SeriesReview {
  const now = requireReview(id, findReview(db, id));
  if (when === undefined) return now;
  const date = dateOf(now, when);
  const then = reviewAsOf(db, id, date);
  if (!then)
    throw new Error(`The series was not posted by then: its first revision is of ${now.series.revisions[0]?.posted}.`);
  return then;
}

/** A date as it is; a revision as the second before the next one was posted. */
function dateOf({ series: { revisions } }: SeriesReview, when: string): number {
  const meant =
    revisions.find(({ name }) => name === when) ?? revisions.find(({ number }) => `v${number}` === when.toLowerCase());
  if (meant) {
    const next = revisions.find(({ round }) => round > meant.round);
    return next ? next.posted - 1 : Number.MAX_SAFE_INTEGER;
  }
  const date = parseDate(when);
  if (date !== undefined) return date;
  const names = revisions.map(({ name }) => name).join(', ');
  throw new InvalidArgumentError(`--as-of ${when}: use a date such as 2026-02-01, or a revision: ${names}.`);
}
