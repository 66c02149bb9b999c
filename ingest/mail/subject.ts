import type { Subject } from '#db/model.ts';
import { joinTags, parseBareTag, parseTag, type SubjectTag } from '#ingest/mail/subject-tag.ts';

/** No subject that people write is longer. */
const MAX_LENGTH = 2_000;

/**
 * What a mail's subject says: `Re: [RFC PATCH net-next v3 2/5] title`. Brackets of other kinds before that one,
 * `[Intel-gfx]` or `[External]`, belong to a list or a gateway and are dropped; those behind it are part of the title.
 * The subject of a mail that is no patch keeps its brackets.
 */
export function parseSubject(text: string): Subject {
  const known = recent.get(text);
  if (known) return known;
  if (recent.size >= MOST_RECENT) recent.clear();
  const subject = readSubject(text);
  recent.set(text, subject);
  return subject;
}

/** Every stage asks for the subject of the mail it looks at, and a thread's mails have few subjects. */
const recent = new Map<string, Subject>();
const MOST_RECENT = 500;

function readSubject(text: string): Subject {
  const plain = text.slice(0, MAX_LENGTH).replace(/\s+/g, ' ').trim();
  const front = readFront(plain);
  const renamed = FORMER_SUBJECT.exec(front.rest);
  const rest = renamed === null ? front.rest : front.rest.slice(0, renamed.index);
  const tag = front.tag;
  const { revision, title } = readRevision(rest, tag);
  return {
    kind: tag?.kind ?? 'other',
    isReply: front.isReply || renamed !== null,
    prefixes: tag?.prefixes ?? [],
    revision,
    subRevision: tag?.subRevision ?? null,
    counter: tag?.counter ?? null,
    total: tag?.total ?? null,
    title,
  };
}

type Front = { readonly isReply: boolean; readonly tag: SubjectTag | undefined; readonly rest: string };

/** What stands before the title. */
function readFront(subject: string): Front {
  let rest = subject;
  // What is left once brackets that turn out to be none of ours are given back.
  let title = subject;
  let isReply = false;
  let tag: SubjectTag | undefined;
  for (;;) {
    // Behind the tag begins the title, whatever its first word is.
    const reply = tag === undefined ? REPLY.exec(rest) : null;
    const dropped = reply ?? (tag === undefined ? CHATTER.exec(rest) : null);
    if (dropped !== null) {
      isReply ||= reply !== null;
      rest = rest.slice(dropped[0].length).trimStart();
      // The brackets of a list may stand before `Re:`.
      title = rest;
      continue;
    }
    const bare = tag === undefined ? parseBareTag(rest) : undefined;
    const end = rest.startsWith('[') ? closingBracket(rest) : -1;
    if (end === -1) {
      if (bare === undefined) return { isReply, tag, rest: title };
      return { isReply, tag: bare.tag, rest: rest.slice(bare.length).replace(/^[\s:\]-]+/, '') };
    }
    const text = rest.slice(1, end);
    const found = parseTag(text) ?? (tag !== undefined && TREE.test(text) ? treeTag(text, tag.kind) : undefined);
    rest = rest.slice(end + 1).trimStart();
    if (found !== undefined) {
      tag = joinTags(tag, found);
      title = rest;
    } else if (tag !== undefined) return { isReply, tag, rest: title };
  }
}

/** The place of the bracket that closes the first; brackets may hold brackets. -1 where none does. */
function closingBracket(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '[') depth += 1;
    else if (text[at] === ']') depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}

/** `[PATCH][next] title` */
function treeTag(text: string, kind: SubjectTag['kind']): SubjectTag {
  return { kind, prefixes: [text], revision: null, subRevision: null, counter: null, total: null };
}

/**
 * The revision in a title: `[PATCH] v3: title`, `[PATCH] title, -v2`; of a mail without any tag also `title v5`, as
 * some write their cover letters. Elsewhere "v2" at the end of a title is a piece of hardware.
 */
function readRevision(title: string, tag: SubjectTag | undefined): { revision: number | null; title: string } {
  if (tag !== undefined && tag.revision !== null) return { revision: tag.revision, title };
  const found = tag === undefined ? LAST_WORD.exec(title) : (FIRST_WORD.exec(title) ?? DASHED.exec(title));
  if (found === null || found[0].length === title.length) return { revision: null, title };
  return { revision: Number(found[1]), title: title.replace(found[0], '').trim() };
}

/** Re in the languages of mail programs, counted (`Re[2]:`) or not. */
const REPLY =
  /^(?:re|aw|antw|sv|vs|vb|wg|fwd?|rv|rif|tr|odp|ynt|rep|reply|forwarded|recall|回复|回覆|答复|答覆|转发|轉寄)(?: ?[[(^*]?\d{1,3}[\])]?)? ?(?::|：)+/i;
/** b4 thanks for a part of a series with `Re: (subset) [PATCH ...]`. */
const CHATTER = /^(?:\(subset\)|rfc ?:(?= ?\[))/i;
const TREE = /^-?(?:[\w-]+[-/])?(?:next|fixes|stable|net|bpf|mainline)$/i;
const FORMER_SUBJECT = /(?<! ) +(?:[([]was\b[: ]|(?:-+ )?was:? re: )/i;
const FIRST_WORD = /^v(\d{1,3}) ?(?:[:,]|-+(?= )) */i;
const DASHED = /(?:,? -v|,? \(v|,? \[v)(\d{1,3})[)\]]?$/i;
const LAST_WORD = /(?<! ) +-?v(\d{1,2})$/;
