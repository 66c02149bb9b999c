import { CommanderError } from 'commander';
import { createProgram } from './program.ts';
import { processTerminal } from './terminal.ts';

const WRONG_USAGE = 2;

/** Ends with 0, 1 for failure, 2 for wrong usage. */
try {
  await createProgram(processTerminal()).parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : WRONG_USAGE;
  else {
    process.stderr.write(`reroll: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
