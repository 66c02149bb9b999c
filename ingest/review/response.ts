import type { Answer, ResponseKind } from '#db/model.ts';
import * as say from './answer-words.ts';
import { plainText } from './words.ts';

/** Enough to know how somebody takes a remark. */
const MAX_WORDS = 1_500;

/** What the author says to a remark, from his words alone. */
export function parseResponse(text: string): ResponseKind {
  const words = plainText(text, MAX_WORDS).replace(/^[-*> ]+/, '');
  if (words === '') return 'none';
  const [opening = ''] = words.split(/(?<=[.!?])\s|\n/, 1);
  if (say.CERTAIN_PROMISE.test(words)) return 'agreed';
  if (say.REFUSING_START.test(words)) return 'disagreed';
  if (say.DONE.test(opening) || say.DONE_START.test(words)) return 'done';
  if (say.PROMISE.test(opening) && !opening.includes('?')) return 'agreed';
  if (say.AGREEING_START.test(words) && !say.REFUSAL.test(opening)) return agreesWhole(words) ? 'agreed' : 'explained';
  if (say.PROMISE.test(words) && !say.REFUSAL.test(words)) return 'agreed';
  if (say.DONE.test(words) && !say.REFUSAL.test(words)) return 'done';
  if (say.REFUSAL.test(words)) return 'disagreed';
  return isAsking(words) ? 'asked' : 'explained';
}

/** "Yes, since the register is 8 bits wide" answers a question; "Ok, since you ask" gives in. */
function agreesWhole(words: string): boolean {
  return words.length < 40 || !say.EXPLAINING_START.test(words) || say.PROMISE.test(words);
}

function isAsking(words: string): boolean {
  return words.endsWith('?') || /\?\s*(?:\n|$)/.test(words);
}

/** Who grants a point says so first. */
const OPENING = 100;

/** What a reviewer says later in a discussion. */
export function parseFollowUp(text: string): Answer['kind'] {
  const words = plainText(text, MAX_WORDS);
  if (say.CONCESSION.test(words.slice(0, OPENING)) && !isAsking(words)) return 'withdrawn';
  if (say.INSISTENCE.test(words)) return 'insisted';
  if (say.WITHDRAWAL.test(words) && !words.includes('?')) return 'withdrawn';
  if (say.ACCEPTANCE.test(words) && !isAsking(words)) return say.REMAINDER.test(words) ? 'insisted' : 'accepted';
  return isAsking(words) ? 'asked' : 'explained';
}

/**
 * Whether an author's words speak of the whole mail that he answers.
 * @param isPreface whether they stand below no remark: then "will go into v3" is meant for all
 */
export function isGeneralResponse(text: string, isPreface: boolean): boolean {
  const words = plainText(text, MAX_WORDS);
  if (!say.PROMISE.test(words) && !say.DONE.test(words) && !say.CERTAIN_PROMISE.test(words)) return false;
  return say.GENERAL.test(words) || (isPreface && say.NEXT_REVISION.test(words));
}
