import type { Searched } from './searched.ts';

/** Enough for the longest remark that names things, and few enough to look each up in every revision. */
const MOST = 16;

/** Words of C and of bindings that requests name as they are: "make this static". */
const KEYWORDS = new Set([
  'static',
  'const',
  'inline',
  'unsigned',
  'bool',
  'enum',
  '__iomem',
  '__init',
  '__maybe_unused',
]);

/**
 * What a remark names: `devm_led_classdev_register`, `SZ_1G`, `probe()`, `ti,led-mode`, `<linux/bits.h>`, and what
 * stands in quotes as one word. In the order of the text, each once.
 */
export function parseIdentifiers(text: string): string[] {
  const names = new Set<string>();
  for (const token of text.slice(0, 8_000).split(/[\s]+/, 1_500)) {
    if (names.size >= MOST) break;
    const name = nameOf(token);
    if (name) names.add(name);
  }
  return [...names];
}

function nameOf(token: string): string | undefined {
  if (token.length > 100 || token.includes('@') || token.includes('://')) return undefined;
  const quoted = /^[("[]*(?:`([^`]+)`|"([^"]+)"|'([^']+)')/.exec(token);
  const inner = quoted ? (quoted[1] ?? quoted[2] ?? quoted[3] ?? '') : token;
  const bare = stripMarks(inner);
  if (bare.length < 2 || !/^[\w,.#/:-]+$/.test(bare)) return undefined;
  if (quoted) return bare;
  /** `SZ_*` means all names that begin so. */
  if (/^\w+_\*/.test(inner) && bare.endsWith('_')) return bare;
  if (KEYWORDS.has(bare)) return bare;
  if (/^[A-Za-z]\w*\.[chS]$/.test(bare) || /^\w+\/[\w/-]+\.h$/.test(bare)) return bare;
  if (inner.includes('->') && /^[a-z]\w{3,}$/.test(bare)) return bare;
  if (/^\w+$/.test(bare) && (bare.slice(1, -1).includes('_') || /\w\(/.test(inner))) return bare;
  if (/^_[a-z]{3,}$/.test(bare)) return bare;
  if (/^[a-z]+,[a-z0-9][a-z0-9-]+$/.test(bare)) return bare;
  if (/^[a-z]+[A-Z][A-Za-z]+$/.test(bare)) return bare;
  return undefined;
}

/** `foo()->bar,` names foo; a call's arguments and punctuation are not part of a name. */
function stripMarks(token: string): string {
  const start = token.search(/[\w#/]/);
  if (start < 0) return '';
  const call = token.indexOf('(', start);
  const head = call > start ? token.slice(start, call) : token.slice(start);
  const arrow = head.indexOf('->');
  const name = arrow > 0 ? head.slice(arrow + 2) : head;
  return name.replace(/(?<![^\w/])[^\w/]+$/, '');
}

/** What is said to be wrong, not what it is compared with: "_warn is too strong"; what "should be static" keeps its name. */
export function isSubject(name: string, text: string): boolean {
  const at = text.indexOf(name);
  if (at < 0) return false;
  const behind = text.slice(at + name.length, at + name.length + 40);
  return /^[)("'`]*(?: \w+)? (?:is|are|isn't|aren't|doesn't|don't|seems?|looks?)\b/.test(behind);
}

/** How often a name stands in the older and the newer text. */
export type Presence = { readonly name: string; readonly older: number; readonly newer: number };

/** Looks names up in two texts; those that neither has are left in, with zeros. */
export function comparePresence(names: readonly string[], older: Searched, newer: Searched): Presence[] {
  return names.map((name) => ({ name, older: older.count(name), newer: newer.count(name) }));
}
