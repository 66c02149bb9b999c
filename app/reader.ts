import { cookies } from 'next/headers';
import type { Seconds } from '#db/model.ts';
import type { Database } from '#db/open.ts';
import { findPerson, type KnownPerson } from '#db/people.ts';
import { sinceOf, VISIT_COOKIE } from './visit.ts';

/** The address or name that a reader chose; kept for a year. */
export const READER_COOKIE = 'reroll-reader';

/** Who reads, as far as they said so and are known; `text` is what they said. */
export async function findReader(db: Database): Promise<{ text: string; person: KnownPerson | undefined }> {
  const text = (await cookies()).get(READER_COOKIE)?.value ?? '';
  return { text, person: text === '' ? undefined : findPerson(db, text) };
}

/** When the reader was here before; a week ago for a new one. */
export async function readLastVisit(now: Seconds): Promise<Seconds> {
  return sinceOf((await cookies()).get(VISIT_COOKIE)?.value, now);
}
