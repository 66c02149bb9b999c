import { Command, InvalidArgumentError } from 'commander';
import { openStore, storePath } from '#db/open.ts';
import { type FollowReport, follow } from '#ingest/follow.ts';
import { addCommitOptions, type CommitOptions, commitSourceOf } from './commit-options.ts';
import { formatClock, type Terminal } from './terminal.ts';

const EXAMPLES = `
Examples:
  reroll follow linux-fpga/                  a mirror of a public-inbox archive: fetches, then reads
  reroll follow https://lore.kernel.org/linux-fpga/
  reroll follow https://lore.kernel.org/linux-fpga/manifest.js.gz
  reroll follow nntp://nntp.lore.kernel.org/dev.linux.lists.linux-fpga
  reroll follow --every 300 ~/Maildir/lists  reads what is delivered at once, and looks every five minutes
  reroll follow --once linux-fpga/           one round, for a timer
  reroll follow --commits ~/linux --branch origin/master linux-fpga/`;

const EVERY = 60;
const LEAST = 5;

type Options = CommitOptions & {
  readonly every: number;
  readonly once?: boolean;
  readonly list?: string;
  readonly json?: boolean;
};

export function followCommand(terminal: Terminal): Command {
  const command = new Command('follow')
    .description('keep the store current: read what comes in, until stopped')
    .argument('[source...]', 'what `reroll ingest` reads, but for standard input')
    .option('--every <seconds>', `how often a source is asked, at least ${LEAST}`, parseSeconds, EVERY)
    .option('--once', 'ask each source once, and end');
  return addCommitOptions(command)
    .option('--list <name>', 'the list that the mail is of, where the source does not say')
    .option('--json', 'print each change as a line of JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (sources: string[], options: Options) => {
      if (sources.length === 0 && options.commits === undefined)
        command.error('error: give a source, or --commits with a git repository');
      if (sources.includes('-')) command.error('error: standard input ends, so it cannot be followed');
      const db = openStore(storePath());
      const stop = new AbortController();
      const end = () => stop.abort(new Error('Stopped.'));
      process.on('SIGINT', end).on('SIGTERM', end);
      const report = (each: FollowReport) =>
        terminal.write(
          options.json ? `${JSON.stringify(each)}\n` : `${formatTime(new Date())} ${formatReport(each)}\n`,
        );
      try {
        const failed = await follow(db, sources, {
          everySeconds: options.every,
          once: options.once === true,
          ...(options.list === undefined ? {} : { list: options.list }),
          ...commitSourceOf(options),
          signal: stop.signal,
          report,
        });
        if (options.once && failed > 0) process.exitCode = 1;
      } finally {
        process.off('SIGINT', end).off('SIGTERM', end);
        db.close();
      }
    });
}

function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (!Number.isInteger(seconds) || seconds < LEAST || seconds > 86_400)
    throw new InvalidArgumentError(`It must be a number of seconds from ${LEAST} to 86400.`);
  return seconds;
}

/** One line of what happened. */
export function formatReport(report: FollowReport): string {
  const { source } = report;
  switch (report.kind) {
    case 'waiting':
      return `${source}: another ingest writes to the store since ${formatClock(report.since)}; waiting`;
    case 'reading':
      return `${source}: reading ${report.messages} mails`;
    case 'changed':
      return `${source}: ${formatCounts(report.counts)}`;
    case 'problem':
      return `${report.place}: ${report.reason}`;
    case 'failed':
      return `${source}: ${report.reason}; next try in ${report.retrySeconds} s`;
    case 'recovered':
      return `${source}: is there again`;
  }
}

function formatCounts(counts: (FollowReport & { kind: 'changed' })['counts']): string {
  const mails = counts.new + counts.conflict;
  const parts: string[] = [];
  if (mails > 0) parts.push(`${mails} new ${mails === 1 ? 'mail' : 'mails'}`);
  if (counts.removed > 0) parts.push(`${counts.removed} removed`);
  if (counts.commits > 0) parts.push(`${counts.commits} new ${counts.commits === 1 ? 'commit' : 'commits'}`);
  return parts.join(', ');
}

/** `2026-01-05 10:00:05`, here. */
function formatTime(date: Date): string {
  const [day, time] = [
    [date.getFullYear(), date.getMonth() + 1, date.getDate()],
    [date.getHours(), date.getMinutes(), date.getSeconds()],
  ].map((numbers) => numbers.map((number) => String(number).padStart(2, '0')));
  return `${day?.join('-')} ${time?.join(':')}`;
}
