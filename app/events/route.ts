import type { NextRequest } from 'next/server';
import { storeVersion } from '#db/version.ts';
import { database } from '../database.ts';

export const dynamic = 'force-dynamic';

/** How often the store is looked at, and how often a silent connection is kept open, in ms. */
const LOOK = 2000;
const KEEP = 25_000;

/** A stream of server-sent events (HTML, 9.2): one `news` as soon as the store is not what `since` says. */
export function GET(request: NextRequest): Response {
  const db = database();
  const since = request.nextUrl.searchParams.get('since') || storeVersion(db);
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      const stop = () => {
        clearInterval(look);
        clearInterval(keep);
      };
      const look = setInterval(() => {
        if (storeVersion(db) === since) return;
        send('event: news\ndata: new\n\n');
        stop();
        controller.close();
      }, LOOK);
      const keep = setInterval(() => send(': still here\n\n'), KEEP);
      send(': listening\n\n');
      request.signal.addEventListener('abort', stop);
    },
  });
  return new Response(stream, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' } });
}
