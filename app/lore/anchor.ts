import { hash } from 'node:crypto';
import type { MessageId } from '#db/model.ts';

/**
 * By which links name a mail and its line in the overview of a thread: those of public-inbox's pages (id_compress of its
 * MID.pm), so that links into lore lead to the same place here.
 */
export function mailAnchor(id: MessageId): string {
  return `m${hash('sha1', id)}`;
}

export function lineAnchor(id: MessageId): string {
  return `r${hash('sha1', id)}`;
}
