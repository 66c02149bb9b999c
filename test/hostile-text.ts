import { runInNewContext } from 'node:vm';
import type { Expression } from './expression.ts';

/** Enough to tell most words of the longest expression. */
const MOST_PIECES = 80;

/** What matches nothing, alone and behind what ends `[^.]*`, `[^<>]*` and the like. */
const ENDS = ['\u0000', '\u0000.,:;<>()[]@"\n\u0000'];

/**
 * Texts on which an expression takes long, if it does on any: its own words again and again, alone, behind the word
 * before, and behind its first one, with ends that match nothing.
 * @param length of each, in characters
 */
export function listHostileTexts({ source }: Expression, length: number): string[] {
  const pieces = listPieces(source);
  const [first = ''] = pieces;
  const repeated = [' ', '\n', 'a', pieces.join('')].concat(
    pieces.flatMap((piece, index) => [piece, `${pieces[index - 1] ?? ''}${piece}`, `${piece} `]),
  );
  const units = new Set(repeated.filter((unit) => unit !== ''));
  return [...units].flatMap((unit) => {
    const run = unit.repeat(Math.ceil(length / unit.length));
    return [run, `${first}${run}`].flatMap((text) => ENDS.map((end) => text.slice(0, length - end.length) + end));
  });
}

/** What an expression is made of: its words, and a character of each set. */
function listPieces(source: string): string[] {
  const plain = source
    .replace(/\\[bB]|\(\?<?[!=]/g, '(')
    .replace(/\\s/g, ' ')
    .replace(/\\[wdS]|\\[pP]\{[^}]*\}/g, '1')
    .replace(/\\[WD]/g, '-')
    .replace(/\\t/g, '\t')
    .replace(/\\n/g, '\n')
    .replace(/\[\^(?:\\.|[^\]\\])*\]/g, ' ')
    .replace(/\[\\?(.)(?:\\.|[^\]\\])*\]/g, '$1');
  const pieces = plain.split(/(?<!\\)(?:\((?:\?:)?|[)|^$]|[*+?]\??|\{\d+(?:,\d*)?\})/);
  return [...new Set(pieces.map((piece) => piece.replace(/\\(.)/g, '$1')))]
    .filter((piece) => piece !== '')
    .slice(0, MOST_PIECES);
}

/** Whether an expression is done with all of the texts before the time is over. */
export function endsInTime({ source, flags }: Expression, texts: readonly string[], milliseconds: number): boolean {
  try {
    runInNewContext(
      'for (const text of texts) text.replace(expression, "")',
      {
        texts,
        expression: new RegExp(source, flags),
      },
      { timeout: milliseconds },
    );
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return false;
    throw error;
  }
}
