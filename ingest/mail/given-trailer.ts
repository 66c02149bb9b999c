import type { Trailer } from '#db/model.ts';
import { continues, parseTrailer, type TextLine } from '#ingest/mail/trailer.ts';

/** A trailer within the words of a reply. */
export type GivenLine = Trailer & { readonly line: number; readonly isConditional: boolean };

/**
 * The trailers that a reply gives, from its writer's own, unquoted lines with their numbers.
 * One stands at the start of a line or within a sentence (`with that fixed, Reviewed-by: Ann <ann@example.org>`), and
 * is not indented like what `git show` prints or an example shows. The condition, if any, stands in the same sentence
 * or in the paragraph that leads to it. Whether the giver means himself is for `isGivenBy` to say.
 */
export function listGivenTrailers(ownLines: readonly TextLine[]): GivenLine[] {
  const given: GivenLine[] = [];
  // The paragraph that leads to the next trailer, and whether it has ended.
  let lead = '';
  let isEnded = false;
  let last = 0;
  for (const [index, { text, line }] of ownLines.entries()) {
    // Quoted lines stood between: what was said there belongs to the quote.
    if (line > last + 1) lead = '';
    last = line;
    if (text.trim() === '') {
      isEnded = true;
      continue;
    }
    const next = ownLines[index + 1];
    const found = findTrailer(next !== undefined && continues(text, next.text) ? `${text} ${next.text.trim()}` : text);
    if (found === undefined) {
      lead = `${isEnded ? '' : lead} ${text}`.slice(-MAX_LEAD);
      isEnded = false;
      continue;
    }
    const isConditional = isCondition(`${lead} ${found.lead}`) || isCondition(found.trailer.value);
    given.push({ ...found.trailer, line, isConditional });
  }
  return given;
}

/** More words than this are no sentence that leads to a trailer. */
const MAX_LEAD = 400;

/** The trailer in a line, and the words before it. */
function findTrailer(text: string): { readonly trailer: Trailer; readonly lead: string } | undefined {
  const colon = text.search(/-by:|\bnac?k:/i);
  if (colon === -1 || text.startsWith('    ')) return undefined;
  let start = colon;
  while (start > 0 && /[A-Za-z-]/.test(text[start - 1] ?? '')) start -= 1;
  const trailer = parseTrailer(text.slice(start));
  return trailer === undefined ? undefined : { trailer, lead: text.slice(0, start) };
}

/** `with that fixed`, `once the typo is gone`, `other than that`: the trailer holds when something is done. */
function isCondition(words: string): boolean {
  return CONDITIONS.some((condition) => condition.test(words));
}

const CONDITIONS = [
  /\b(?:with(?! or without)|once|after|if|when|assuming|provided|as long as)\b[^.!?]{0,80}\b(?:fix|address|correct|updat|remov|resolv|renam|dropp|adjust|clean|clarifi|squash|reword|sort|chang|add|split|mov)(?:ed|ing)\b/i,
  /\b(?:with|once|after|if|when|assuming|provided)\b[^.!?]{0,40}\b(?:is|are|be) (?:done|gone|fine|ok)\b/i,
  /\bwith (?:that|this|these|those|the above)(?: (?:minor|small|nits?|changes?|comments?|one|two|done))*\s*[,:]/i,
  /\b(?:modulo|other than|apart from|aside from|except(?: for)?) \w/i,
  /\bwith (?:the|a|one|two|my) (?:above |few |minor |small |tiny )*(?:nits?|comments?|changes?|typos?|fix(?:es|ups?)?)\b/i,
];
