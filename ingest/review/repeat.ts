import type { Anchor, Comment } from '#db/model.ts';
import { hashWords } from './line-index.ts';
import { plainText } from './words.ts';

type Remark = Omit<Comment, 'repeats'>;

/** Words that point back to an earlier review. */
const AGAIN =
  /\b(?:as (?:i|we|already|previously|before)(?: have| already)? (?:said|wrote|mentioned|asked|noted|commented|pointed|requested|suggested|discussed)|(?:said|asked|mentioned|commented|raised|noted|pointed|requested)(?: (?:this|that|it|the same|about \w+))?(?: out)? (?:before|earlier|already|previously|last time|(?:in|on|for|to) v\d)|i(?:'ve| have)? already (?:said|asked|commented|mentioned|pointed|told)|(?:the )?same (?:comment|question|issue|problem|remark|concern)s? (?:as (?:before|on|in|for|to|last)|again|still)|still (?:not (?:addressed|fixed|done)|the same|valid|applies|missing|there|wrong|needs?)|my (?:previous|earlier|last|first) (?:comments?|repl(?:y|ies)|review|e?mail)|(?:comments?|questions?) (?:from|on|to|in) v\d|(?:was|were|is|are)(?: still)? not (?:addressed|fixed|resolved|answered)|you (?:missed|ignored|did(?:n'?t| not) (?:address|fix|answer|respond))|not addressed|(?:once|yet) again|second time)\b/i;

/** How much two remarks have in common to be one said twice: on the same code, and where words say so. */
const SIMILAR = 0.6;
const SIMILAR_IF_SAID = 0.1;

/** Earlier remarks that are looked at, the latest first. */
const MAX_EARLIER = 24;

const MAX_TEXT = 2_000;

/**
 * Which comment says an earlier one of the same reviewer again on a later revision: on the same code with like words, or
 * on anything with words that say so ("same comment as on v2"). Gives the earlier one's id by the later one's.
 * @param comments oldest first
 */
export function findRepeats(comments: readonly Remark[]): ReadonlyMap<string, string> {
  const repeats = new Map<string, string>();
  const earlier = new Map<string, Remark[]>();
  if (comments.every(({ revision }) => revision.round === comments[0]?.revision.round)) return repeats;
  for (const comment of comments) {
    if (!comment.isActionable || comment.isBot) continue;
    const keys = keysOf(comment);
    const isSaid = AGAIN.test(plainText(comment.text, MAX_TEXT));
    const found =
      findEarlier(earlier.get(keys.code) ?? [], comment, isSaid ? 0 : SIMILAR) ??
      (isSaid ? findEarlier(earlier.get(keys.who) ?? [], comment, SIMILAR_IF_SAID) : undefined);
    if (found) repeats.set(comment.id, found.id);
    for (const key of [keys.code, keys.who]) {
      const same = earlier.get(key);
      if (same) same.push(comment);
      else earlier.set(key, [comment]);
    }
  }
  return repeats;
}

/** Of the earlier remarks that are similar enough, the most similar; of several, the latest. */
function findEarlier(candidates: readonly Remark[], comment: Remark, least: number): Remark | undefined {
  let best: Remark | undefined;
  let most = least;
  for (const each of candidates.slice(-MAX_EARLIER)) {
    if (each.revision.round >= comment.revision.round) continue;
    const share = similarity(each.text, comment.text);
    if (share < most) continue;
    best = each;
    most = share;
  }
  return best;
}

/** Who speaks, and of which words. */
function keysOf({ anchor, reviewer }: Remark): { code: string; who: string } {
  const who = reviewer.address.toLowerCase() || reviewer.name.toLowerCase();
  return { code: `${who} ${wordsAbout(anchor)}`, who };
}

function wordsAbout(anchor: Anchor): string {
  switch (anchor.kind) {
    case 'line':
      return `${hashWords(anchor.code)}`;
    case 'file':
      return anchor.file.slice(anchor.file.lastIndexOf('/') + 1);
    case 'commit-message':
    case 'trailer':
    case 'diffstat':
    case 'notes':
      return `${hashWords(anchor.quote)}`;
    case 'patch':
    case 'cover':
    case 'revision':
      return anchor.kind;
  }
}

/** Share of common words (Jaccard). */
function similarity(a: string, b: string): number {
  const one = wordsOf(a);
  const other = wordsOf(b);
  let common = 0;
  for (const word of one) if (other.has(word)) common++;
  return common / Math.max(1, one.size + other.size - common);
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(
    text
      .slice(0, MAX_TEXT)
      .toLowerCase()
      .match(/[\p{L}\p{N}_]+/gu) ?? [],
  );
}
