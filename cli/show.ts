import { Command } from 'commander';
import { type AppliedWithChange, describeChange, listAppliedChanges } from '#db/applied-change.ts';
import type { JudgedComment, SeriesReview } from '#db/model.ts';
import { openStore, storePath } from '#db/open.ts';
import { findReview } from '#db/reviews.ts';
import { formatDate } from './date.ts';
import { requireReview } from './known-series.ts';
import { printable } from './table.ts';
import { type Terminal, writeJson } from './terminal.ts';

const EXAMPLES = `
Examples:
  reroll show 20220714122657.17972-1-i.bornyakov@metrotek.ru
  reroll show --json MESSAGE-ID | jq '.series.revisions | length'`;

export function showCommand(terminal: Terminal): Command {
  return new Command('show')
    .description('a series: its revisions, patches, trailers and comments')
    .argument('<series>', 'the Message-ID of any mail in it')
    .option('--json', 'print JSON')
    .addHelpText('after', EXAMPLES)
    .action((id: string, options: { json?: boolean }) => {
      const db = openStore(storePath());
      try {
        const review = requireReview(id, findReview(db, id));
        const applied = listAppliedChanges(db, review);
        if (options.json) writeJson(terminal, { ...review, applied });
        else writeReview(terminal, review, applied);
      } finally {
        db.close();
      }
    });
}

function writeReview(
  terminal: Terminal,
  { series, state, comments, trailers }: SeriesReview,
  applied: readonly AppliedWithChange[],
): void {
  const write = (line: string) => terminal.write(`${printable(line)}\n`);
  write(series.title);
  write(`${series.submitter.name} <${series.submitter.address}>, ${state}`);
  for (const revision of series.revisions) {
    const missing = revision.total - revision.patches.length;
    write('');
    write(
      `${revision.name}  ${formatDate(revision.posted)}  ${revision.head}${missing > 0 ? `  ${missing} of ${revision.total} patches missing` : ''}`,
    );
    const about = (counter: number | null) => {
      for (const each of trailers)
        if (each.revision.name === revision.name && each.counter === counter)
          write(`      ${each.token}: ${each.value}`);
      for (const each of comments)
        if (each.revision.name === revision.name && each.counter === counter) write(`      ${summaryOf(each)}`);
    };
    about(0);
    for (const patch of revision.patches) {
      write(`  ${patch.counter}/${revision.total} ${patch.title}`);
      const commit = applied.find((each) => each.patch === patch.messageId);
      if (commit) for (const line of appliedLines(commit)) write(`      ${line}`);
      about(patch.counter);
    }
    about(null);
  }
}

/** As what a patch was applied, and the tags that came to it then. */
function appliedLines({ commit, committer, committed, change }: AppliedWithChange): string[] {
  const how = change ? `: ${describeChange(change)}` : '';
  return [
    `applied as ${commit.slice(0, 12)} by ${committer.name || committer.address}, ${formatDate(committed)}${how}`,
    ...(change?.tagsAdded ?? []).map((tag) => `  + ${tag}`),
    ...(change?.tagsDropped ?? []).map((tag) => `  - ${tag}`),
  ];
}

function summaryOf(comment: JudgedComment): string {
  const { anchor } = comment;
  const place = anchor.kind === 'line' ? `${anchor.file}:${anchor.newLine ?? anchor.oldLine} ` : '';
  const status = comment.isActionable ? comment.judgement.status : comment.kind;
  return `${status}: ${place}${comment.reviewer.name}: ${comment.text.split('\n', 1)[0]}`;
}
