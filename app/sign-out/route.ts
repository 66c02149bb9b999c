import { type NextRequest, NextResponse } from 'next/server';
import { cookieName, cookieOptions } from '#access/session-cookie.ts';
import { accessSettings } from '#access/settings.ts';
import { whenFree } from '#db/patience.ts';
import { endSession } from '#db/sessions.ts';
import { database } from '../database.ts';
import { backTo, isOwnForm } from '../form.ts';
import { currentTime } from '../request.ts';

/** Ends the session here; who is signed in at the provider stays so there. */
export async function POST(request: NextRequest): Promise<NextResponse> {
  if (!isOwnForm(request)) return new NextResponse('This form was not sent from here.\n', { status: 403 });
  const settings = accessSettings();
  const name = cookieName(settings, 'session');
  const secret = request.cookies.get(name)?.value;
  const db = database();
  if (secret !== undefined) await whenFree(db, () => endSession(db, secret, currentTime()));
  const response = backTo('/');
  response.cookies.set(name, '', cookieOptions(settings, 0));
  return response;
}
