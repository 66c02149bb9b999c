import { type CommandNode, listCommands, type OptionNode } from './command-tree.ts';

export type Shell = 'bash' | 'zsh' | 'fish';

export const SHELLS: readonly Shell[] = ['bash', 'zsh', 'fish'];

/** What a shell reads to complete `reroll`: commands, options and their choices; files for everything else. */
export function completionScript(shell: Shell, tree: CommandNode): string {
  switch (shell) {
    case 'bash':
      return bashScript(tree);
    case 'zsh':
      return zshScript(tree);
    case 'fish':
      return fishScript(tree);
  }
}

/** The commands typed so far are the path; where it has no more words, `-o default` completes files (bash(1)). */
function bashScript(tree: CommandNode): string {
  const words = listCommands(tree).map(
    (node) => `    ${quote(node.path)}) names=${quote(namesOf(node))} options=${quote(optionsOf(node))} ;;`,
  );
  const choices = listChoices(tree).map(
    ({ path, option }) => `    ${quote(`${path} ${option.long}`)}) choices=${quote(option.choices.join(' '))} ;;`,
  );
  return `# bash completion of reroll; read it with: source <(reroll completion bash)
_reroll() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}"
  local path=reroll word names= options= choices=
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$path $word" in
    ${pathsOf(tree).join(' | ')}) path="$path $word" ;;
    esac
  done
  case "$path" in
${words.join('\n')}
  esac
  case "$path $previous" in
${choices.join('\n')}
  esac
  if [[ -n $choices ]]; then names=$choices
  elif [[ $current == -* ]]; then names=$options
  fi
  COMPREPLY=($(compgen -W "$names" -- "$current"))
}
complete -o default -F _reroll reroll
`;
}

/** The same for zsh, with what each word means (zshcompsys(1)). */
function zshScript(tree: CommandNode): string {
  const describe = (node: CommandNode) =>
    node.commands.map(({ name, description }) => quote(`${name}:${colonFree(description)}`));
  const cases = listCommands(tree).map((node) =>
    [
      `    ${quote(node.path)})`,
      ...(node.commands.length > 0 ? [`      commands=(${describe(node).join(' ')})`] : []),
      `      options=(${node.options.map((option) => quote(`${option.long}:${colonFree(option.description)}`)).join(' ')}) ;;`,
    ].join('\n'),
  );
  const choices = listChoices(tree).map(
    ({ path, option }) =>
      `    ${quote(`${path} ${option.long}`)}) compadd ${option.choices.map(quote).join(' ')}; return ;;`,
  );
  return `#compdef reroll
# zsh completion of reroll; read it with: source <(reroll completion zsh)
_reroll() {
  local line=reroll word
  local -a commands options
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case "$line $word" in
    ${pathsOf(tree).join('|')}) line="$line $word" ;;
    esac
  done
  case "$line \${words[CURRENT-1]}" in
${choices.join('\n')}
  esac
  case "$line" in
${cases.join('\n')}
  esac
  if [[ \${words[CURRENT]} == -* ]]; then _describe option options
  elif (( \${#commands} )); then _describe command commands
  else _files
  fi
}
compdef _reroll reroll
`;
}

function fishScript(tree: CommandNode): string {
  const lines = listCommands(tree).flatMap((node) => {
    const names = node.path.split(' ').slice(1);
    const below = namesOf(node);
    const seen = names.map((name) => `__fish_seen_subcommand_from ${name}`);
    const open =
      below === '' ? [] : [names.length === 0 ? '__fish_use_subcommand' : `not __fish_seen_subcommand_from ${below}`];
    const condition = (parts: readonly string[]) => (parts.length > 0 ? ` -n ${quote(parts.join('; and '))}` : '');
    return [
      ...node.commands.map(
        ({ name, description }) =>
          `complete -c reroll -f${condition([...seen, ...open])} -a ${name} -d ${quote(description)}`,
      ),
      ...node.options.map((option) => {
        const values = option.takesValue
          ? ` -r${option.choices.length > 0 ? ` -f -a ${quote(option.choices.join(' '))}` : ''}`
          : '';
        return `complete -c reroll${condition([...seen, ...open])} -l ${option.long.slice(2)}${values} -d ${quote(option.description)}`;
      }),
    ];
  });
  return `# fish completion of reroll; read it with: reroll completion fish | source\n${lines.join('\n')}\n`;
}

function namesOf({ commands }: CommandNode): string {
  return commands.map(({ name }) => name).join(' ');
}

function optionsOf({ options }: CommandNode): string {
  return options.map(({ long }) => long).join(' ');
}

/** All commands below, as patterns of a shell's `case`. */
function pathsOf(tree: CommandNode): string[] {
  return listCommands(tree)
    .slice(1)
    .map(({ path }) => quote(path));
}

function listChoices(tree: CommandNode): { readonly path: string; readonly option: OptionNode }[] {
  return listCommands(tree).flatMap(({ path, options }) =>
    options.filter(({ choices }) => choices.length > 0).map((option) => ({ path, option })),
  );
}

/** As one word of any of the shells. */
function quote(text: string): string {
  return `'${text.replaceAll("'", '’').replaceAll('\\', '/')}'`;
}

function colonFree(text: string): string {
  return text.replaceAll(':', ' -');
}
