import type { NextRequest } from 'next/server';
import { loreAddress, parseLoreAddress } from '../../lore/address.ts';
import { plainText } from '../../lore/plain-text.ts';
import { originOf } from '../../request.ts';

/**
 * Sends to the address with its slash at the end, which the proxy answers with a page; `/r/MSGID` to the mail.
 * It is here and not in the proxy because b4 needs the whole address, of which the proxy would send the path alone.
 */
export function GET(request: NextRequest): Response {
  const address = parseLoreAddress(request.nextUrl.pathname);
  if (!address) return plainText(404, 'No such address');
  const target = address.kind === 'short' ? { kind: 'mail' as const, list: null, id: address.id } : address;
  const location = `${originOf(request)}${loreAddress(target)}${request.nextUrl.search}`;
  return plainText(address.kind === 'short' ? 302 : 301, `Redirecting to ${location}`, { location });
}
