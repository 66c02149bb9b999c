import { isReadable } from '#db/version.ts';
import { database } from '../database.ts';

export const dynamic = 'force-dynamic';

/** For supervisors and load balancers: 200 where the store can be read, else 503. Says nothing about what is in it. */
export function GET(): Response {
  const isWell = isStoreReadable();
  return new Response(isWell ? 'ok\n' : 'the store cannot be read\n', {
    status: isWell ? 200 : 503,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });
}

function isStoreReadable(): boolean {
  try {
    return isReadable(database());
  } catch (error) {
    console.error(`reroll: ${error instanceof Error ? error.message : error}`);
    return false;
  }
}
