import { CommanderError } from 'commander';
import { explainFailure } from '#db/failure.ts';
import { storePath } from '#db/open.ts';
import { createProgram } from './program.ts';
import { processTerminal } from './terminal.ts';

const WRONG_USAGE = 2;

/** Ends with 0, 1 for failure, 2 for wrong usage. */
try {
  await createProgram(processTerminal()).parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : WRONG_USAGE;
  else {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`reroll: ${explainFailure(error, storePath()) ?? message}\n`);
    process.exitCode = 1;
  }
}
