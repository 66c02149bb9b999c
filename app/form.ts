import { type NextRequest, NextResponse } from 'next/server';

/** Whether a form was sent from one of our own pages: a browser names the page's origin with every POST. */
export function isOwnForm(request: NextRequest): boolean {
  const origin = request.headers.get('origin');
  return origin !== null && URL.canParse(origin) && new URL(origin).host === request.headers.get('host');
}

/** Back to a page of ours after a form (RFC 9110, 15.4.4). Only the path is taken from what the form says. */
export function backTo(path: string): NextResponse {
  const isOwn = path.startsWith('/') && !path.startsWith('//') && !path.startsWith('/\\');
  return new NextResponse(null, { status: 303, headers: { location: isOwn ? path : '/' } });
}

/** The text of a field, trimmed; '' where it is missing or a file. */
export function fieldOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
