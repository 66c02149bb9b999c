import { parseStatedValues } from './stated-value.ts';

/** Code that a reviewer writes down as it should be. */
export type Suggestion = {
  /** Lines that should be there, without white space. */
  readonly wanted: readonly string[];
  /** Lines of a suggested diff that should go, without white space. */
  readonly unwanted: readonly string[];
};

/** A suggestion longer than this is a patch of its own; its start tells enough. */
const MOST = 60;

/** `}` and `return 0;` stand everywhere and prove nothing. */
const SHORTEST = 7;

/** The lines of a remark that are code, by their form: of a diff, or as C is written; and what it says in words to assign. */
export function parseSuggestion(text: string): Suggestion {
  const wanted = new Set<string>();
  const unwanted = new Set<string>();
  const lines = text.split('\n', 400);
  const isDiff = lines.some((line) => line.startsWith('@@ ') || line.startsWith('diff --git ')) || hasBothMarks(lines);
  for (const line of lines) {
    if (wanted.size + unwanted.size >= MOST) break;
    if (isDiff && /^(?:---|\+\+\+|@@|diff |index )/.test(line)) continue;
    const mark = line.charAt(0);
    if (isDiff && mark === '+') put(wanted, line.slice(1));
    else if (isDiff && mark === '-') put(unwanted, line.slice(1));
    else if (!isDiff && isCode(line)) put(wanted, line);
  }
  if (!isDiff) for (const statement of parseStatedValues(text)) put(wanted, statement);
  return { wanted: [...wanted], unwanted: [...unwanted] };
}

function hasBothMarks(lines: readonly string[]): boolean {
  return lines.some((line) => /^\+\s/.test(line)) && lines.some((line) => /^-\s/.test(line));
}

function put(lines: Set<string>, line: string): void {
  const packed = packLine(line);
  if (packed.length >= SHORTEST) lines.add(packed);
}

/** A line as it compares: without any white space. */
export function packLine(line: string): string {
  return SPACE.test(line) ? line.replace(SPACES, '') : line;
}

const SPACE = /\s/;
const SPACES = /\s+/g;

/** Prose ends in words; code ends in `;`, `{`, `,` or `)`, begins in `#`, or is indented and has the marks of C. */
export function isCode(line: string): boolean {
  if (line.length > 200) return false;
  const bare = line.trim();
  if (bare === '' || bare.startsWith('- ') || bare.startsWith('>')) return false;
  if (/^#\s*(?:define|include|if|ifdef|ifndef|elif)\b/.test(bare) || bare.startsWith('/*')) return true;
  const isIndented = line.startsWith('\t') || line.startsWith('    ') || line.startsWith('  ');
  if (/[\w)\]"]\s*;$/.test(bare)) return isIndented || /[=(]|->/.test(bare);
  if (bare.endsWith('{') || bare.endsWith('}')) return isIndented || bare.includes('(');
  if (!isIndented) return false;
  return (
    /^[\w,.-]+:(?: \S+)?$/.test(bare) ||
    (/[),;&|]$/.test(bare) && /[=(]/.test(bare.slice(0, -1))) ||
    /^(?:if|for|while|return|else)\b.*[(;]/.test(bare)
  );
}

export type SuggestionResult = {
  /** Of the wanted lines that the older code had not: how many there are, and how many the newer code has. */
  readonly wanted: number;
  readonly found: number;
};

/** How often each line is there, without white space. */
export type LineCounts = ReadonlyMap<string, number>;

/** The lines that a revision adds or removes, counted when they are first asked for. */
export type ChangedLines = (kind: 'added' | 'removed') => LineCounts;

/**
 * @param older, newer what both revisions change. A line that the older one removed and the newer one leaves alone is
 * there now, too.
 */
export function checkSuggestion(
  { wanted, unwanted }: Suggestion,
  older: ChangedLines,
  newer: ChangedLines,
): SuggestionResult {
  const count = (lines: LineCounts, line: string) => lines.get(line) ?? 0;
  const isGained = (line: string) =>
    count(newer('added'), line) > count(older('added'), line) ||
    count(newer('removed'), line) < count(older('removed'), line);
  /** What was there before and is there as often now stands around what was to change. */
  const missing = wanted.filter((line) => count(older('added'), line) === 0 || isGained(line));
  const extra = unwanted.filter((line) => count(older('added'), line) > 0);
  const found =
    missing.filter(isGained).length +
    extra.filter((line) => count(newer('added'), line) < count(older('added'), line)).length;
  return { wanted: missing.length + extra.length, found };
}
