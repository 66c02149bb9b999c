import type { Person, Trailer } from '#db/model.ts';
import { parsePersons, samePerson } from '#ingest/mail/address.ts';

/** A line of a mail with its number. */
export type TextLine = { readonly text: string; readonly line: number };

/** Trailers in a commit message are people's lines; nobody writes longer ones. */
const MAX_LENGTH = 1_000;

/**
 * A trailer as `git interpret-trailers` knows them (`Token: value` from the first column), of the tokens that patches
 * use. Undefined for what only looks like one: `Fixes: the leak`, `Phone:`, `Note: this ...`.
 */
export function parseTrailer(line: string): Trailer | undefined {
  const colon = line.indexOf(':');
  if (colon < 2 || colon > 40 || line.length > MAX_LENGTH) return undefined;
  const token = line.slice(0, colon).trimEnd();
  const value = line.slice(colon + 1).trim();
  if (!/^[a-z][a-z0-9-]*$/i.test(token) || value === '') return undefined;
  return isTrailer(token, value) ? { token, value: dropMailto(value) } : undefined;
}

/** `Reviewed-by`, `Cc`, `NAKed-by`: the value names a person. */
export function isPersonTrailer(token: string): boolean {
  return /-by$|^cc$|^to$/i.test(token);
}

/** `Reviewed-by` and `Acked-by` say that their giver is content with the patch; `Tested-by` does not. */
export function isApproval(token: string): boolean {
  return /^(?:reviewed|acked)-by$/i.test(token);
}

/** Who stands in a person's trailer, and what is said behind: `Ann Doe <ann@example.org> # for patch 2`. */
export function parseTrailerPerson(value: string): { readonly person: Person; readonly note: string } {
  const close = value.indexOf('>');
  const hash = value.search(/\s#/);
  const end = close !== -1 ? close + 1 : hash !== -1 ? hash : value.length;
  const [person = { name: '', address: '' }] = parsePersons(value.slice(0, end));
  return { person, note: value.slice(end).replace(/^[\s#]+/, '') };
}

/** Whether a person gives this trailer himself, rather than passing on or quoting somebody else's. */
export function isGivenBy(trailer: Trailer, giver: Person): boolean {
  return isPersonTrailer(trailer.token) && samePerson(parseTrailerPerson(trailer.value).person, giver);
}

/**
 * The trailers among the lines of a commit message, with their continuation lines joined: lines that begin with white
 * space (git), an address alone on the next line, and the title of a `Fixes:` that a mailer has wrapped.
 */
export function listTrailers(lines: readonly TextLine[]): (Trailer & { readonly line: number })[] {
  const trailers: (Trailer & { readonly line: number })[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const first = lines[at];
    if (first === undefined || !first.text.includes(':')) continue;
    let text = first.text;
    for (let next = lines[at + 1]; next !== undefined && continues(text, next.text); next = lines[at + 1]) {
      text = `${text.trimEnd()} ${next.text.trim()}`;
      at += 1;
    }
    const trailer = parseTrailer(text);
    if (trailer !== undefined) trailers.push({ ...trailer, line: first.line });
  }
  return trailers;
}

/** Whether the next line belongs to the trailer before it. */
export function continues(text: string, next: string): boolean {
  const trimmed = next.trim();
  if (trimmed === '' || text.length > MAX_LENGTH || !/^[a-z][a-z0-9-]{1,38}:/i.test(text)) return false;
  if (/^\s/.test(next)) return true;
  if (/^<[^<>\s]+>$/.test(trimmed)) return !text.includes('<');
  return /^fixes:/i.test(text) && text.includes('("') && !text.trimEnd().endsWith(')');
}

function isTrailer(token: string, value: string): boolean {
  const name = token.toLowerCase();
  if (isPersonTrailer(name)) return /\S@\S|\S at \S+\.|<[^<>]+>/.test(value);
  switch (name) {
    case 'fixes':
      return /^(?:commit )?[0-9a-f]{7,40}\b|^https?:\/\//i.test(value);
    case 'nak':
    case 'nack':
      return /\S@\S/.test(value);
    default:
      return OTHER_TOKENS.has(name);
  }
}

/** `ann@example.org<mailto:ann@example.org>`, as Outlook writes an address into a plain text mail. */
function dropMailto(value: string): string {
  return value.replace(/<mailto:[^<>]*>/gi, '').trim();
}

/** Seen in the kernel's history; a token not listed here is prose more often than a trailer. */
const OTHER_TOKENS = new Set([
  'addresses',
  'bug',
  'bugzilla',
  'buglink',
  'closes',
  'coverity-bug',
  'cve',
  'depends-on',
  'fixed',
  'lkml-reference',
  'link',
  'obsoletes',
  'reference',
  'references',
  'resolves',
  'see-also',
  'stable-dep-of',
  'supersedes',
  'syzbot-bug',
  'upstream-commit',
]);
