/** Words of mails and of code. A word is a run of letters, digits and `_`, as in C. */

/** How often `word` stands in `text`, not as a part of a longer word. One pass over the text. */
export function countWord(text: string, word: string): number {
  if (word === '') return 0;
  /** `of_` is meant as the start of names, `_warn` as an end. */
  const startsBare = !word.startsWith('_') && isWordCode(word.charCodeAt(0));
  const endsBare = !word.endsWith('_') && isWordCode(word.charCodeAt(word.length - 1));
  let count = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    if (startsBare && isWordCode(text.charCodeAt(at - 1))) continue;
    if (endsBare && isWordCode(text.charCodeAt(at + word.length))) continue;
    count++;
  }
  return count;
}

/** How often `text` has `part` anywhere. */
export function countPart(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0 && part !== ''; at = text.indexOf(part, at + part.length)) count++;
  return count;
}

/** Letters, digits, `_`, and all that is not ASCII. */
function isWordCode(code: number): boolean {
  return (
    (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code > 127
  );
}

const LONGEST_WORD = 80;

/** The words of two letters and more, in lower case; a bound keeps a mail of 1 MB cheap. */
export function listWords(text: string, limit = 20_000): Set<string> {
  const words = new Set<string>();
  const end = Math.min(text.length, limit * 10);
  let start = -1;
  for (let at = 0; at <= end && words.size < limit; at++) {
    const isInside = at < end && isWordCode(text.charCodeAt(at));
    if (isInside && start < 0) start = at;
    if (isInside || start < 0) continue;
    if (at - start > 1 && at - start <= LONGEST_WORD) words.add(text.slice(start, at).toLowerCase());
    start = -1;
  }
  return words;
}

/** Words that say nothing of what is asked: English of every mail, and the words that requests are put in. */
const COMMON = new Set(
  (
    'about above actually add added after again all also an and another any anyway are as at be because been before ' +
    'being below better between both but by can cannot case change changed changes code comment comments could did do ' +
    'does doesn doing don done each either else even ever every example few fine first fix fixed following for from get ' +
    'give given goes going good got guess had has have he her here hi his how however if in instead into is isn it its ' +
    'just know last least less let like line lines ll look looks made make makes many may maybe me mean might more most ' +
    'much must my need needed needs never new next nit no not nothing now of off ok okay on once one only or other our ' +
    'out over own patch patches perhaps please possible probably put rather re read really right same see seems set ' +
    'should similar simply since so some something still such sure take than thanks that the their them then there these ' +
    'they thing things think this those though through to too two under until up us use used using ve version very via ' +
    'want was way we well were what when where whether which while who why will with without won work works would yes ' +
    'yet you your if else return int void struct char goto break case while for null true false err ret'
  ).split(' '),
);

/** Whether a word, in lower case, tells one remark from another. */
export function isTelling(word: string): boolean {
  return word.length > 2 && !COMMON.has(word) && !isNumber(word);
}

function isNumber(word: string): boolean {
  const code = word.charCodeAt(0);
  return code >= 48 && code <= 57 && word.length < 3;
}

/** `registers`, `registered` and `registering` are one word; crude, and the same for both sides of a comparison. */
export function stemOf(word: string): string {
  if (word.includes('_') || word.length < 5) return word;
  if (word.endsWith('ing') && word.length > 6) return word.slice(0, -3);
  if (word.endsWith('ed') || word.endsWith('es')) return word.slice(0, -2);
  if (word.endsWith('s') || word.endsWith('e')) return word.slice(0, -1);
  return word;
}

/** The stems of the telling words of a text. */
export function listTellingStems(text: string): Set<string> {
  const stems = new Set<string>();
  for (const word of listWords(text)) if (isTelling(word)) stems.add(stemOf(word));
  return stems;
}
