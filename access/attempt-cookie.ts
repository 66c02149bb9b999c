import type { Attempt } from './openid.ts';

/** A sign-in has to be done in ten minutes. */
export const ATTEMPT_SECONDS = 600;

export function formatAttempt(attempt: Attempt): string {
  return Buffer.from(JSON.stringify(attempt)).toString('base64url');
}

/** A sign-in that is under way; undefined for anything that we did not write. */
export function parseAttempt(text: string): Attempt | undefined {
  const value = parseJson(Buffer.from(text, 'base64url').toString('utf8'));
  if (typeof value !== 'object' || value === null) return undefined;
  const { state, nonce, verifier, back } = value as Readonly<Record<string, unknown>>;
  const isWhole = [state, nonce, verifier].every((each) => typeof each === 'string' && each.length > 20);
  if (!isWhole || typeof back !== 'string') return undefined;
  return { state: String(state), nonce: String(nonce), verifier: String(verifier), back };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
