import { timingSafeEqual } from 'node:crypto';
import { hashOfSecret } from '#db/secret.ts';
import type { AccessSettings } from './settings.ts';

const SECRET_HEADER = 'x-reroll-proxy';

/**
 * A header that the operator's proxy sets; undefined where the request did not come through it. The proxy shows who it is
 * by a secret: an address would be every program's on the same machine.
 */
export function readProxied({ proxySecret }: AccessSettings, headers: Headers, name: string): string | undefined {
  const shown = headers.get(SECRET_HEADER);
  if (proxySecret === null || shown === null) return undefined;
  // Of equal length and compared in equal time, whatever was sent.
  const isProxy = timingSafeEqual(Buffer.from(hashOfSecret(shown)), Buffer.from(hashOfSecret(proxySecret)));
  return isProxy ? (headers.get(name) ?? undefined) : undefined;
}
