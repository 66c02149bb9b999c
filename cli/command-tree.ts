import type { Command, Option } from 'commander';

/** A command as completion and the manual page tell of it. */
export type CommandNode = {
  /** `reroll export series` */
  readonly path: string;
  readonly name: string;
  readonly description: string;
  /** `<source...>`, `[series]` */
  readonly arguments: readonly string[];
  readonly options: readonly OptionNode[];
  readonly commands: readonly CommandNode[];
};

export type OptionNode = {
  /** `-V, --version`, `--port <number>` */
  readonly flags: string;
  readonly long: string;
  readonly description: string;
  readonly choices: readonly string[];
  readonly takesValue: boolean;
};

const HELP: OptionNode = {
  flags: '-h, --help',
  long: '--help',
  description: 'say how the command is used',
  choices: [],
  takesValue: false,
};

/** All of a command line, from what commander knows of it. */
export function treeOf(command: Command, parent = ''): CommandNode {
  const path = `${parent} ${command.name()}`.trim();
  return {
    path,
    name: command.name(),
    description: command.description(),
    arguments: command.registeredArguments.map((argument) => {
      const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
      return argument.required ? `<${name}>` : `[${name}]`;
    }),
    options: [...command.options.filter((option) => !option.hidden).map(optionOf), HELP],
    commands: command.commands.map((each) => treeOf(each, path)),
  };
}

function optionOf(option: Option): OptionNode {
  const isShown =
    option.defaultValue !== undefined && option.defaultValue !== '' && typeof option.defaultValue !== 'boolean';
  return {
    flags: option.flags,
    long: option.long ?? option.flags,
    description: `${option.description}${isShown ? ` (default: ${option.defaultValue})` : ''}`,
    choices: option.argChoices ?? [],
    takesValue: option.required || option.optional,
  };
}

/** The command itself and all below it. */
export function listCommands(node: CommandNode): CommandNode[] {
  return [node, ...node.commands.flatMap(listCommands)];
}
