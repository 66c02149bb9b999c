/** Links ask for nothing, whatever words they are made of. */
const LINK = /\bhttps?:\S+/gi;

/**
 * A remark as its words are looked at: bounded, one line a paragraph, plain apostrophes, no addresses of pages.
 * @param most in characters; enough of a remark to know what it wants
 */
export function plainText(text: string, most: number): string {
  return text
    .slice(0, most)
    .replaceAll('’', "'")
    .replace(LINK, '')
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .join('\n')
    .trim();
}
