import { type NextRequest, NextResponse } from 'next/server';
import { backTo, fieldOf, isOwnForm } from '../form.ts';
import { READER_COOKIE } from '../reader.ts';

const YEAR = 365 * 86_400;

/** Keeps who the reader is, or forgets it where the name is empty. */
export async function POST(request: NextRequest): Promise<NextResponse> {
  if (!isOwnForm(request)) return new NextResponse('This form was not sent from here.\n', { status: 403 });
  const form = await request.formData();
  const who = fieldOf(form, 'who').slice(0, 200);
  const response = backTo(fieldOf(form, 'back') || '/');
  if (who === '') response.cookies.delete(READER_COOKIE);
  else response.cookies.set(READER_COOKIE, who, { maxAge: YEAR, httpOnly: true, sameSite: 'lax', path: '/' });
  return response;
}
