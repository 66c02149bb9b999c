import type { Anchor } from '#db/model.ts';
import type { Side } from './region.ts';

type LineAnchor = Extract<Anchor, { kind: 'line' }>;

/** "The above comment is outdated", "please update this comment": the comment in the code, not one of a review. */
const ABOUT_COMMENT =
  /\b(?:the|this|that|above|these) (?:above |code )?comments? (?:(?:above|here|now) )?(?:is|are|isn't|aren't|needs?|should|does(?:n't)?|seems?|says?|looks?|no longer|can be|could be|was|must)\b|\b(?:update|remove|drop|fix|improve|reword|adjust|move|delete|expand|extend) (?:the|this|that) (?:above |code )?comment\b/i;

/** A comment stands within so many lines above what is quoted below it. */
const ABOVE = 8;

export function isAboutComment(text: string): boolean {
  return ABOUT_COMMENT.test(text.slice(0, 1_000));
}

/** A remark about a comment that stands below the code aims at the nearest comment above that code. */
export function aimAtComment(anchor: LineAnchor, side: Side): LineAnchor {
  const seat = side.seatOf.get(anchor.bodyLine);
  if (seat === undefined) return anchor;
  for (let at = seat; at >= Math.max(0, seat - ABOVE); at--) {
    const line = side.lines[at];
    if (line && isComment(side.packed[at] ?? '')) return { ...anchor, bodyLine: line.bodyLine, code: line.text };
  }
  return anchor;
}

/** In C, shell, Kconfig and bindings; not what only ends one. */
function isComment(packed: string): boolean {
  if (packed === '*/' || packed === '*') return false;
  if (/^(?:\/\/|\/\*|\*)/.test(packed)) return true;
  return (
    packed.startsWith('#') && !/^#(?:include|define|undef|if|ifdef|ifndef|else|elif|endif|pragma|error)/.test(packed)
  );
}
