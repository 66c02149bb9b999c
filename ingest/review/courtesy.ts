import type { LineRange, Message } from '#db/model.ts';

const GREETING = /^(?:hi|hii|hello|hey|dear|good (?:morning|day|evening|afternoon)|greetings)\b[^.?!:]{0,60}[,!.:]?$/i;

/** "Eric," on a line of its own, if so he is called. */
const ADDRESSING = /^\p{Lu}[\p{L}' -]{1,40}[,!.:]?$/u;

const THANKS =
  /^(?:many )?(?:thanks|thank you|thx)(?: (?:a lot|again|very much|so much))?(?: for (?:the|your|this|you|sending|working|doing|all|posting|resending|submitting|respinning|looking|taking|having|reviewing|quick|prompt|fast|detailed)\b[^?:;.,!]{0,60})?[,.! :)]{0,4}$/i;

/** How a closing begins; only courtesies and the writer's name may follow. */
const CLOSING =
  /^(?:many thanks|thanks|thank you|thx|cheers|(?:(?:with )?(?:best|kind|warm|my best|kindest) )?regards|br|rgds|best(?: wishes)?|yours|sincerely|ciao|greetings|(?:mit )?(?:viele|liebe|beste|schöne|freundliche)n? gr(?:ü|ue)(?:ß|ss)en?|gr(?:u|ü)(?:ß|ss)e?|(?:bien )?cordialement|(?:un )?(?:saludos?|abrazo)|saluti|gr\{oetje,eeting\}s|met vriendelijke groet(?:en)?|greets|med vänliga? hälsning(?:ar)?|mvh|bye|hth|hope (?:this|that) helps)\b(?:[, ]+(?:a lot|again|all|everyone|everybody|in advance|so much|very much|truly|sincerely|and (?:best |kind )?regards))?[,.!\s]*/i;

/** What may stand below a closing on a line of its own: a name, whatever the header says. */
const NAME = /^(?:\p{L}[\p{L}'.-]{0,20}|\p{Lu}[\p{L}'.-]{0,20}(?: \p{Lu}[\p{L}'.-]{0,20}){1,3})$/u;

/** "- Ted", "-- Steve": whatever the name in the header is. */
const DASHED_NAME = /^[-–—]{1,2} ?\p{Lu}[\p{L}'.]{0,20}(?: \p{Lu}[\p{L}'.]{0,20})?$/u;

/** "Please find my answers below." */
const INLINE =
  /^(?:please (?:find|see|refer(?: to)?) (?:my )?|my |some |a few |see )?(?:responses?|comments?|repl(?:y|ies)|answers?|remarks|feedback)?(?: are| is)? (?:in-?lined?|below|in between)[.:,]?(?: please[.!]?)?$/i;

/** "[snip]", "<snip>", "[...]", "..." in place of what was cut. */
const CUT =
  /^(?:[[<({]?[ -]{0,3}(?:snip|snipped|cut|\.{2,}(?: ?\d{1,6} lines ?\.{2,})?|…)[ -]{0,3}[\]>)}]?\.?|[-=~]{1,20}8?<[-=~]{1,20}|>8.{0,20}|\*{3,}|={3,}|-+)$/i;

/** Longer openings are no courtesy. */
const MAX_OPENING = 20;

/**
 * What is left of a reply's words without greeting, thanks, closing and the writer's name; undefined where nothing is.
 * @param text gives a line by its number
 */
export function trimCourtesy(
  range: LineRange,
  text: (line: number) => string,
  message: Pick<Message, 'from' | 'to' | 'cc'>,
): LineRange | undefined {
  let { first, last } = range;
  while (first <= last && first < range.first + MAX_OPENING && isOpening(text(first).trim(), message)) first++;
  while (last >= first && isEmpty(text(last).trim())) last--;
  const end = last;
  while (last >= first && last > end - 3 && isSigned(text(last).trim(), message.from.name)) last--;
  last = aboveClosing({ first, last }, text);
  while (last >= first && isClosing(text(last).trim(), message.from.name)) last--;
  return first <= last ? { first, last } : undefined;
}

/** The last line above "Regards," and a name below it; the last of all where there is none. */
function aboveClosing({ first, last }: LineRange, text: (line: number) => string): number {
  const line = text(last - 1).trim();
  const isClosed = last > first && line.length <= 60 && CLOSING.exec(line)?.[0] === line;
  return isClosed && NAME.test(text(last).trim()) ? last - 2 : last;
}

function isOpening(line: string, { from, to, cc }: Pick<Message, 'from' | 'to' | 'cc'>): boolean {
  if (line.length > 120) return false;
  if (isEmpty(line) || GREETING.test(line) || THANKS.test(line) || INLINE.test(line) || isName(line, from.name))
    return true;
  return ADDRESSING.test(line) && [...to, ...cc].some(({ name }) => isName(line, name));
}

function isClosing(line: string, name: string): boolean {
  if (line.length > 60) return false;
  if (isEmpty(line) || THANKS.test(line)) return true;
  const closing = CLOSING.exec(line);
  return closing !== null && isName(line.slice(closing[0].length), name);
}

function isEmpty(line: string): boolean {
  return line === '' || (line.length <= 40 && CUT.test(line));
}

function isSigned(line: string, name: string): boolean {
  return isName(line, name) || DASHED_NAME.test(line);
}

/** "Pavel", "- Eric", "Andy." below what he has written. */
function isName(line: string, name: string): boolean {
  if (line === '' || line.length > 60) return line === '';
  const plain = line
    .replace(/^[-–—/~* ]+/, '')
    .replace(/(?<![.,! ])[.,! ]+$/, '')
    .toLowerCase();
  if (plain.length < 2) return false;
  const full = name.toLowerCase();
  return full === plain || full.split(/[ ,]+/).includes(plain);
}
