import { type NextRequest, NextResponse } from 'next/server';
import { whoReads } from '#access/reader.ts';
import { accessSettings } from '#access/settings.ts';
import type { Writer } from '#components/writer-field.tsx';
import { database } from './database.ts';
import { fieldOf, isOwnForm } from './form.ts';
import { findReader } from './reader.ts';
import { readReader } from './reader-access.ts';
import { currentTime } from './request.ts';

const NAME_LENGTH = 200;

/** In whose name the forms of a page would be sent. */
export async function readWriter(): Promise<Writer> {
  const reader = await readReader();
  switch (reader.kind) {
    case 'anyone':
      return { kind: 'anyone', said: (await findReader(database())).text };
    case 'person':
      return { ...reader, canSignOut: accessSettings().signIn.kind === 'oidc' };
    case 'nobody':
    case 'program':
      return { kind: 'nobody' };
  }
}

/** A form that only somebody who is signed in may send: what it does is theirs alone. */
export async function readPersonsForm(request: NextRequest): Promise<SentForm | NextResponse> {
  if (accessSettings().signIn.kind === 'none') return new NextResponse('Nobody signs in here.\n', { status: 403 });
  return readSentForm(request);
}

/** A form that somebody may send, and who: by their session, or where nobody can sign in as the form says. */
export type SentForm = { readonly by: string; readonly form: FormData };

/**
 * Reads a form that changes something. The answer to those who may not: 403 for forms from elsewhere and tokens, which
 * have the API, 401 for those who are not signed in.
 */
export async function readSentForm(request: NextRequest): Promise<SentForm | NextResponse> {
  if (!isOwnForm(request)) return new NextResponse('This form was not sent from here.\n', { status: 403 });
  const reader = whoReads(accessSettings(), database(), request.headers, currentTime());
  switch (reader.kind) {
    case 'program':
      return new NextResponse('Programs change things through the API.\n', { status: 403 });
    case 'nobody':
      return new NextResponse('Sign in first: your session is over.\n', { status: 401 });
    case 'person':
      return { by: reader.name, form: await request.formData() };
    case 'anyone': {
      const form = await request.formData();
      const by = fieldOf(form, 'by').slice(0, NAME_LENGTH);
      return by === '' ? new NextResponse('Your name is needed.\n', { status: 400 }) : { by, form };
    }
  }
}
