import snowball from 'snowball-stemmers';

/**
 * Stems of English words, as Snowball's `english` (Porter 2) makes them: the stemmer of Xapian and so of public-inbox.
 * `address`, `addresses` and `addressed` have one stem.
 */
const english = snowball.newStemmer('english');

/** The words that the algorithm's list of exceptions gives a stem which does not begin as they do. */
const EXCEPTIONS: readonly (readonly [word: string, stem: string])[] = [
  ['dying', 'die'],
  ['lying', 'lie'],
  ['tying', 'tie'],
];

/** @param word in lower case */
export function stemOf(word: string): string {
  return english.stem(word);
}

/** Words that have the stem but do not begin with `stemBeginning(stem)`. */
export function listExceptions(stem: string): readonly string[] {
  return EXCEPTIONS.filter((each) => each[1] === stem).map(([word]) => word);
}

/**
 * What all other words of a stem begin with. A stem differs from its words at its end only: `happi` (happy), `capabl`
 * (capability), `hope` (hoping).
 */
export function stemBeginning(stem: string): string {
  if (stem.endsWith('ble')) return stem.slice(0, -2);
  return /(?:[ie]|bl)$/.test(stem) ? stem.slice(0, -1) : stem;
}

/** Xapian stems words that begin with a letter in lower case; a name in capitals is looked for as it is written. */
export function isStemmed(written: string): boolean {
  return /^[\p{Ll}\p{Lt}\p{Lm}\p{Lo}]/u.test(written);
}
