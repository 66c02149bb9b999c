import type { MessageId } from '#db/model.ts';

/** Enough for the deepest real thread; a hostile mail can name a hundred thousand. */
const MAX_REFERENCES = 200;

/**
 * The id in a Message-ID header, without angle brackets (RFC 5322, 3.6.4).
 * A bare word is taken as well: some mailers leave the brackets out.
 */
export function parseMessageId(text: string): MessageId | undefined {
  const [bracketed] = listBracketed(text);
  if (bracketed !== undefined) return bracketed;
  const bare = text.trim().replace(/^<|>$/g, '');
  return bare === '' || /\s/.test(bare) ? undefined : (bare as MessageId);
}

/**
 * Ancestors of a mail, oldest first; the last is its parent: what In-Reply-To names, else the last of References.
 * What stands there without angle brackets is no id: `y` typed at a prompt of git send-email, an address.
 * @param own the mail's own id, which some mailers put into their References
 * @param notIds what is known to be no id though it stands in brackets: addresses of the mail's people
 */
export function parseReferences(
  references: string,
  inReplyTo: string,
  own: MessageId,
  notIds: ReadonlySet<string> = new Set(),
): MessageId[] {
  const seen = new Set<string>([own, ...notIds]);
  // `Ann's message of "Mon, 1 Jan" <id>`, `<id> (Ann's message of "...")`: Emacs, as RFC 2822 allowed it.
  const [parent] = listBracketed(dropQuotedStrings(inReplyTo)).filter((id) => !seen.has(id));
  if (parent !== undefined) seen.add(parent);

  const ancestors: MessageId[] = [];
  for (const id of listBracketed(references)) {
    if (seen.has(id)) continue;
    seen.add(id);
    ancestors.push(id);
  }
  if (parent !== undefined) ancestors.push(parent);
  return ancestors.slice(-MAX_REFERENCES);
}

function listBracketed(text: string): MessageId[] {
  const ids: MessageId[] = [];
  let start = text.indexOf('<');
  while (start !== -1) {
    const end = text.indexOf('>', start + 1);
    if (end === -1) break;
    // `<<id>` and an unclosed `<junk <id>`: the id is behind the last bracket.
    const id = text.slice(text.lastIndexOf('<', end) + 1, end).trim();
    // A header folded within an id leaves white space there.
    if (id !== '') ids.push(id.replace(/\s+/g, '') as MessageId);
    start = text.indexOf('<', end + 1);
  }
  return ids;
}

/** Quoted strings may hold addresses in angle brackets; an id is never quoted as a whole. */
function dropQuotedStrings(text: string): string {
  if (!text.includes('"')) return text;
  const parts = text.split('"');
  // An odd number of quotes: nothing is known to be quoted.
  return parts.length % 2 === 0 ? text : parts.filter((_, index) => index % 2 === 0).join(' ');
}
