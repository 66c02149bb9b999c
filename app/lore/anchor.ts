import { createHash } from 'node:crypto';
import type { MessageId } from '#db/model.ts';

/**
 * What links into public-inbox's thread pages name a mail: by its hash (id_compress of its MID.pm), `m` for the mail, `r`
 * for its line in the overview; `u` is the mail whose address it is.
 */
export function loreAnchorsOf(id: MessageId, asked: string): readonly string[] {
  const hash = createHash('sha1').update(id).digest('hex');
  return [`m${hash}`, `r${hash}`, ...(id === asked ? ['u'] : [])];
}
