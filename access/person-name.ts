const NAME_LENGTH = 200;

/** `Mira Lindqvist`, else with what tells two of the same name apart: `Mira Lindqvist (mira)`. */
export function namesOf(name: unknown, marks: readonly unknown[]): string[] {
  const words = [name, ...marks].flatMap((word) => {
    const text = typeof word === 'string' ? cleanName(word) : '';
    return text === '' ? [] : [text];
  });
  const [first = '', ...others] = words;
  return words.length === 0 ? [] : [first, ...others.map((other) => `${first} (${other})`)];
}

/** Without control and invisible characters, by which one name can look like another. */
export function cleanName(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, NAME_LENGTH);
}
