import { createHash, randomBytes } from 'node:crypto';

/** A new secret: 256 random bits, too many to guess, so that a plain hash of it cannot be guessed back either. */
export function makeSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What the store keeps in place of a secret: SHA-256, in hexadecimal. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
