import type { NextRequest, NextResponse } from 'next/server';
import { parseAttempt } from '#access/attempt-cookie.ts';
import { finishSignIn } from '#access/openid.ts';
import { cookieName, cookieOptions } from '#access/session-cookie.ts';
import { accessSettings } from '#access/settings.ts';
import type { Identity } from '#db/accounts.ts';
import { whenFree } from '#db/patience.ts';
import { createSession } from '#db/sessions.ts';
import { database } from '../../database.ts';
import { backTo } from '../../form.ts';
import { currentTime } from '../../request.ts';
import { reportProblem } from '../problem.ts';

/** Where the provider sends the reader back to. */
export async function GET(request: NextRequest): Promise<NextResponse> {
  const settings = accessSettings();
  const { signIn } = settings;
  if (signIn.kind !== 'oidc') return backTo('/sign-in');
  const attempt = parseAttempt(request.cookies.get(cookieName(settings, 'sign-in'))?.value ?? '');
  if (!attempt) return reportProblem('forgotten');
  let identity: Identity;
  try {
    identity = await finishSignIn(signIn, attempt, request.nextUrl.search);
  } catch (error) {
    return reportProblem('refused', error);
  }
  const db = database();
  const now = currentTime();
  const secret = await whenFree(db, () => createSession(db, identity, now, now + signIn.lasts));
  const response = backTo(attempt.back);
  response.cookies.set(cookieName(settings, 'sign-in'), '', cookieOptions(settings, 0));
  response.cookies.set(cookieName(settings, 'session'), secret, cookieOptions(settings, signIn.lasts));
  return response;
}
