import { Command, InvalidArgumentError, Option } from 'commander';
import { archiveUrl, findArchive } from '#db/archive.ts';
import { type Database, openStore, storePath } from '#db/open.ts';
import { findSeries, listSeriesLists } from '#db/series.ts';
import { checkPatch, type Draft, readDrafts, readExperience } from '#ingest/check-patches.ts';
import { type CheckedDraft, formatCheckMarkdown, formatCheckText, type LinkOf } from './check-text.ts';
import { printable } from './table.ts';
import { type Terminal, writeJson } from './terminal.ts';

/** Chosen on mails of the past by bench/check.ts; docs/check.md has the figures. */
const LEAST_CONFIDENCE = 0.3;

const NOTES = `
Examples:
  reroll check 0001-leds-add-a-driver.patch
  git format-patch --stdout main..HEAD | reroll check -
  reroll check main..HEAD                        in a git work tree
  reroll check --git ~/linux v6.12..led-driver

The exit status is 0 if nothing would be asked, 1 if something would or a patch cannot be read, 2 for wrong usage.`;

type Options = {
  readonly git?: string;
  readonly minConfidence: number;
  readonly format: 'text' | 'md' | 'json';
  readonly json?: boolean;
};

export function checkCommand(terminal: Terminal): Command {
  return new Command('check')
    .description('what reviewers asked of changes like these, before they are posted')
    .argument('<patch...>', 'patches, mboxes, a range of revisions such as main..HEAD, or - for standard input')
    .option('--git <dir>', 'the git work tree that the ranges are of')
    .option('--min-confidence <share>', 'from 0 to 1: how likely at least', parseShare, LEAST_CONFIDENCE)
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'md', 'json']).default('text'))
    .option('--json', 'the same as --format json')
    .addHelpText('after', NOTES)
    .action(async (specs: string[], options: Options) => {
      const drafts = await readAll(terminal, specs, options.git);
      const db = openStore(storePath());
      try {
        const checked = checkAll(db, drafts, options.minConfidence);
        write(terminal, checked, linker(db), options);
        if (checked.some(({ predictions }) => predictions.length > 0)) process.exitCode = 1;
      } finally {
        db.close();
      }
    });
}

async function readAll(terminal: Terminal, specs: readonly string[], workTree: string | undefined): Promise<Draft[]> {
  const drafts: Draft[] = [];
  for (const spec of specs) {
    for await (const event of readDrafts(spec, workTree)) {
      if (event.kind === 'draft') drafts.push(event.draft);
      else {
        terminal.warn(`reroll: ${event.place}: ${event.reason}\n`);
        process.exitCode = 1;
      }
    }
  }
  return drafts;
}

function checkAll(db: Database, drafts: readonly Draft[], minConfidence: number): CheckedDraft[] {
  if (drafts.length === 0) return [];
  const experience = readExperience(db);
  return drafts.map((draft) => ({
    draft,
    predictions: checkPatch(experience, draft.patch).filter(({ confidence }) => confidence >= minConfidence),
  }));
}

/** Looks up where the mail of a comment stands. */
function linker(db: Database): LinkOf {
  return ({ messageId }) => {
    const series = findSeries(db, messageId);
    const archive = series && findArchive(db, listSeriesLists(db, series.id));
    return archive ? archiveUrl(archive, messageId) : messageId;
  };
}

function write(terminal: Terminal, checked: readonly CheckedDraft[], linkOf: LinkOf, options: Options): void {
  if (options.json || options.format === 'json') writeJson(terminal, checked.map(plain));
  else if (options.format === 'md') terminal.write(printable(formatCheckMarkdown(checked, linkOf)));
  else terminal.write(printable(formatCheckText(checked, linkOf)));
}

function plain({ draft, predictions }: CheckedDraft) {
  return { patch: draft.patch.title, place: draft.place, predictions };
}

function parseShare(text: string): number {
  const share = Number(text);
  if (text.trim() === '' || !(share >= 0 && share <= 1)) throw new InvalidArgumentError('Use a number from 0 to 1.');
  return share;
}
