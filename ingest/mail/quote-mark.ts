/** What stands before the words of a quoted line. */
export type QuoteMark = {
  /** How often the line was quoted; 0 for the writer's own words. */
  readonly depth: number;
  /** Where the words begin. */
  readonly end: number;
};

/** Which characters mark quotes in a mail: `>` in the first column, or also in the second, or `|`. */
export type QuoteStyle = 'angle' | 'indented-angle' | 'bar' | 'none';

const SPACE = 32;
const ANGLE = 62;
const BAR = 124;

/** "All errors (new ones prefixed by >>):" of the kernel test robot: its `>>` and `>` mark lines that it complains of. */
const ROBOT_EXCERPT = /^[^>\n]{0,200}\bnew ones prefixed by >>/m;

/** Fewer lines behind bars are a table or a sketch, fewer indented marks a comparison. */
const MIN_BARS = 3;
const MIN_INDENTED = 3;

const UNMARKED: QuoteMark = { depth: 0, end: 0 };

/** Finds out how a mail quotes. @param lines the lines of `body` */
export function findQuoteStyle(body: string, lines: readonly string[]): QuoteStyle {
  if (body.includes('prefixed by >>') && ROBOT_EXCERPT.test(body)) return 'none';
  let angles = 0;
  let indented = 0;
  let bars = 0;
  for (const line of lines) {
    const first = line.charCodeAt(0);
    if (first === ANGLE) angles++;
    else if (first === SPACE && line.charCodeAt(1) === ANGLE) indented++;
    else if (first === BAR && (line.length === 1 || line.charCodeAt(1) === SPACE) && !line.endsWith(' |')) bars++;
  }
  if (indented >= MIN_INDENTED) return 'indented-angle';
  return angles === 0 && bars >= MIN_BARS ? 'bar' : 'angle';
}

/** Reads `>`, `> >`, `>>`, `>text`; one space after a mark is of the mark, more is of the text. Linear in the marks. */
export function parseQuoteMark(line: string, style: QuoteStyle): QuoteMark {
  const mark = style === 'bar' ? BAR : ANGLE;
  let at = style === 'indented-angle' && line.charCodeAt(0) === SPACE ? 1 : 0;
  if (style === 'none' || line.charCodeAt(at) !== mark) return UNMARKED;
  if (line.charCodeAt(at + 1) === 61 && line.charCodeAt(at + 2) !== 61) return UNMARKED;
  let depth = 0;
  while (line.charCodeAt(at) === mark) {
    depth++;
    at++;
    if (line.charCodeAt(at) === SPACE) at++;
    // The second space is of the text, unless a further mark follows: `>  > text` of some web mailers.
    if (line.charCodeAt(at) === SPACE && line.charCodeAt(at + 1) === mark) at++;
  }
  return { depth, end: at };
}
