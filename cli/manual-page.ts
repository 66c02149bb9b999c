import { wrapText } from '#db/wrapped-text.ts';
import { type CommandNode, listCommands } from './command-tree.ts';

/** What the command tree does not say. */
const DESCRIPTION = `Reroll reads the archive of a mailing list, puts patch mails together into series and their revisions (v1, v2, ...), takes the reviewers' comments out of the replies, and tells for each comment whether a later revision did what it asks, and by what evidence. All is computed from the mails alone, on this machine, into one SQLite file, the store.

SERIES is the Message-ID of any mail in a series. An item is named as "reroll outstanding --json" names it.`;

const ENVIRONMENT = [
  ['REROLL_DB', 'The store; by default data/reroll.db below the working directory.'],
  ['REROLL_SMTP', 'The mail server of "reroll digest", such as smtp://localhost.'],
  ['REROLL_MAIL_FROM', 'Who sends digests.'],
] as const;

const STATUS = [
  ['0', 'It worked.'],
  ['1', 'It did not; standard error says what failed, where, and what to do.'],
  ['2', 'The command line was used wrongly.'],
] as const;

const EXAMPLES = [
  [
    'Read an archive, and see what is outstanding in a series:',
    'reroll ingest linux-fpga/',
    'reroll outstanding MESSAGE-ID',
  ],
  ['Find the commits that its patches became:', 'reroll ingest --commits ~/linux --branch origin/master'],
  ['Mail somebody each morning what waits for them:', 'reroll digest --to mira@example.org --smtp smtp://localhost'],
  ['Show the store as pages:', 'reroll serve --port 8080'],
] as const;

/** reroll(1) in the language of man(7), from the command tree; `date` is that of the page, as 2026-03-01. */
export function formatManual(tree: CommandNode, date: string): string {
  const commands = listCommands(tree).slice(1);
  return [
    `.TH REROLL 1 ${date} Reroll "User Commands"`,
    '.SH NAME',
    'reroll \\- track patch review on mailing lists',
    '.SH SYNOPSIS',
    '.B reroll',
    '.I COMMAND',
    '.RI [ OPTION "]... [" ARGUMENT ]...',
    '.SH DESCRIPTION',
    ...DESCRIPTION.split('\n\n').flatMap((paragraph, index) => [...(index > 0 ? ['.PP'] : []), roff(paragraph)]),
    '.SH COMMANDS',
    ...commands.flatMap(commandLines),
    '.SH ENVIRONMENT',
    ...ENVIRONMENT.flatMap(([name, text]) => tagged(name, text)),
    '.SH EXIT STATUS',
    ...STATUS.flatMap(([name, text]) => tagged(name, text)),
    '.SH EXAMPLES',
    ...EXAMPLES.flatMap(([text, ...lines], index) => [
      ...(index > 0 ? ['.PP'] : []),
      roff(text),
      '.PP',
      '.RS 4',
      '.nf',
      ...lines.map(roff),
      '.fi',
      '.RE',
    ]),
    '.SH SEE ALSO',
    '.BR b4 (5),',
    '.BR git\\-range\\-diff (1),',
    '.BR public\\-inbox\\-overview (7)',
    '',
  ].join('\n');
}

function commandLines({ path, description, arguments: args, options }: CommandNode): string[] {
  const name = path.split(' ').slice(1).join(' ');
  return [
    `.SS ${roff([name, ...args].join(' '))}`,
    `${roff(sentence(description))}`,
    ...options
      .filter(({ long }) => long !== '--help')
      .flatMap(({ flags, description: text, choices }) =>
        tagged(flags, `${sentence(text)}${choices.length > 0 ? ` One of ${choices.join(', ')}.` : ''}`),
      ),
  ];
}

function tagged(name: string, text: string): string[] {
  return ['.TP', `.B ${roff(name)}`, roff(text)];
}

function sentence(text: string): string {
  const first = text.charAt(0).toUpperCase() + text.slice(1);
  return first.endsWith('.') ? first : `${first}.`;
}

/** Text that roff does not take for commands (groff_man_style(7)). */
function roff(text: string): string {
  return wrapText(text, 60)
    .join('\n')
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('"', '\\(dq')
    .replaceAll('`', '\\(ga')
    .replaceAll('~', '\\(ti')
    .replace(/^([.'])/gm, '\\&$1');
}
