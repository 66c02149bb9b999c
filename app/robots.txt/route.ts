import { isHidden } from '../reader-access.ts';

export const dynamic = 'force-dynamic';

/** Keeps robots off all pages where addresses are hidden (RFC 9309); elsewhere only off what never ends. */
export function GET(): Response {
  return new Response(`User-agent: *\nDisallow: ${isHidden() ? '/' : '/events'}\n`);
}
