import type { NextRequest } from 'next/server';
import { unauthorized } from '#api/answer.ts';
import type { ApiRequest } from '#api/request.ts';
import { authenticate } from './authenticate.ts';
import { database } from './database.ts';
import { isHidden } from './reader-access.ts';
import { currentTime, originOf } from './request.ts';

/** What a program asks, with who it is and what the answer is read from. */
export function apiRequestOf(request: NextRequest): ApiRequest {
  const db = database();
  const now = currentTime();
  return { db, request, origin: originOf(request), caller: authenticate(db, request, now), now };
}

/** Why a program gets no answer at all, where it gets none: its token is not in force, or it needs one to see addresses. */
export function refusalOf({ caller }: ApiRequest): Response | undefined {
  if (caller.kind === 'refused') return unauthorized('Invalid token.');
  if (caller.kind === 'anonymous' && isHidden())
    return unauthorized('Addresses are hidden here: programs need a token, which the operator makes.');
  return undefined;
}
