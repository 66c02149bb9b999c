import type { Person } from '#db/model.ts';
import { decodeWords } from '#ingest/mail/encoded-word.ts';
import { splitMailboxes } from '#ingest/mail/mailbox.ts';

/** Real headers name some hundred people; what comes behind is noise. */
const MAX_PERSONS = 2_000;

/**
 * The people in a From, To or Cc header, in order (RFC 5322, 3.4), as lenient as the lists need it: names with an
 * unquoted comma, encoded words, pipermail's `ann at example.org (Ann Doe)`. Nothing is invented: what is missing
 * is an empty string.
 */
export function parsePersons(header: string): Person[] {
  const persons: Person[] = [];
  let pending = '';
  for (const item of splitMailboxes(header)) {
    if (persons.length === MAX_PERSONS) break;
    const person = parseMailbox(item);
    if (person === undefined) continue;
    // `Doe, Ann <ann@example.org>`: a name with a comma which should have been in quotes.
    if (person.address === '') {
      pending = pending === '' ? person.name : `${pending}, ${person.name}`;
      continue;
    }
    const isCut = pending !== '' && person.name !== '';
    if (pending !== '' && !isCut) persons.push({ name: pending, address: '' });
    persons.push(isCut ? { ...person, name: `${pending}, ${person.name}` } : person);
    pending = '';
  }
  if (pending !== '') persons.push({ name: pending, address: '' });
  return persons;
}

/**
 * Whether two ways of writing a person mean the same: the same address, or the same full name where the addresses
 * differ. One word alone ("Robert") is no full name.
 */
export function samePerson(a: Person, b: Person): boolean {
  return sameAddress(a.address, b.address) || sameName(a.name, b.name);
}

/**
 * Whether an archive has hidden part of the address: `ankita@xxxxxxxxxx` (Hypermail), `jgg at nvidia.com`
 * (pipermail), `jgg@nv...` (Google), `[email protected]` (Cloudflare). An empty address is missing, not mangled.
 */
export function isMangled(address: string): boolean {
  if (address === '') return false;
  return !address.includes('@') || MANGLED_DOMAIN.test(address);
}

const MANGLED_DOMAIN = /@x{3,}|\.\.\./i;

function parseMailbox(item: string): Person | undefined {
  const text = item.trim();
  const open = text.lastIndexOf('<');
  if (open !== -1) {
    const close = text.indexOf('>', open + 1);
    const name = parseName(dropGroup(text.slice(0, open)));
    const address = parseAddress(text.slice(open + 1, close === -1 ? undefined : close));
    // `ann@example.org<mailto:ann@example.org>` (Outlook) names the address twice.
    return { name: looksLikeAddress(name) ? '' : name, address };
  }
  const bare = dropGroup(text);
  // `(no To-header on input)`, which a relay leaves, names nobody.
  if (bare === '' || (bare.startsWith('(') && bare.endsWith(')'))) return undefined;
  const comment = bare.endsWith(')') ? bare.indexOf('(') : -1;
  const address = comment === -1 ? bare : bare.slice(0, comment).trim();
  if (looksLikeAddress(address)) {
    return { name: comment === -1 ? '' : parseName(bare.slice(comment + 1, -1)), address: parseAddress(address) };
  }
  const name = parseName(bare);
  // An encoded word around the whole mailbox: `=?utf-8?q?Ann_Doe_=3Cann=40example.org=3E?=`.
  const isWhole = bare.includes('=?') && name.includes('<') && name.endsWith('>') && name.includes('@');
  return isWhole ? parseMailbox(name) : { name, address: '' };
}

/** `undisclosed-recipients:` and other names of groups (RFC 5322, 3.4). */
function dropGroup(text: string): string {
  const colon = text.indexOf(':');
  if (colon === -1 || /["@?]/.test(text.slice(0, colon)) || /^mailto$/i.test(text.slice(0, colon))) return text;
  return text.slice(colon + 1).trim();
}

/** `ann@example.org`, and pipermail's `ann at example.org`. */
function looksLikeAddress(text: string): boolean {
  const words = text.split(' ', 4);
  if (words.length === 1) return text.includes('@');
  return words.length === 3 && words[1] === 'at' && words[2]?.includes('.') === true;
}

function parseAddress(text: string): string {
  const address = decodeWords(text).replace(/\s+/g, ' ').trim();
  return /^mailto:/i.test(address) ? address.slice('mailto:'.length) : address;
}

function parseName(text: string): string {
  const name = decodeWords(text.replace(/\\(.)/g, '$1').replaceAll('"', ''))
    .replaceAll('"', '')
    .replace(/\s+/g, ' ')
    .trim();
  return name.length > 1 && name.startsWith("'") && name.endsWith("'") ? name.slice(1, -1).trim() : name;
}

function sameAddress(a: string, b: string): boolean {
  if (a === '' || b === '') return false;
  const [one, other] = [plainAddress(a), plainAddress(b)];
  if (isMangled(one) || isMangled(other)) return false;
  return (
    one === other || relayedAddress(one) === other.replace('@', '.') || relayedAddress(other) === one.replace('@', '.')
  );
}

function plainAddress(address: string): string {
  return address.toLowerCase().replace(' at ', '@');
}

/** b4's relay sends as `devnull+ann.example.org@kernel.org` for ann@example.org. */
function relayedAddress(address: string): string | undefined {
  const isRelay = address.startsWith('devnull+') && address.endsWith('@kernel.org');
  return isRelay ? address.slice('devnull+'.length, -'@kernel.org'.length) : undefined;
}

function sameName(a: string, b: string): boolean {
  if (!a.includes(' ') || !b.includes(' ')) return false;
  const name = plainName(a);
  return name.includes(' ') && name === plainName(b);
}

/** In lower case, first name first, without what a list or an employer adds. */
function plainName(name: string): string {
  const plain = name
    .replace(/ via [\s\S]*$/i, '')
    .replace(/(?<! ) *[([][^()[\]]*[)\]] *$/, '')
    .toLowerCase();
  const [last = '', first, ...more] = plain.split(',');
  return first === undefined || more.length > 0 ? plain.trim() : `${first.trim()} ${last.trim()}`.trim();
}
