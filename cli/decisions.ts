import { Command, Option } from 'commander';
import { DECISION_KINDS, listDecisions } from '#db/decisions.ts';
import type { DecisionKind } from '#db/model.ts';
import { openStore, storePath } from '#db/open.ts';
import { formatDate } from './date.ts';
import { parseCount } from './list.ts';
import { printable } from './table.ts';
import { type Terminal, writeJson } from './terminal.ts';

const EXAMPLES = `
Examples:
  reroll decisions --path drivers/fpga/dfl
  reroll decisions --topic order:mutex-init --json`;

type Options = {
  readonly path?: string;
  readonly list?: string;
  readonly topic?: string;
  readonly kind?: DecisionKind;
  readonly text?: string;
  readonly limit: number;
  readonly json?: boolean;
};

export function decisionsCommand(terminal: Terminal): Command {
  return new Command('decisions')
    .description('discussions that were settled with a reason, newest first')
    .option('--path <prefix>', 'on files whose path begins so')
    .option('--list <name>', 'on this list')
    .option('--topic <key>', 'about this topic')
    .addOption(new Option('--kind <kind>', 'how it was settled').choices(DECISION_KINDS))
    .option('--text <text>', 'with these words')
    .option('--limit <number>', 'at most so many', parseCount, 20)
    .option('--json', 'print JSON')
    .addHelpText('after', EXAMPLES)
    .action(({ limit, json, ...query }: Options) => {
      const db = openStore(storePath());
      const found = listDecisions(db, query, limit);
      db.close();
      if (json) return writeJson(terminal, found);
      for (const { comment, decision, title } of found) {
        const { reason, consent } = decision;
        const file = 'file' in comment.anchor ? `${comment.anchor.file}, ` : '';
        terminal.write(
          printable(
            [
              `${formatDate(comment.sent)}  ${file}${title}`,
              `  ${comment.reviewer.name}: ${oneLine(comment.text)}`,
              `  ${reason.by.name}: ${oneLine(reason.text)}`,
              consent ? `  ${consent.by.name}: ${oneLine(consent.text)}` : '  Nobody objected.',
              `  ${decision.kind}, ${reason.messageId}`,
              '',
              '',
            ].join('\n'),
          ),
        );
      }
      if (found.length === 0) terminal.write('No discussion was settled with a reason there.\n');
    });
}

function oneLine(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length > 300 ? `${flat.slice(0, 299)}…` : flat;
}
