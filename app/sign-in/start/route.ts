import { type NextRequest, NextResponse } from 'next/server';
import { ATTEMPT_SECONDS, formatAttempt } from '#access/attempt-cookie.ts';
import { beginSignIn } from '#access/openid.ts';
import { cookieName, cookieOptions } from '#access/session-cookie.ts';
import { accessSettings } from '#access/settings.ts';
import { backTo } from '../../form.ts';
import { reportProblem } from '../problem.ts';

/** Sends the reader to the provider. */
export async function GET(request: NextRequest): Promise<NextResponse> {
  const settings = accessSettings();
  if (settings.signIn.kind !== 'oidc') return backTo('/sign-in');
  try {
    const back = (request.nextUrl.searchParams.get('back') ?? '/').slice(0, 1000);
    const { url, attempt } = await beginSignIn(settings.signIn, back);
    const response = new NextResponse(null, {
      status: 303,
      headers: { location: url.href, 'cache-control': 'no-store' },
    });
    const options = cookieOptions(settings, ATTEMPT_SECONDS);
    response.cookies.set(cookieName(settings, 'sign-in'), formatAttempt(attempt), options);
    return response;
  } catch (error) {
    return reportProblem('unreachable', error);
  }
}
