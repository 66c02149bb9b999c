import type { Token } from './token.ts';
import type { QueryProblem } from './tree.ts';

const MAX_DEPTH = 20;

/** What keeps tokens from being a query: a parenthesis without its other half, a connective without a side. */
export function findDisorder(tokens: readonly Token[]): QueryProblem | undefined {
  const open: Token[] = [];
  /** The last token where something has to follow it. */
  let waiting: Token | undefined;
  let hasLeft = false;
  for (const token of tokens) {
    switch (token.kind) {
      case 'words':
      case 'value':
        waiting = undefined;
        hasLeft = true;
        break;
      case 'open-quote':
        return problem(token, 'this quote is not closed', null);
      case 'AND':
      case 'OR':
      case 'XOR':
        if (!hasLeft)
          return problem(
            token,
            `nothing stands before ${token.kind}; the word is written in small letters`,
            token.kind.toLowerCase(),
          );
        waiting = token;
        hasLeft = false;
        break;
      case ')':
        if (open.length === 0) return problem(token, 'this parenthesis closes nothing', '');
        if (!hasLeft)
          return problem(waiting ?? token, 'nothing stands within the parentheses, or behind the last word', null);
        open.pop();
        break;
      case '(':
        open.push(token);
        if (open.length > MAX_DEPTH)
          return problem(token, `more than ${MAX_DEPTH} parentheses within each other`, null);
        waiting = token;
        hasLeft = false;
        break;
      default:
        waiting = token;
        hasLeft = false;
    }
  }
  const [unclosed] = open;
  if (waiting && waiting.kind !== '(') return problem(waiting, `nothing stands behind ${nameOf(waiting)}`, null);
  return unclosed && problem(unclosed, 'this parenthesis is not closed', '');
}

function nameOf(token: Token): string {
  return token.kind === 'scope' ? `${token.operator.name}:` : token.kind;
}

function problem({ start, end }: Token, reason: string, suggestion: string | null): QueryProblem {
  return { start, end, reason, suggestion };
}
