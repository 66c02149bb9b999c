import { Argument, Command } from 'commander';
import { treeOf } from './command-tree.ts';
import { completionScript, SHELLS, type Shell } from './completion-script.ts';
import type { Terminal } from './terminal.ts';

const EXAMPLES = `
Examples:
  source <(reroll completion bash)           in ~/.bashrc
  source <(reroll completion zsh)            in ~/.zshrc, behind compinit
  reroll completion fish > ~/.config/fish/completions/reroll.fish`;

export function completionCommand(terminal: Terminal): Command {
  return new Command('completion')
    .description('a script by which a shell completes commands and options')
    .addArgument(new Argument('<shell>', 'which shell').choices(SHELLS))
    .addHelpText('after', EXAMPLES)
    .action((shell: Shell, _: unknown, command: Command) => {
      terminal.write(completionScript(shell, treeOf(command.parent ?? command)));
    });
}
