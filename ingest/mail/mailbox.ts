/**
 * The items of an address header, between its commas (RFC 5322, 3.4): quoted strings, comments, angle brackets and
 * encoded words hold commas of their own. Takes time linear in the header.
 */
export function splitMailboxes(header: string): string[] {
  const items: string[] = [];
  let start = 0;
  let comments = 0;
  let isQuoted = false;
  let isAngle = false;
  for (let at = 0; at < header.length; at += 1) {
    const character = header[at];
    if (character === '\\') at += 1;
    else if (character === '"' && comments === 0) isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (character === '(') comments += 1;
    else if (character === ')') comments = Math.max(0, comments - 1);
    else if (comments > 0) continue;
    else if (character === '<') isAngle = true;
    else if (character === '>') isAngle = false;
    else if (character === '=' && header[at + 1] === '?') at = endOfEncodedWord(header, at);
    else if (!isAngle && (character === ',' || character === ';')) {
      items.push(header.slice(start, at));
      start = at + 1;
    }
  }
  items.push(header.slice(start));
  // A quote or bracket that is never closed swallows the rest; the plain commas are then the better guess.
  return isQuoted || isAngle || comments > 0 ? header.split(',') : items;
}

/** `=?charset?q?text?=`: the place of its last character, or `at` where there is none. */
function endOfEncodedWord(header: string, at: number): number {
  const word = /=\?[^?\s]{1,60}\?[bq]\?[^?\s]{0,200}\?=/iy;
  word.lastIndex = at;
  return word.test(header) ? word.lastIndex - 1 : at;
}
