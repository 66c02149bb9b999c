import { Parser } from 'htmlparser2';

/** What people's mail programs and archives nest stays below a hundred; broken pages leave a few hundred elements open. */
const MAX_DEPTH = 1_000;

/** Characters that are read before the depth is looked at again. */
const CHUNK = 10_000;

/**
 * Whether HTML leaves so many elements open that nobody has written it: parsers take time quadratic in the depth, and
 * walking the tree would run out of stack. Counted by the parser that builds the tree, since what closes what is its to say.
 */
export function isNestedTooDeep(html: string): boolean {
  let depth = 0;
  const parser = new Parser({
    onopentag: () => {
      depth += 1;
    },
    onclosetag: () => {
      depth -= 1;
    },
  });
  for (let at = 0; at < html.length && depth <= MAX_DEPTH; at += CHUNK) parser.write(html.slice(at, at + CHUNK));
  return depth > MAX_DEPTH;
}
