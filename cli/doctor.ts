import { Command } from 'commander';
import { openStore, storePath } from '#db/open.ts';
import { checkStore, type Finding, repairStore } from '#ingest/doctor.ts';
import { type Terminal, writeJson } from './terminal.ts';
import { reportWaiting } from './waiting.ts';

const EXAMPLES = `
Examples:
  reroll doctor                              looks, and changes nothing
  reroll doctor --repair                     makes anew what can be made from the mails`;

export function doctorCommand(terminal: Terminal): Command {
  return new Command('doctor')
    .description('check the store: its file, its index of words, and what was derived from the mails')
    .option('--repair', 'make anew what can be; marks and notes stay')
    .option('--json', 'print the findings as JSON')
    .addHelpText('after', EXAMPLES)
    .action(async ({ repair, json }: { readonly repair?: boolean; readonly json?: boolean }) => {
      const db = openStore(storePath());
      try {
        if (repair) await repairStore(db, { report: reportWaiting(terminal) });
        const findings = checkStore(db);
        if (json) writeJson(terminal, findings);
        else writeFindings(terminal, findings, repair === true);
        if (!isSound(findings)) process.exitCode = 1;
      } finally {
        db.close();
      }
    });
}

function isSound(findings: readonly Finding[]): boolean {
  return findings.every(({ problems }) => problems.length === 0);
}

function writeFindings(terminal: Terminal, findings: readonly Finding[], wasRepaired: boolean): void {
  for (const { part, checked, problems } of findings) {
    terminal.write(`${part.padEnd(11)} ${problems.length === 0 ? 'sound' : 'not sound'} (${checked})\n`);
    for (const problem of problems) terminal.write(`  ${problem}\n`);
  }
  if (isSound(findings)) terminal.write('Nothing is wrong with this store.\n');
  else if (wasRepaired)
    terminal.write('This cannot be repaired: put a backup in its place with `reroll restore FILE`.\n');
  else terminal.write('`reroll doctor --repair` makes anew what can be made from the mails.\n');
}
