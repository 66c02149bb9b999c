import { Command, Option } from 'commander';
import type { TopicKind } from '#db/model.ts';
import { openStore, storePath } from '#db/open.ts';
import { listTopics, TOPIC_KINDS, TOPIC_SORTS, type TopicSort } from '#db/topics.ts';
import { formatDate } from './date.ts';
import { parseCount } from './list.ts';
import { writeTable } from './table.ts';
import { type Terminal, writeJson } from './terminal.ts';

const EXAMPLES = `
Examples:
  reroll topics --list linux-leds --kind order
  reroll topics --path drivers/leds/ --limit 10    what reviewers of these files ask for
  reroll topics --reviewer krzysztof --sort count`;

type Options = {
  readonly list?: string;
  readonly path?: string;
  readonly reviewer?: string;
  readonly kind?: TopicKind;
  readonly text?: string;
  readonly sort: TopicSort;
  readonly limit: number;
  readonly json?: boolean;
};

export function topicsCommand(terminal: Terminal): Command {
  return new Command('topics')
    .description('what reviewers ask for again and again')
    .option('--list <name>', 'on this list')
    .option('--path <prefix>', 'on files whose path begins so')
    .option('--reviewer <text>', 'by whom this is in the name or address')
    .addOption(new Option('--kind <kind>', 'of this kind').choices(TOPIC_KINDS))
    .option('--text <text>', 'with this in the title')
    .addOption(new Option('--sort <by>', 'order').choices(TOPIC_SORTS).default('series'))
    .option('--limit <number>', 'at most so many', parseCount, 50)
    .option('--json', 'print JSON')
    .addHelpText('after', EXAMPLES)
    .action(({ limit, json, ...query }: Options) => {
      const db = openStore(storePath());
      const rows = listTopics(db, query).slice(0, limit);
      db.close();
      if (json) return writeJson(terminal, rows);
      writeTable(
        terminal,
        ['ASKED', 'SERIES', 'REVIEWERS', 'ADDRESSED', 'LAST', 'TOPIC', 'ASKS'],
        rows.map((row) => [
          String(row.count),
          String(row.series),
          String(row.reviewers),
          `${Math.round((100 * row.addressed) / row.count)} %`,
          formatDate(row.lastAsked),
          row.key,
          row.title,
        ]),
      );
    });
}
