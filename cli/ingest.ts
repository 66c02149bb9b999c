import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { openStore, storePath } from '#db/open.ts';
import { type IngestCounts, type IngestReport, ingest } from '#ingest/pipeline.ts';
import { addCommitOptions, type CommitOptions, commitSourceOf } from './commit-options.ts';
import { type Terminal, writeJson } from './terminal.ts';
import { reportWaiting } from './waiting.ts';

const EXAMPLES = `
Examples:
  reroll ingest linux-fpga/                  a public-inbox mirror
  reroll ingest linux-fpga.bundle            one epoch as a git bundle
  reroll ingest https://lore.kernel.org/linux-fpga/MESSAGE-ID/
  reroll ingest thread.mbox.gz page.html     mboxes, maildirs, mails, saved pages
  curl ... | reroll ingest -                 an mbox from standard input
  reroll ingest --commits ~/linux --branch origin/master`;

type Options = CommitOptions & { readonly list?: string; readonly json?: boolean };

export function ingestCommand(terminal: Terminal): Command {
  const command = new Command('ingest')
    .description('read mail into the store; what was read before is not read again')
    .argument('[source...]', 'archives, mboxes, maildirs, mails, pages, URLs, or - for standard input');
  return addCommitOptions(command)
    .option('--list <name>', 'the list that the mail is of, where the source does not say')
    .option('--json', 'print the summary as JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (sources: string[], options: Options) => {
      if (sources.length === 0 && options.commits === undefined)
        command.error('error: give a source, or --commits with a git repository');
      const started = Date.now();
      const db = openStore(storePath());
      const progress = terminal.isInteractive && !options.json ? barProgress(terminal) : lineProgress(terminal);
      const stop = new AbortController();
      const abort = () => stop.abort(new Error('Stopped. The same command goes on from where it was.'));
      process.once('SIGINT', abort).once('SIGTERM', abort);
      try {
        const counts = await ingest(db, sources, {
          signal: stop.signal,
          ...(options.list === undefined ? {} : { list: options.list }),
          ...commitSourceOf(options),
          report: progress.report,
        });
        progress.stop();
        const seconds = (Date.now() - started) / 1000;
        if (options.json) writeJson(terminal, { ...counts, seconds, skippedBecause: progress.reasons() });
        else {
          if (sources.length > 0) writeSummary(terminal, counts, seconds, progress.reasons());
          if (options.commits)
            terminal.write(`${counts.commits} new ${counts.commits === 1 ? 'commit' : 'commits'} read\n`);
        }
        if (counts.read === 0 && counts.skipped > 0) process.exitCode = 1;
      } finally {
        progress.stop();
        db.close();
      }
    });
}

type Progress = {
  readonly report: (report: IngestReport) => void;
  readonly reasons: () => Record<string, number>;
  readonly stop: () => void;
};

/** More of one kind are only counted. */
const PROBLEMS_SHOWN = 20;

function problemCounter(terminal: Terminal) {
  const reasons: Record<string, number> = {};
  let shown = 0;
  const note = (report: IngestReport & { kind: 'problem' }) => {
    reasons[report.reason] = (reasons[report.reason] ?? 0) + 1;
    if (shown++ < PROBLEMS_SHOWN) terminal.warn(`reroll: ${report.place}: ${report.reason}\n`);
    if (shown === PROBLEMS_SHOWN) terminal.warn('reroll: further problems are counted in the summary\n');
  };
  return { reasons: () => reasons, note };
}

function barProgress(terminal: Terminal): Progress {
  const problems = problemCounter(terminal);
  const bar = new SingleBar({
    format: '{stage} {bar} {value}/{total}  {speed}/s  {eta_formatted} left',
    hideCursor: true,
    clearOnComplete: true,
  });
  const started = Date.now();
  let expected = 0;
  let read = 0;
  let isReviewing = false;
  bar.start(1, 0, { stage: 'mails ', speed: 0 });
  return {
    ...problems,
    stop: () => bar.stop(),
    report: (report) => {
      const speed = Math.round((read * 1000) / Math.max(1, Date.now() - started));
      switch (report.kind) {
        case 'expect':
          expected += report.messages;
          break;
        case 'read':
          read += report.messages;
          bar.setTotal(Math.max(expected, read));
          bar.update(read, { stage: 'mails ', speed });
          break;
        case 'reviewed':
          if (!isReviewing) bar.start(report.total, 0, { stage: 'series', speed });
          isReviewing = true;
          bar.update(report.done, { stage: 'series', speed });
          break;
        case 'commits':
          bar.setTotal(Math.max(1, report.commits));
          bar.update(report.commits, { stage: 'commits', speed });
          break;
        case 'problem':
          problems.note(report);
          break;
        case 'waiting':
          reportWaiting(terminal)(report);
          break;
      }
    },
  };
}

/** A line about every so many mails, for logs. */
const LINE_EVERY = 5000;

function lineProgress(terminal: Terminal): Progress {
  const problems = problemCounter(terminal);
  let read = 0;
  let expected = 0;
  return {
    ...problems,
    stop: () => {},
    report: (report) => {
      if (report.kind === 'problem') problems.note(report);
      if (report.kind === 'waiting') reportWaiting(terminal)(report);
      if (report.kind === 'expect') expected += report.messages;
      if (report.kind !== 'read') return;
      const before = Math.floor(read / LINE_EVERY);
      read += report.messages;
      if (Math.floor(read / LINE_EVERY) > before)
        terminal.warn(`reroll: ${read} of ${Math.max(expected, read)} mails\n`);
    },
  };
}

function writeSummary(
  terminal: Terminal,
  counts: IngestCounts,
  seconds: number,
  reasons: Readonly<Record<string, number>>,
): void {
  const rate = Math.round(counts.read / Math.max(seconds, 0.001));
  terminal.write(`${counts.read} mails read in ${seconds.toFixed(1)} s (${rate}/s): `);
  terminal.write(`${counts.new} new, ${counts.duplicate} known, ${counts.skipped} skipped`);
  if (counts.removed > 0) terminal.write(`, ${counts.removed} removed`);
  terminal.write('\n');
  if (counts.conflict > 0) terminal.write(`${counts.conflict} have the Message-ID of another mail; both are kept\n`);
  for (const [reason, count] of Object.entries(reasons)) terminal.write(`  ${count} skipped: ${reason}\n`);
}
