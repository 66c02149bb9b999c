import type { Database } from 'better-sqlite3';
import type { Message } from './model.ts';
import { statement } from './statement.ts';

/** Where everybody reads the mails of a list. */
export type Archive = {
  /** What a link to it is called. */
  readonly name: string;
  /** With `{id}` for the Message-ID. */
  readonly template: string;
};

const LORE: Archive = { name: 'lore', template: 'https://lore.kernel.org/all/{id}/' };

/** lore.kernel.org has the lists that kernel.org hosts. */
const LORE_HOST = /@(?:[\w-]+\.)*kernel\.org$|@lists\.linux\.dev$/i;

/** How many of a list's newest mails are looked at. */
const LOOKED_AT = 40;

/**
 * The archive of `$REROLL_ARCHIVE_URL` (`none`: no list has one), else lore where it has one of the lists; undefined
 * where nobody knows one.
 * @throws where that is not an address with `{id}`.
 */
export function findArchive(db: Database, lists: readonly string[]): Archive | undefined {
  const template = process.env.REROLL_ARCHIVE_URL?.trim();
  if (template === 'none') return undefined;
  if (template) return { name: 'archive', template: checkedTemplate(template) };
  return lists.some((list) => isOnLore(db, list)) ? LORE : undefined;
}

function checkedTemplate(template: string): string {
  if (/^https?:\/\//.test(template) && template.includes('{id}')) return template;
  throw new Error(`REROLL_ARCHIVE_URL is ${template}: use an address with {id} for the Message-ID, or none.`);
}

/** Where a mail stands in an archive. */
export function archiveUrl({ template }: Archive, messageId: string): string {
  return template.replaceAll('{id}', () => encodeURIComponent(messageId));
}

/** Whether a list's newest mails were fetched from lore, or sent to its address at a host whose lists lore has. */
function isOnLore(db: Database, list: string): boolean {
  const mails = statement<{ source: string; header: string }>(
    db,
    `SELECT source, header FROM message_list JOIN message ON message.id = message_list.message
     WHERE list = ? ORDER BY message_list.message DESC LIMIT ${LOOKED_AT}`,
  ).all(list);
  return mails.some(({ source, header }) => {
    if (source.startsWith('https://lore.kernel.org/')) return true;
    const { to, cc } = JSON.parse(header) as Pick<Message, 'to' | 'cc'>;
    return [...to, ...cc].some(
      ({ address }) => address.toLowerCase().startsWith(`${list}@`) && LORE_HOST.test(address),
    );
  });
}
