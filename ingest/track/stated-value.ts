/** Longer words are no names. */
const LONGEST = 80;

/** `led->regulator`, `cfg.flags`, `ret` */
const NAME = /^[a-z_]\w*(?:(?:->|\.)[a-z_]\w*)*$/i;
const VALUE = /^(?:NULL|true|false|-?\d\w*|-E[A-Z0-9]+|-?[A-Z][A-Z0-9]*_[A-Z0-9_]*)$/;
const SET = /^(?:set|initiali[sz]ed?|reset|assigned)$/i;
const SHALL = /^(?:should|must|shall|to|can|could)$/i;

/**
 * Assignments that a remark states in words, as C without white space: "led->regulator should be set to NULL" and
 * "initialize ret to 0" give `led->regulator=NULL;` and `ret=0;`.
 */
export function parseStatedValues(text: string): string[] {
  const words = text
    .slice(0, 4_000)
    .split(/\s+/, 700)
    .map((word) => word.replace(/^[`'"(]+|(?<![`'"),.;:!?])[`'"),.;:!?]+$/g, ''));
  return words.flatMap((word, at) => {
    if (!SET.test(word)) return [];
    const isPassive = words[at - 1] === 'be' && SHALL.test(words[at - 2] ?? '');
    const name = isPassive ? nameBefore(words, at - 2) : words[at + 1];
    const [to, value] = isPassive ? [words[at + 1], words[at + 2]] : [words[at + 2], words[at + 3]];
    if (to !== 'to' || !isName(name) || value === undefined || !VALUE.test(value)) return [];
    return [`${name}=${value};`];
  });
}

/** "needs to be set", "should be set": the name stands before the verb. */
function nameBefore(words: readonly string[], at: number): string | undefined {
  return /^(?:needs?|has|have|ought)$/i.test(words[at - 1] ?? '') ? words[at - 2] : words[at - 1];
}

function isName(word: string | undefined): word is string {
  return word !== undefined && word.length <= LONGEST && NAME.test(word);
}
