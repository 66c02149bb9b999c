import { constants, getPriority, setPriority } from 'node:os';
import { CommanderError } from 'commander';
import { explainFailure } from '#db/failure.ts';
import { storePath } from '#db/open.ts';
import { createProgram } from './program.ts';
import { processTerminal } from './terminal.ts';

const WRONG_USAGE = 2;

/** These take all processors that there are, for minutes: who reads pages meanwhile goes first. */
const PATIENT = new Set(['ingest', 'follow', 'reparse']);

const BELOW_NORMAL = constants.priority.PRIORITY_BELOW_NORMAL;

/** Ends with 0, 1 for failure, 2 for wrong usage. */
try {
  await createProgram(processTerminal())
    .hook('preAction', (_, command) => {
      // Who started it with less already meant that.
      if (PATIENT.has(command.name()) && getPriority() < BELOW_NORMAL) setPriority(BELOW_NORMAL);
    })
    .parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : WRONG_USAGE;
  else {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`reroll: ${explainFailure(error, storePath()) ?? message}\n`);
    process.exitCode = 1;
  }
}
