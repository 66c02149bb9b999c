import type { Subject } from '#db/model.ts';

/** What the words within the brackets of a subject say. */
export type SubjectTag = Omit<Subject, 'kind' | 'isReply' | 'title'> & { readonly kind: 'patch' | 'pull-request' };

type Word =
  | { readonly kind: 'patch' }
  | { readonly kind: 'pull' }
  | { readonly kind: 'revision'; readonly revision: number; readonly subRevision: number | null }
  | { readonly kind: 'counter'; readonly counter: number; readonly total: number }
  /** RFC, RESEND: alone in brackets it still says that the mail is a patch. */
  | { readonly kind: 'mark'; readonly text: string }
  | { readonly kind: 'other'; readonly text: string };

/**
 * `RFC PATCH net-next v3 2/5`, the text between the brackets.
 * Undefined for brackets that are not about a patch: a list (`Intel-gfx`), a branch of a bot's report
 * (`lee-leds:for-next 3/7`), a `bug report`.
 */
export function parseTag(text: string): SubjectTag | undefined {
  const words = listWords(text);
  const tag = toTag(words);
  if (words.some((word) => word.kind === 'patch' || word.kind === 'pull'))
    return /@|\bwas:/i.test(text) ? undefined : tag;
  const others = words.filter((word) => word.kind === 'other');
  const isPatch = others.length < words.length && words.length <= 4 && !others.some((word) => NO_PATCH.test(word.text));
  return isPatch ? tag : undefined;
}

/** The tag of a subject whose brackets are missing or unbalanced (`PATCHv2 1/8 title`), and how long it is. */
export function parseBareTag(text: string): { readonly tag: SubjectTag; readonly length: number } | undefined {
  const front = /^\[? ?patch(?:es|set)?(?![a-z-]*[a-uw-z])/i.exec(text);
  if (front === null) return undefined;
  const words: Word[] = [];
  let length = text.startsWith('[') ? 1 : 0;
  for (const [written] of text.slice(length).matchAll(/(?<! ) *[^ ]+/g)) {
    const found = listWords(written);
    if (found.length === 0 || found.some((word) => word.kind === 'other')) break;
    words.push(...found);
    length += written.length;
    if (/[:\]]$/.test(written)) break;
  }
  const isShouted = text.includes('PATCH');
  return words.length > 1 || (words.length === 1 && isShouted) ? { tag: toTag(words), length } : undefined;
}

/** Several brackets as one: what the first leaves open, the next fills in. */
export function joinTags(first: SubjectTag | undefined, next: SubjectTag): SubjectTag {
  if (first === undefined) return next;
  return {
    kind: first.kind,
    prefixes: [...first.prefixes, ...next.prefixes],
    revision: first.revision ?? next.revision,
    subRevision: first.revision === null ? next.subRevision : first.subRevision,
    counter: first.counter ?? next.counter,
    total: first.total ?? next.total,
  };
}

function toTag(words: readonly Word[]): SubjectTag {
  const revision = words.find((word) => word.kind === 'revision');
  const counter = words.find((word) => word.kind === 'counter');
  return {
    kind: words.some((word) => word.kind === 'pull') ? 'pull-request' : 'patch',
    prefixes: words.flatMap((word) => (word.kind === 'mark' || word.kind === 'other' ? [word.text] : [])),
    revision: revision?.revision ?? null,
    subRevision: revision?.subRevision ?? null,
    counter: counter?.counter ?? null,
    total: counter?.total ?? null,
  };
}

function listWords(text: string): Word[] {
  return text
    .replace(/\b(\d{1,4}) ?(?:of|\/) ?(\d{1,4})\b/gi, '$1/$2')
    .replace(/\b(?:version|ver|v)\.? (?=\d{1,3}\b(?![./]))/gi, 'v')
    .replace(/\bgit[ -](?=pull\b)/gi, '')
    .replace(/(?<=\bpull)[ -]request\b/gi, '')
    .split(/[\s,;()[\]]+/)
    .map((word) => word.replace(/(?<![:.])[:.]+$/, ''))
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .flatMap(parseWords);
}

/** A word, or several written as one: `PATCHv3`, `PATCH1/8`, `RFC/PATCH`. */
function parseWords(written: string): Word[] {
  const glued = /^(patch(?:es|set)?|rfc|resend)[-_/]?(rfc|resend|patch|v\d.*|\d+\/\d+)$/i.exec(written);
  if (glued === null) return [parseWord(written)];
  return [parseWord(glued[1] ?? ''), parseWord(glued[2] ?? '')];
}

function parseWord(word: string): Word {
  if (/^patch(?:es|set)?$/i.test(word)) return { kind: 'patch' };
  if (/^pull$/i.test(word)) return { kind: 'pull' };
  if (MARK.test(word)) return { kind: 'mark', text: word };

  const counter = /^#?(\d{1,4})\/(\d{1,4})$/.exec(word);
  if (counter !== null) return { kind: 'counter', counter: Number(counter[1]), total: Number(counter[2]) };

  const revision = /^-?(?:v|ver|version|rev)[-.]?(\d{1,3})(?:\.(\d{1,2})|([a-e])|-(bis))?$/i.exec(word);
  if (revision === null) return { kind: 'other', text: word };
  const [, number, point, letter, bis] = revision;
  // `v5.10` is a kernel to backport to; nobody sends a patch again ten times within a revision.
  if (point !== undefined && Number(point) > MAX_SUB_REVISION) return { kind: 'other', text: word };
  return { kind: 'revision', revision: Number(number), subRevision: subRevisionOf(point, letter, bis) };
}

/** v5.1, v4a and v4-bis are all the first repetition within their revision. */
function subRevisionOf(point: string | undefined, letter: string | undefined, bis: string | undefined): number | null {
  if (point !== undefined) return Number(point);
  if (letter !== undefined) return letter.toLowerCase().charCodeAt(0) - 'a'.charCodeAt(0) + 1;
  return bis === undefined ? null : 1;
}

const MAX_SUB_REVISION = 3;
const MARK = /^(?:rfc|rft|wip|poc|draft|re-?send|resent|resned|resubmit|repost|rebased)$/i;
const NO_PATCH = /[:@]|^(?:bug|bugs|report|regression|question|announce|discussion|help|syzbot)$/i;
