import type { ArchiveLink } from '#components/href.ts';
import { archiveUrl, findArchive } from '#db/archive.ts';
import type { Database } from '#db/open.ts';

/** A mail of these lists in their archive; null where none is known. */
export function archiveLinkOf(
  db: Database,
  lists: readonly string[],
  messageId: string | undefined,
): ArchiveLink | null {
  const archive = messageId === undefined ? undefined : findArchive(db, lists);
  return archive && messageId !== undefined ? { name: archive.name, href: archiveUrl(archive, messageId) } : null;
}
