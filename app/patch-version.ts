import type { PatchVersion } from '#components/patch-change.tsx';
import { findMessage, findPatch } from '#db/messages.ts';
import type { MessageId } from '#db/model.ts';
import type { Database } from '#db/open.ts';

/** A patch with the lines of its commit message; `name` is that of its revision. */
export function findPatchVersion(db: Database, id: MessageId, name: string): PatchVersion | null {
  const patch = findPatch(db, id);
  const message = findMessage(db, id);
  if (!patch || !message) return null;
  const range = patch.message;
  const lines = range ? message.body.split('\n').slice(range.first - 1, range.last) : [];
  return { id, name, patch, message: lines };
}
