import type { NextResponse } from 'next/server';
import { backTo } from '../form.ts';

/** Why a sign-in came to nothing, in words for who tried; the operator finds the reason in the server's log. */
export const PROBLEMS = {
  unreachable: 'The server that signs people in does not answer. Try again later.',
  forgotten: 'This sign-in took more than ten minutes, or your browser keeps no cookies. Start again.',
  refused: 'You were not signed in: the answer does not fit what was asked, or you were refused. Start again.',
} as const;

export type Problem = keyof typeof PROBLEMS;

/** Back to the page for signing in, which says what went wrong. */
export function reportProblem(problem: Problem, error?: unknown): NextResponse {
  if (error !== undefined) console.error(`reroll: sign-in: ${describe(error)}`);
  return backTo(`/sign-in?problem=${problem}`);
}

/** One line, with the cause: openid-client keeps the real reason there. Nothing in it comes from tokens. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return `${error.message}${cause}`.replace(/\p{Cc}/gu, ' ').slice(0, 500);
}
