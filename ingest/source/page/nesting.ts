/** Archive pages nest some ten deep; broken ones leave a few hundred elements open. */
const maxDepth = 1000;

/** Elements without an end tag, or whose end tag may be left out. */
const unclosed = new Set(
  'area base br col dd dt hr img input li link meta option p param source tbody td tfoot th thead tr wbr'.split(' '),
);

/**
 * True where HTML leaves so many elements open that no archive has written it: parsers take time quadratic in the
 * depth, and walking the tree would run out of stack.
 */
export function isNestedTooDeep(html: string): boolean {
  const open = new Map<string, number>();
  let depth = 0;
  for (const [, slash, tag = ''] of html.matchAll(/<(\/?)([a-z][^\s/>]{0,30})/gi)) {
    const name = tag.toLowerCase();
    if (unclosed.has(name)) continue;
    const count = open.get(name) ?? 0;
    if (slash === '/' && count === 0) continue;
    const step = slash === '/' ? -1 : 1;
    open.set(name, count + step);
    depth += step;
    if (depth > maxDepth) return true;
  }
  return false;
}
