/**
 * Words that mean something, written as a list: phrases stand apart by ` | ` or on lines of their own, each the source of
 * an expression. Matches any of them, whole words, in any case. Texts are as `plainText` gives them.
 */
export function anyOf(phrases: TemplateStringsArray): RegExp {
  return new RegExp(`\\b(?:${alternatives(phrases)})\\b`, 'i');
}

/** The same for words that a text begins with. */
export function opensWith(phrases: TemplateStringsArray): RegExp {
  return new RegExp(`^(?:${alternatives(phrases)})\\b`, 'i');
}

function alternatives(phrases: TemplateStringsArray): string {
  const [text = ''] = phrases.raw;
  return text
    .trim()
    .split(/ \| |\n */)
    .join('|');
}
