import { createElement, Fragment } from 'react';
import type { FileDiff, Line } from '#db/model.ts';
import { ClearText } from './clear-text.tsx';
import { tokenizeFile } from './syntax.ts';

/** A line of more is data; its marks tell nobody anything. */
const MOST_TOKENS = 1_000;

/** What renders the lines of a file, with the syntax of its language marked. */
export function codeOf(file: FileDiff) {
  const tokens = tokenizeFile(file);
  return (line: Line) => {
    const found = tokens.get(line.bodyLine);
    if (!found || found.length > MOST_TOKENS) return ClearText(line);
    // Given as arguments, not as an array, they need no keys: they have no identity but their order.
    return createElement(
      Fragment,
      null,
      ...found.map((token) =>
        token.kind ? createElement('span', { className: `c-${token.kind}` }, ClearText(token)) : ClearText(token),
      ),
    );
  };
}
