import { notFound } from 'next/navigation';
import type { NextRequest } from 'next/server';
import type { Seconds } from '#db/model.ts';

/** Seconds since 1970 at the time of the request. */
export function currentTime(): Seconds {
  return Math.floor(Date.now() / 1000);
}

/** Where the reader found us: `https://reroll.example.org`. */
export function originOf(request: NextRequest): string {
  return `${request.nextUrl.protocol}//${request.headers.get('host') ?? request.nextUrl.host}`;
}

/** A part of a page's path as it was before encoding; what cannot be decoded is not found. Routes get theirs decoded. */
export function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    notFound();
  }
}

/** Parameters of the query; of one given twice the first. */
export async function readQuery(
  searchParams: Promise<Record<string, string | string[] | undefined>>,
): Promise<Partial<Record<string, string>>> {
  const given = Object.entries(await searchParams);
  return Object.fromEntries(
    given.flatMap(([name, value]) => {
      const first = (Array.isArray(value) ? value[0] : value)?.trim();
      return first ? [[name, first]] : [];
    }),
  );
}
