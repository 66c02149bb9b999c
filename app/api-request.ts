import type { NextRequest } from 'next/server';
import type { ApiRequest } from '#api/request.ts';
import { authenticate } from './authenticate.ts';
import { database } from './database.ts';
import { currentTime, originOf } from './request.ts';

/** What a program asks, with who it is and what the answer is read from. */
export function apiRequestOf(request: NextRequest): ApiRequest {
  const db = database();
  const now = currentTime();
  return { db, request, origin: originOf(request), caller: authenticate(db, request, now), now };
}
