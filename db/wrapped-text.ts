/** Tables, lists, code and quotes keep their lines. */
const KEEPS_LINES = /^(?:\s|[-*+>|]|\d{1,3}[.)])/;

/** Text as people write it in mail, in lines of at most `width` columns: a paragraph is filled anew where it is wider. */
export function fillText(text: string, width: number): string[] {
  return text.split(/\n(?:[ \t]*\n)+/).flatMap((paragraph, index) => {
    const lines = paragraph.split('\n');
    const isFilled = lines.some((line) => columnsOf(line) > width) && !lines.some((line) => KEEPS_LINES.test(line));
    const filled = isFilled ? wrapText(lines.join(' '), width) : lines.flatMap((line) => wrapText(line, width));
    return index === 0 ? filled : ['', ...filled];
  });
}

/** A line as lines of at most `width` columns, broken between words; a word that is longer keeps a line of its own. */
export function wrapText(text: string, width: number): string[] {
  if (columnsOf(text) <= width) return [text];
  const indent = /^\s*/.exec(text)?.[0].slice(0, width / 2) ?? '';
  const lines: string[] = [];
  let line = '';
  for (const word of text.trim().split(/\s+/)) {
    const longer = line === '' ? indent + word : `${line} ${word}`;
    if (line !== '' && columnsOf(longer) > width) {
      lines.push(line);
      line = indent + word;
    } else line = longer;
  }
  return [...lines, line];
}

/** Characters as people see them, near enough: marks and wide letters are rare on the lists. */
function columnsOf(text: string): number {
  return [...text].length;
}
