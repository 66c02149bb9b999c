import { Command } from 'commander';
import { treeOf } from './command-tree.ts';
import { formatDate } from './date.ts';
import { formatManual } from './manual-page.ts';
import type { Terminal } from './terminal.ts';

/** Not in the list of commands: `reroll manual | man -l -` shows the page where it is not installed. */
export function manualCommand(terminal: Terminal): Command {
  return new Command('manual')
    .description('the manual page, in the language of man(7)')
    .addHelpText('after', '\nExample:\n  reroll manual | man -l -')
    .action((_: unknown, command: Command) => {
      terminal.write(formatManual(treeOf(command.parent ?? command), formatDate(Date.now() / 1000)));
    });
}
