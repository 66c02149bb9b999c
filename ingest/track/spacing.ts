/** What asks for other white space: "wrong indentation", "missing blank line", "should line up with the (". */
const SPACING =
  /\b(?:indent(?:ed|ation|ing)?|white ?spaces?|(?:blank|empty|new) ?lines?|newlines?|trailing space|tabs?\b.{0,30}\bspaces?|spaces?\b.{0,30}\btabs?|use tabs|misaligned|align(?:ed)? (?:with|to) (?:the )?(?:open|paren|bracket|brace|previous|above|one|\()|line[- ]?up|missing (?:a )?space|extra spaces?|(?:one|fits? (?:in|on)|single) (?:one |a )?line|wrap(?:ped)?|80 (?:columns|chars))\b/i;

/** Whether a comment is about white space, which all other comparisons leave out. */
export function asksSpacing(text: string): boolean {
  return SPACING.test(text.slice(0, 400)) && text.length < 600;
}
