import { PEER_HEADER } from '#access/peer-header.ts';

/**
 * Runs once, before the server answers. Next.js does not tell a page who is connected: each request is given the address
 * of its socket as a header, in place of any that was sent.
 */
export async function register(): Promise<void> {
  // Next.js builds this for its edge runtime too, and leaves out what stands in this block.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { subscribe } = await import('node:diagnostics_channel');
    subscribe('http.server.request.start', (message) => {
      const { request } = message as { request: import('node:http').IncomingMessage };
      request.headers[PEER_HEADER] = request.socket.remoteAddress ?? 'unknown';
    });
  }
}
