import { type NextRequest, NextResponse } from 'next/server';
import { cookieName, cookieOptions } from '#access/session-cookie.ts';
import { accessSettings } from '#access/settings.ts';
import { whenFree } from '#db/patience.ts';
import { createToken, listTokens, TOKEN_SCOPES } from '#db/tokens.ts';
import { database } from '../../database.ts';
import { backTo, fieldOf } from '../../form.ts';
import { currentTime } from '../../request.ts';
import { readPersonsForm } from '../../writer.ts';

/** So many tokens one person may have in force. */
const MOST = 50;

/** The page has this long to show the token. */
const SHOWN_SECONDS = 60;

/** Makes a token of who is signed in; the page shows it once. */
export async function POST(request: NextRequest): Promise<NextResponse> {
  const sent = await readPersonsForm(request);
  if (sent instanceof NextResponse) return sent;
  const { by: name, form } = sent;
  const scope = TOKEN_SCOPES.find((each) => each === fieldOf(form, 'scope'));
  if (!scope) return new NextResponse(`The scope is one of ${TOKEN_SCOPES.join(', ')}.\n`, { status: 400 });
  const db = database();
  const own = listTokens(db).filter((token) => token.name === name && token.revoked === null);
  if (own.length >= MOST) return new NextResponse(`Revoke a token first: you have ${MOST}.\n`, { status: 409 });
  const { secret } = await whenFree(db, () => createToken(db, { name, scope, at: currentTime() }));
  const settings = accessSettings();
  const response = backTo('/tokens');
  response.cookies.set(cookieName(settings, 'token'), secret, cookieOptions(settings, SHOWN_SECONDS));
  return response;
}
