import { accessSettings } from '#access/settings.ts';

export const dynamic = 'force-dynamic';

/** Keeps robots off all pages that do not show everybody everything (RFC 9309); elsewhere only off what never ends. */
export function GET(): Response {
  const { hidesAddresses, read } = accessSettings();
  const isClosed = hidesAddresses || read === 'signed-in';
  return new Response(`User-agent: *\nDisallow: ${isClosed ? '/' : '/events'}\n`);
}
