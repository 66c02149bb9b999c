import { userInfo } from 'node:os';
import { Command, InvalidArgumentError, Option } from 'commander';
import { openStore, storePath } from '#db/open.ts';
import { createToken, listTokens, revokeToken, TOKEN_SCOPES, type Token, type TokenScope } from '#db/tokens.ts';
import { formatDate } from './date.ts';
import { parseCount } from './list.ts';
import { writeTable } from './table.ts';
import { type Terminal, writeJson } from './terminal.ts';

const EXAMPLES = `
Examples:
  reroll token add --name "Mira Lindqvist" --scope mark
  reroll token list
  reroll token revoke 3`;

/** Tokens by which programs say who they are: git-pw, and callers of /api/v1. */
export function tokenCommand(terminal: Terminal): Command {
  return new Command('token')
    .description('tokens for programs that use the API')
    .addCommand(addCommand(terminal))
    .addCommand(listCommand(terminal))
    .addCommand(revokeCommand(terminal))
    .addHelpText('after', EXAMPLES);
}

function addCommand(terminal: Terminal): Command {
  return new Command('add')
    .description('make a token; it is shown this once')
    .requiredOption('--name <name>', 'whose it is; marks set with it are by this name', parseName)
    .addOption(new Option('--scope <scope>', 'what it may do').choices(TOKEN_SCOPES).default('read'))
    .option('--json', 'print JSON')
    .action(({ name, scope, json }: { name: string; scope: TokenScope; json?: boolean }) => {
      const db = openStore(storePath());
      const token = createToken(db, { name, scope, at: now(), by: userInfo().username });
      db.close();
      if (json) return writeJson(terminal, { ...token, name, scope });
      terminal.write(`${token.secret}\n`);
      terminal.warn(`Token ${token.id} of ${name}, scope ${scope}. Keep it: it is not shown again.\n`);
    });
}

function listCommand(terminal: Terminal): Command {
  return new Command('list')
    .description('all tokens, without their secrets')
    .option('--json', 'print JSON')
    .action(({ json }: { json?: boolean }) => {
      const db = openStore(storePath());
      const tokens = listTokens(db);
      db.close();
      if (json) return writeJson(terminal, tokens);
      writeTable(terminal, ['ID', 'NAME', 'SCOPE', 'CREATED', 'LAST USED', 'REVOKED'], tokens.map(rowOf));
    });
}

function revokeCommand(terminal: Terminal): Command {
  return new Command('revoke')
    .description('make a token worthless')
    .argument('<id>', 'its id, as `reroll token list` tells it', parseCount)
    .option('--json', 'print JSON')
    .action((id: number, { json }: { json?: boolean }) => {
      const db = openStore(storePath());
      const isRevoked = revokeToken(db, id, now(), userInfo().username);
      db.close();
      if (!isRevoked) throw new Error(`No token ${id} is in force: see \`reroll token list\`.`);
      if (json) writeJson(terminal, { id });
      else terminal.write(`Token ${id} is revoked.\n`);
    });
}

function rowOf({ id, name, scope, created, lastUsed, revoked }: Token): string[] {
  const dateOf = (seconds: number | null) => (seconds === null ? '-' : formatDate(seconds));
  return [String(id), name, scope, formatDate(created), dateOf(lastUsed), dateOf(revoked)];
}

function parseName(text: string): string {
  const name = text.trim();
  if (name === '' || name.length > 200 || /\p{Cc}/u.test(name))
    throw new InvalidArgumentError('Use a name of 1 to 200 printable characters.');
  return name;
}

function now(): number {
  return Math.floor(Date.now() / 1000);
}
