/** What asks that something goes: "drop this", "not needed", "no need for the cast", "unused". */
const REMOVAL =
  /\b(?:drop(?:ped|ping)?|remov(?:e|ed|ing)(?! (?:path|function|callback|handler|side|hook|routine)|\(\))|delet(?:e|ed)|get rid of|kill (?:this|it|the)|(?:un|not |isn't |aren't |don't |no longer )need(?:ed)?|needless(?:ly)?|unnecessary|redundant|superfluous|pointless|useless|no need|no point|unused|not used|never used|unrelated|leftover|left over|(?:do|does)(?: not|n't) belong|stray|spurious|noise|why (?:do you|do we|would you|is this|is it) need)/i;

/** What turns such words round: "don't drop", "can not be removed", "instead of dropping". */
const KEPT = /\b(?:don't|do not|not|never|cannot|can't|instead of|rather than|why) (?:\w+ )?(?:drop|remov|delet)/i;

/** Whether a remark asks that what it points at is taken away. */
export function asksRemoval(text: string): boolean {
  const start = text.slice(0, 1_000);
  return REMOVAL.test(start) && !KEPT.test(start);
}
