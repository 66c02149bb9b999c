import { resolve } from 'node:path';
import { isMaildir, watchMaildir } from '#ingest/source/maildir.ts';

/** Calls back as soon as a source has something new, where it can tell: a maildir. @returns ends it. */
export function watchSource(spec: string, onChange: () => void): () => void {
  const path = resolve(spec);
  return isMaildir(path) ? watchMaildir(path, onChange) : () => {};
}
