import { countPart, countWord } from '#ingest/review/word.ts';

/** "Write `to` where you wrote `from`." */
export type Substitution = { readonly from: string; readonly to: string };

/** Beyond this a "substitution" is prose. */
const LONGEST = 100;

/**
 * The substitutions that a remark asks for: `s/a/b/`, `s/a/b`, `"x" -> "y"`, `x => y`, `x -> y` on a line of its own.
 * `a->b` without spaces is C.
 */
export function parseSubstitutions(text: string): Substitution[] {
  return text
    .split('\n', 200)
    .flatMap((line) => (line.length > 400 ? [] : (parseSed(line) ?? parseArrow(line) ?? [])))
    .filter(({ from, to }) => from !== '' && from !== to && from.length <= LONGEST && to.length <= LONGEST);
}

/** sed's notation; the last slash is often left out, and then the new text is one word. */
function parseSed(line: string): Substitution | undefined {
  const match = /(?:^|[\s"'`(])s([/|,#])/.exec(line);
  if (!match) return undefined;
  const mark = match[1] ?? '/';
  const start = match.index + match[0].length;
  const middle = line.indexOf(mark, start);
  if (middle < 0) return undefined;
  const end = line.indexOf(mark, middle + 1);
  const from = line.slice(start, middle);
  if (end >= 0) return { from, to: line.slice(middle + 1, end) };
  const rest = line.slice(middle + 1);
  return { from, to: /^[^\s.,;?!"')]*/.exec(rest)?.[0] ?? '' };
}

function parseArrow(line: string): Substitution | undefined {
  const match = /\s(?:-+>|=+>|→)\s/.exec(line);
  if (!match) return undefined;
  const before = line.slice(0, match.index).trim();
  const after = line.slice(match.index + match[0].length).trim();
  const quotedBefore = /["'`]([^"'`]+)["'`]$/.exec(before)?.[1];
  const quotedAfter = /^["'`]([^"'`]+)["'`]/.exec(after)?.[1];
  if (quotedBefore !== undefined && quotedAfter !== undefined) return { from: quotedBefore, to: quotedAfter };
  /** Without quotes only where the line holds no more than the two. */
  const bare = (side: string) => side.replace(/^[-*+]\s+/, '').replace(/(?<![.,;?!])[.,;?!]+$/, '');
  const from = bare(before);
  const to = bare(after);
  const isShort = (side: string) => side !== '' && side.split(/\s+/, 5).length <= 4;
  return isShort(from) && isShort(to) ? { from, to } : undefined;
}

export type SubstitutionResult =
  /** `left` places of the text still have what was to go. */
  | { readonly kind: 'applied'; readonly left: number }
  | { readonly kind: 'missing'; readonly left: number }
  /** The text never had what was to go. */
  | { readonly kind: 'unknown' };

/** Shorter parts of words stand everywhere: `s/a/an/` is about a word. */
const SHORTEST_PART = 4;

/** Whether a text was changed as asked: `s/led.5/led_backlight/` also within `s3c24xx_led.5`, where it is no word. */
export function checkSubstitution(substitution: Substitution, older: string, newer: string): SubstitutionResult {
  const { from, to } = substitution;
  /** Words of a message are wrapped anew when it is edited. */
  const isPhrase = from.includes(' ') || to.includes(' ');
  const textOf = (text: string) => (isPhrase ? text.replace(/\s+/g, ' ') : text);
  const [before, after] = [textOf(older), textOf(newer)];
  const words = compare(substitution, before, after, countWord);
  if (words.kind !== 'unknown' || from.length < SHORTEST_PART) return words;
  return compare(substitution, before, after, countPart);
}

function compare(
  { from, to }: Substitution,
  older: string,
  newer: string,
  count: (text: string, word: string) => number,
): SubstitutionResult {
  /** In `s/provide/provides` the new text holds the old one. */
  const within = to.includes(from) ? count(to, from) : 0;
  const countLeft = (text: string) => count(text, from) - (within > 0 ? count(text, to) * within : 0);
  const had = countLeft(older);
  if (had <= 0) return { kind: 'unknown' };
  const left = countLeft(newer);
  return left >= had ? { kind: 'missing', left } : { kind: 'applied', left: Math.max(0, left) };
}
