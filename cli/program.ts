import { Command } from 'commander';
import { auditCommand } from './audit.ts';
import { backupCommand, restoreCommand } from './backup.ts';
import { changelogCommand } from './changelog.ts';
import { checkCommand } from './check.ts';
import { completionCommand } from './completion.ts';
import { decisionsCommand } from './decisions.ts';
import { digestCommand } from './digest.ts';
import { doctorCommand } from './doctor.ts';
import { exportCommand } from './export.ts';
import { followCommand } from './follow.ts';
import { ingestCommand } from './ingest.ts';
import { listCommand } from './list.ts';
import { manualCommand } from './manual.ts';
import { markCommand } from './mark.ts';
import { outstandingCommand } from './outstanding.ts';
import { reparseCommand } from './reparse.ts';
import { searchCommand } from './search.ts';
import { serveCommand } from './serve.ts';
import { showCommand } from './show.ts';
import { statusCommand } from './status.ts';
import type { Terminal } from './terminal.ts';
import { tokenCommand } from './token.ts';
import { topicCommand } from './topic.ts';
import { topicsCommand } from './topics.ts';

/** The command line; throws CommanderError where it is used wrongly, and after `--help`. */
export function createProgram(terminal: Terminal): Command {
  const program = new Command('reroll')
    .description('Tracks what reviewers asked for on a mailing list and whether later revisions did it.')
    .addHelpText(
      'after',
      '\nThe store is $REROLL_DB, by default data/reroll.db.\n`reroll COMMAND --help` has examples.',
    )
    .addCommand(ingestCommand(terminal))
    .addCommand(followCommand(terminal))
    .addCommand(reparseCommand(terminal))
    .addCommand(listCommand(terminal))
    .addCommand(showCommand(terminal))
    .addCommand(outstandingCommand(terminal))
    .addCommand(statusCommand(terminal))
    .addCommand(changelogCommand(terminal))
    .addCommand(digestCommand(terminal))
    .addCommand(checkCommand(terminal))
    .addCommand(markCommand(terminal))
    .addCommand(searchCommand(terminal))
    .addCommand(topicsCommand(terminal))
    .addCommand(topicCommand(terminal))
    .addCommand(decisionsCommand(terminal))
    .addCommand(exportCommand(terminal))
    .addCommand(tokenCommand(terminal))
    .addCommand(auditCommand(terminal))
    .addCommand(doctorCommand(terminal))
    .addCommand(backupCommand(terminal))
    .addCommand(restoreCommand(terminal))
    .addCommand(serveCommand(terminal))
    .addCommand(completionCommand(terminal))
    .addCommand(manualCommand(terminal));
  return throwing(program, terminal);
}

function throwing(command: Command, terminal: Terminal): Command {
  command.exitOverride().configureOutput({ writeOut: terminal.write, writeErr: terminal.warn });
  for (const each of command.commands) throwing(each, terminal);
  return command;
}
