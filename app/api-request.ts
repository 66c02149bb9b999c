import type { NextRequest } from 'next/server';
import { accessSettings } from '#access/settings.ts';
import { unauthorized } from '#api/answer.ts';
import type { ApiRequest } from '#api/request.ts';
import { authenticate } from './authenticate.ts';
import { database } from './database.ts';
import { refuseTooMany } from './rate-limit.ts';
import { currentTime, originOf } from './request.ts';

/** What a program asks, with who it is and what the answer is read from. */
export function apiRequestOf(request: NextRequest): ApiRequest {
  const db = database();
  const now = currentTime();
  return { db, request, origin: originOf(request), caller: authenticate(db, request, now), now };
}

/** Why a program gets no answer at all, where it gets none: it asks too much, its token is not in force, or it needs one here. */
export function refusalOf({ caller, db, request }: ApiRequest): Response | undefined {
  const tooMany = refuseTooMany(request, () => db);
  if (tooMany) return tooMany;
  if (caller.kind === 'refused') return unauthorized('Invalid token.');
  if (caller.kind !== 'anonymous') return undefined;
  const { read, hidesAddresses } = accessSettings();
  if (read === 'signed-in') return unauthorized('Programs need a token here, which those who sign in can make.');
  if (hidesAddresses)
    return unauthorized('Addresses are hidden here: programs need a token, which the operator makes.');
  return undefined;
}
