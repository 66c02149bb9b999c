import { hostname } from 'node:os';
import { Command, InvalidArgumentError } from 'commander';
import { type Digest, digestOf, listTold, ROLES, type Role } from '#db/digest.ts';
import { formatDigest, subjectOf } from '#db/digest-text.ts';
import { findSentDigest, saveSentDigest } from '#db/digests.ts';
import { type Database, openStore, storePath } from '#db/open.ts';
import { findPerson } from '#db/people.ts';
import { parseDateOption } from './date.ts';
import { composeMail, type DigestMail, newMessageId, sendMail } from './digest-mail.ts';
import { printable } from './table.ts';
import { type Terminal, writeJson } from './terminal.ts';

const EXAMPLES = `
Examples:
  reroll digest --to mira@example.org                     writes the mail to standard output
  reroll digest --to mira@example.org | sendmail -t
  reroll digest --to mira@example.org --smtp smtp://localhost
  reroll digest --to mira@example.org --reviewer --since 2026-02-01 --dry-run

$REROLL_SMTP and $REROLL_MAIL_FROM stand for --smtp and --from. A digest that has nothing new is not written.`;

type Options = { readonly [Each in Role]?: boolean } & {
  readonly to: string;
  readonly from: string;
  readonly since: number;
  readonly smtp?: URL;
  readonly dryRun?: boolean;
  readonly json?: boolean;
};

export function digestCommand(terminal: Terminal): Command {
  return new Command('digest')
    .description('a mail that tells somebody what waits for them; each one is threaded under the last')
    .requiredOption('--to <address>', 'who it is for', parseAddress)
    .option('--from <address>', 'who sends it', parseAddress, process.env.REROLL_MAIL_FROM ?? `reroll@${hostname()}`)
    .option('--author', 'what is outstanding in their own series')
    .option('--reviewer', 'what they asked for and has to be looked at')
    .option('--maintainer', 'what is ready, on lists whose patches they apply')
    .option('--since <date>', 'leave out series without mail after it', parseDateOption, 0)
    .option('--smtp <url>', 'send it: smtp://USER:PASSWORD@HOST:PORT or smtps://', parseServer)
    .option('--dry-run', 'write it and forget it: the next digest tells the same')
    .option('--json', 'print what it tells as JSON, and send nothing')
    .addHelpText('after', EXAMPLES)
    .action(async (options: Options) => {
      const db = openStore(storePath());
      try {
        await run(db, terminal, options);
      } finally {
        db.close();
      }
    });
}

async function run(db: Database, terminal: Terminal, options: Options): Promise<void> {
  const { to, from } = options;
  const person = findPerson(db, to);
  if (!person)
    throw new Error(`No mail of ${to} is in the store. Is it another address, or another store ($REROLL_DB)?`);
  const chosen = ROLES.filter((role) => options[role]);
  const digest = digestOf(db, person, chosen.length > 0 ? chosen : ROLES, options.since);
  if (options.json) return writeJson(terminal, digest);
  const last = findSentDigest(db, to);
  if (!hasNews(digest, last?.told ?? [])) {
    terminal.warn(`reroll: nothing new for ${to}${last ? ` since ${new Date(last.sent * 1000).toUTCString()}` : ''}\n`);
    return;
  }
  const sent = Math.floor(Date.now() / 1000);
  const mail: DigestMail = {
    from,
    to,
    subject: subjectOf(digest),
    text: printable(formatDigest(digest)),
    sent,
    messageId: newMessageId(from, sent),
    references: last?.thread ?? [],
  };
  const raw = await composeMail(mail);
  const server = options.dryRun ? undefined : (options.smtp ?? serverOf(process.env.REROLL_SMTP));
  if (server) await sendMail(server, mail, raw);
  else terminal.write(raw.toString('utf8'));
  if (options.dryRun) return;
  const told = listTold(digest);
  saveSentDigest(db, { address: to, thread: [...mail.references, mail.messageId], sent, told });
  if (server) terminal.write(`Sent to ${to} by ${server.hostname}: ${mail.subject}\n`);
}

function hasNews(digest: Digest, told: readonly string[]): boolean {
  const known = new Set(told);
  return listTold(digest).some((each) => !known.has(each));
}

function serverOf(text: string | undefined): URL | undefined {
  return text === undefined || text === '' ? undefined : parseServer(text);
}

function parseServer(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^smtps?:$/.test(url.protocol) && url.hostname !== '') return url;
  throw new InvalidArgumentError('Use smtp://HOST:PORT or smtps://USER:PASSWORD@HOST.');
}

/** Nothing that could begin another header or name a second person. */
function parseAddress(text: string): string {
  if (!/^[^\s<>,;:"()[\]\\@]{1,64}@[^\s<>,;:"()[\]\\@]{1,255}$/.test(text))
    throw new InvalidArgumentError('Use an address such as mira@example.org.');
  return text;
}
