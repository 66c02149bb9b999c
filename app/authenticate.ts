import { readToken } from '#access/reader.ts';
import type { Caller } from '#api/request.ts';
import type { Seconds } from '#db/model.ts';
import type { Database } from '#db/open.ts';

/** Which program sends a request, by the token in its Authorization header. Cookies count for nothing here. */
export function authenticate(db: Database, request: Request, now: Seconds): Caller {
  const token = readToken(db, request.headers, now);
  if (token === 'none') return { kind: 'anonymous' };
  return token === 'refused' ? { kind: 'refused' } : { kind: 'token', token };
}
