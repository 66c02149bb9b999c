import { Command } from 'commander';
import { type AuditEntry, listAudit } from '#db/audit.ts';
import { openStore, storePath } from '#db/open.ts';
import { parseDateOption } from './date.ts';
import { parseCount } from './list.ts';
import { writeTable } from './table.ts';
import { type Terminal, writeJson } from './terminal.ts';

const EXAMPLES = `
Examples:
  reroll audit --since 2026-02-01
  reroll audit --json | jq -r '.[] | select(.action == "sign-in") | .by'`;

type Options = { readonly since: number; readonly limit: number; readonly json?: boolean };

export function auditCommand(terminal: Terminal): Command {
  return new Command('audit')
    .description('what people changed: marks, topics, tokens, and who signed in; the newest first')
    .option('--since <date>', 'leave out what was before', parseDateOption, 0)
    .option('--limit <number>', 'at most so many changes', parseCount, 100)
    .option('--json', 'print JSON')
    .addHelpText('after', EXAMPLES)
    .action(({ since, limit, json }: Options) => {
      const db = openStore(storePath());
      const entries = listAudit(db, { since, limit });
      db.close();
      if (json) return writeJson(terminal, entries);
      writeTable(terminal, ['WHEN (UTC)', 'WHO', 'WHAT', 'OF', 'DETAIL'], entries.map(rowOf));
    });
}

function rowOf({ at, by, action, target, detail }: AuditEntry): string[] {
  const when = new Date(at * 1000).toISOString().slice(0, 19).replace('T', ' ');
  return [when, by, action, target, detail.replace(/\s+/g, ' ')];
}
