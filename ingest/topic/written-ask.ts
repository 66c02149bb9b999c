import type { TopicMention } from '#db/model.ts';

/** A longer suggestion is a patch of its own, full of names that nobody asks for. */
const MOST_LINES = 3;

/** Look like calls and are none. */
const NO_CALL = new Set(['if', 'for', 'while', 'switch', 'return', 'sizeof', 'defined', 'typeof', 'container_of']);

/**
 * What a reviewer asks for by writing the line down as it should be: a call that the commented line has not.
 * "return dev_err_probe(dev, ret, ...);"
 */
export function findWrittenAsks(code: readonly string[], anchored: string): TopicMention[] {
  if (code.length === 0 || code.length > MOST_LINES) return [];
  const had = new Set(anchored.split(/\W+/));
  return code.flatMap((line) => {
    if (/^[-#]|,\s*$/.test(line)) return [];
    const calls = [...line.slice(0, 200).matchAll(/\b([A-Za-z_]\w{2,59})\(/g)].map(([, call = '']) => call);
    const name = calls.find((call) => !NO_CALL.has(call));
    if (name === undefined || !name.includes('_') || had.has(name)) return [];
    const sign = line.trim();
    return [{ key: `use:${name}`, kind: 'use' as const, asks: `Use ${name}`, name, insteadOf: null, sign }];
  });
}
