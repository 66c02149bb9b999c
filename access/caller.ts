import { PEER_HEADER } from './peer-header.ts';
import type { Reader } from './reader.ts';
import type { AccessSettings } from './settings.ts';
import { readProxied } from './trusted-proxy.ts';

/** Whom a request counts for: a token, a person, else an address. */
export function callerOf(settings: AccessSettings, reader: Reader, headers: Headers): string {
  switch (reader.kind) {
    case 'program':
      return `token ${reader.token.id}`;
    case 'person':
      return `person ${reader.name}`;
    case 'anyone':
    case 'nobody':
      return `address ${networkOf(addressOf(settings, headers))}`;
  }
}

/** A proxy adds the address of its own caller at the end of X-Forwarded-For; what stands before it is hearsay. */
function addressOf(settings: AccessSettings, headers: Headers): string {
  const forwarded = readProxied(settings, headers, 'x-forwarded-for')?.split(',').at(-1)?.trim();
  return forwarded || (headers.get(PEER_HEADER) ?? '');
}

/** One subscriber has 2^64 addresses of IPv6 (RFC 6177): they count together. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const groups = head === '' ? [] : head.split(':');
  // What `::` leaves out are zeros: at most the last groups, which do not count, are missing then.
  const missing = tail === undefined ? 0 : 8 - groups.length - (tail === '' ? 0 : tail.split(':').length);
  const all = [...groups, ...Array<string>(Math.max(0, missing)).fill('0'), ...(tail ? tail.split(':') : [])];
  return `${all.slice(0, 4).join(':')}::/64`;
}
