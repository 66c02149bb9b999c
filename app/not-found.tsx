import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { UnknownMessage } from '#components/unknown-message.tsx';
import { MISSING_HEADER } from './missing.ts';

export const metadata: Metadata = { title: 'Not found' };

export default async function NotFound() {
  return <UnknownMessage id={messageIdOf((await headers()).get(MISSING_HEADER))} />;
}

/** The Message-ID that was asked for, also by one of its items; null where it was something else. */
function messageIdOf(segment: string | null): string | null {
  if (segment === null) return null;
  const id = safeDecode(segment)?.replace(/(@[^:@]+):\d+$/, '$1');
  return id && /^[^\s<>"'@]+@[^\s<>"']+$/.test(id) ? id : null;
}

function safeDecode(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
