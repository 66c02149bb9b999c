import type { LineRange, Person } from '#db/model.ts';

const GREETING = /^(?:hi|hii|hello|hey|dear|good (?:morning|day|evening|afternoon)|greetings)\b[^.?!:]{0,60}[,!.:]?$/i;

/** "Eric," on a line of its own. */
const ADDRESSING = /^\p{Lu}[\p{L}'-]{1,20}(?: \p{Lu}[\p{L}'-]{1,20}){0,2}[,!]$/u;

const THANKS =
  /^(?:many )?(?:thanks|thank you|thx)(?: (?:a lot|again|very much|so much))?(?: for (?:the|your|this|you|sending|working|doing|all|posting|resending|submitting|respinning|looking|taking|having|reviewing)\b[^?:;]{0,90})?[,.! :)]{0,4}$/i;

const CLOSING =
  /^(?:(?:many )?thanks|thank you|thx|cheers|(?:(?:with )?(?:best|kind|warm|my best|kindest) )?regards|br|rgds|best|yours|sincerely|ciao|greetings|mit freundlichen grüßen|cordialement|bye|hth|hope (?:this|that) helps)\b[^?:;]{0,40}[,.!]{0,2}$/i;

/** "[snip]", "<snip>", "[...]", "..." in place of what was cut. */
const CUT =
  /^(?:[[<({]?(?:snip|snipped|cut|\.{2,}|…)[\]>)}]?|[-=~]{1,20}8?<[-=~]{1,20}|>8.{0,20}|\*{3,}|={3,}|-{3,})$/i;

/**
 * What is left of a reply's words without greeting, thanks, closing and the writer's name; undefined where nothing is.
 * @param text gives a line by its number
 */
export function trimCourtesy(range: LineRange, text: (line: number) => string, writer: Person): LineRange | undefined {
  let { first, last } = range;
  while (first <= last && isOpening(text(first).trim(), writer)) first++;
  while (last >= first && isEmpty(text(last).trim())) last--;
  const end = last;
  while (last >= first && last > end - 3 && isName(text(last).trim(), writer)) last--;
  while (last >= first && isClosing(text(last).trim())) last--;
  return first <= last ? { first, last } : undefined;
}

function isOpening(line: string, writer: Person): boolean {
  if (line.length > 120) return false;
  return isEmpty(line) || GREETING.test(line) || ADDRESSING.test(line) || THANKS.test(line) || isName(line, writer);
}

function isClosing(line: string): boolean {
  return line.length <= 60 && (isEmpty(line) || CLOSING.test(line) || THANKS.test(line));
}

function isEmpty(line: string): boolean {
  return line === '' || (line.length <= 40 && CUT.test(line));
}

/** "Pavel", "- Eric", "Andy." below what he has written. */
function isName(line: string, writer: Person): boolean {
  if (line === '' || line.length > 60) return line === '';
  const plain = line
    .replace(/^[-–—/~* ]+/, '')
    .replace(/[.,! ]+$/, '')
    .toLowerCase();
  const name = writer.name.toLowerCase();
  if (plain.length < 2) return false;
  return name === plain || name.split(/[ ,]+/).includes(plain);
}
