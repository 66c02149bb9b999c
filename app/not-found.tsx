import type { Metadata } from 'next';
import { UnknownMessage } from '#components/unknown-message.tsx';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return <UnknownMessage />;
}
