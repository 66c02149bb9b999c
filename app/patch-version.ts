import { patchHref } from '#components/href.ts';
import type { PatchVersion } from '#components/patch-change.tsx';
import type { MessageId } from '#db/model.ts';
import type { Database } from '#db/open.ts';
import { findPosted } from '#db/patch-text.ts';

/** A patch as it was posted; `name` is that of its revision. */
export function findPatchVersion(db: Database, id: MessageId, name: string): PatchVersion | null {
  const posted = findPosted(db, id);
  return posted ? { ...posted, name, href: patchHref(id) } : null;
}
