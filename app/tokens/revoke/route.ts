import { type NextRequest, NextResponse } from 'next/server';
import { whenFree } from '#db/patience.ts';
import { listTokens, revokeToken } from '#db/tokens.ts';
import { database } from '../../database.ts';
import { backTo, fieldOf } from '../../form.ts';
import { currentTime } from '../../request.ts';
import { readPersonsForm } from '../../writer.ts';

/** Makes a token of who is signed in worthless; others' are as if not there. */
export async function POST(request: NextRequest): Promise<NextResponse> {
  const sent = await readPersonsForm(request);
  if (sent instanceof NextResponse) return sent;
  const { by, form } = sent;
  const db = database();
  const token = listTokens(db).find(({ id, name }) => name === by && String(id) === fieldOf(form, 'id'));
  if (!token) return new NextResponse('You have no such token.\n', { status: 404 });
  await whenFree(db, () => revokeToken(db, token.id, currentTime(), by));
  return backTo('/tokens');
}
