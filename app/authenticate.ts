import type { Caller } from '#api/request.ts';
import type { Seconds } from '#db/model.ts';
import type { Database } from '#db/open.ts';
import { verifyToken } from '#db/tokens.ts';

/** RFC 6750 says Bearer, Patchwork and its clients say Token. */
const AUTHORIZATION = /^(?:bearer|token) ([\w.~+/=-]{1,200})$/i;

/** Who sends a request: by the token in its Authorization header. Other schemes, such as Basic, are as if not there. */
export function authenticate(db: Database, request: Request, now: Seconds): Caller {
  const header = request.headers.get('authorization')?.trim() ?? '';
  if (!/^(?:bearer|token) /i.test(header)) return { kind: 'anonymous' };
  const secret = AUTHORIZATION.exec(header)?.[1];
  const token = secret === undefined ? undefined : verifyToken(db, secret, now);
  return token ? { kind: 'token', token } : { kind: 'refused' };
}
