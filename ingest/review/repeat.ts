import type { Comment } from '#db/model.ts';
import { hashWords } from './line-index.ts';

type Remark = Omit<Comment, 'repeats'>;

const AGAIN =
  /\b(?:as i (?:said|wrote|mentioned|asked|noted|commented)|i (?:already|have already) (?:said|asked|commented|mentioned|pointed)|same (?:comment|question|issue|problem|remark)s? (?:as|here)|again\b|still (?:not|the same|valid|applies|missing|there|wrong)|my (?:previous|earlier|last) comments?|(?:comments?|question) (?:from|on|to|in) v\d|not addressed|you (?:missed|ignored)|change here was not)/i;

/** How much two remarks have in common to be one said twice, where the code is the same, too. */
const SIMILAR = 0.6;

/** Earlier remarks on one place that are looked at, the latest first. */
const MAX_EARLIER = 8;

/**
 * Which comment says an earlier one of the same reviewer again on a later revision: on the same code with like words,
 * or saying so ("same comment as on v2"). Gives the earlier one's id by the later one's.
 * @param comments oldest first
 */
export function findRepeats(comments: readonly Remark[]): ReadonlyMap<string, string> {
  const repeats = new Map<string, string>();
  const earlier = new Map<string, Remark[]>();
  for (const comment of comments) {
    const code = placeOf(comment);
    if (!comment.isActionable || comment.isBot || code === '') continue;
    const key = `${comment.reviewer.address.toLowerCase() || comment.reviewer.name.toLowerCase()} ${code}`;
    const same = earlier.get(key) ?? [];
    const found = same
      .slice(-MAX_EARLIER)
      .findLast((each) => each.revision < comment.revision && isAgain(each, comment));
    if (found) repeats.set(comment.id, found.id);
    same.push(comment);
    earlier.set(key, same);
  }
  return repeats;
}

/** The code or words that a comment is about, whatever line they stand on. */
function placeOf({ anchor }: Remark): string {
  switch (anchor.kind) {
    case 'line':
      return `${anchor.file.slice(anchor.file.lastIndexOf('/') + 1)} ${hashWords(anchor.code)}`;
    case 'commit-message':
    case 'trailer':
    case 'diffstat':
    case 'notes':
      return `${anchor.kind} ${hashWords(anchor.quote)}`;
    default:
      return '';
  }
}

function isAgain(older: Remark, newer: Remark): boolean {
  return AGAIN.test(newer.text.slice(0, 1000)) || similarity(older.text, newer.text) >= SIMILAR;
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
      .slice(0, 2000)
      .toLowerCase()
      .match(/[\p{L}\p{N}_]+/gu) ?? [],
  );
}
