import { Command, InvalidArgumentError, Option } from 'commander';
import type { Mover, SeriesState } from '#db/model.ts';
import { openStore, storePath } from '#db/open.ts';
import { listSeriesTable } from '#db/series-table.ts';
import { formatDate } from './date.ts';
import { writeTable } from './table.ts';
import { type Terminal, writeJson } from './terminal.ts';

const EXAMPLES = `
Examples:
  reroll list --list linux-fpga --state under-review
  reroll list --next maintainer               which are ready to apply
  reroll list --author bornyakov --json`;

type Options = {
  readonly list?: string;
  readonly author?: string;
  readonly state?: SeriesState;
  readonly text?: string;
  readonly next?: Mover;
  readonly limit: number;
  readonly json?: boolean;
};

export function listCommand(terminal: Terminal): Command {
  return new Command('list')
    .description('series, the one with the newest mail first')
    .option('--list <name>', 'of this list')
    .option('--author <text>', 'whose author has this in the name or address')
    .option('--state <state>', 'under-review, applied, superseded or rejected', parseState)
    .addOption(
      new Option('--next <who>', 'which wait for this one').choices(['author', 'reviewers', 'maintainer', 'nobody']),
    )
    .option('--text <text>', 'with this in the title')
    .option('--limit <number>', 'at most so many', parseCount, 50)
    .option('--json', 'print JSON')
    .addHelpText('after', EXAMPLES)
    .action(({ limit, json, next, ...filter }: Options) => {
      const db = openStore(storePath());
      const rows = listSeriesTable(db, { ...filter, ...(next ? { mover: next } : {}) }, limit);
      db.close();
      if (json) return writeJson(terminal, rows);
      writeTable(
        terminal,
        ['UPDATED', 'REV', 'PATCHES', 'STATE', 'NEXT', 'AUTHOR', 'TITLE'],
        rows.map((row) => [
          formatDate(row.lastActivity),
          row.revisionName,
          String(row.patchCount),
          row.state,
          row.mover,
          row.submitter.name || row.submitter.address,
          row.title,
        ]),
      );
    });
}

function parseState(text: string): SeriesState {
  switch (text) {
    case 'under-review':
    case 'applied':
    case 'superseded':
    case 'rejected':
      return text;
    default:
      throw new InvalidArgumentError('Use under-review, applied, superseded or rejected.');
  }
}

export function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('Use a whole number from 1.');
  return count;
}
