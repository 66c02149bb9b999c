/**
 * Joins the lines of a `format=flowed` text that its sender's mail program has wrapped (RFC 3676): a line that ends
 * with a space goes on in the next one of the same quote depth. A quoted line keeps its marks.
 * Unlike the RFC, a line that is blank but for its marks ends a paragraph: so quoted diffs look whose empty context
 * lines end in a space.
 * @param isSpaceDeleted `DelSp=yes`: the last space belongs to the wrapping
 */
export function joinFlowed(text: string, isSpaceDeleted: boolean): string {
  const joined: string[] = [];
  let paragraph = '';
  let depth = -1;
  for (const line of text.split('\n')) {
    const marks = countMarks(line);
    // Lines that begin with a space, `From ` or a mark of their own were stuffed with a space.
    const content = line.charCodeAt(marks) === SPACE ? line.slice(marks + 1) : line.slice(marks);
    const isBlank = isBlankOrMarks(content);
    const goesOn = depth === marks && content !== SIGNATURE && !isBlank && content.charCodeAt(0) !== MARK;
    if (!goesOn && depth !== -1) joined.push(paragraph);
    const isWrapped = content.endsWith(' ') && content !== SIGNATURE && !isBlank;
    const own = isWrapped && isSpaceDeleted ? content.slice(0, -1) : content;
    // What is quoted keeps `> ` as it stands; the text of the mail itself only loses its stuffing.
    paragraph = goesOn ? paragraph + own : marks === 0 ? own : `${line.slice(0, marks)} ${own}`;
    if (isWrapped) depth = marks;
    else {
      joined.push(marks > 0 && content === '' ? line : paragraph);
      depth = -1;
      paragraph = '';
    }
  }
  if (depth !== -1) joined.push(paragraph);
  return joined.join('\n');
}

/** `> > `: some mailers leave spaces between the marks, which hides the quote's real depth. */
function isBlankOrMarks(content: string): boolean {
  for (let at = 0; at < content.length; at += 1) {
    const code = content.charCodeAt(at);
    if (code !== SPACE && code !== MARK) return false;
  }
  return true;
}

function countMarks(line: string): number {
  let at = 0;
  while (line.charCodeAt(at) === MARK) at += 1;
  return at;
}

const SIGNATURE = '-- ';
const [SPACE, MARK] = [0x20, 0x3e];
