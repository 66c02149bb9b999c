import type { ThreadEntry } from '#components/thread-tree.tsx';
import type { MessageId } from '#db/model.ts';
import type { ThreadMail } from '#db/threads.ts';

/** Mails of one thread, oldest first, as a tree in reading order. A parent that is not here stands as a gap. */
export function treeOf(mails: readonly ThreadMail[]): ThreadEntry[] {
  const known = new Map(mails.map((mail) => [mail.messageId, mail]));
  const children = new Map<MessageId | null, MessageId[]>();
  const placed = new Set<MessageId>();
  const place = (id: MessageId, parent: MessageId | null) => {
    if (placed.has(id)) return;
    placed.add(id);
    children.set(parent, [...(children.get(parent) ?? []), id]);
  };
  for (const { messageId, references } of mails) {
    const parent = references.at(-1);
    if (parent === undefined || parent === messageId) place(messageId, null);
    else {
      if (!known.has(parent)) place(parent, references.findLast((id) => known.has(id)) ?? null);
      place(messageId, parent);
    }
  }
  const entries: ThreadEntry[] = [];
  const seen = new Set<MessageId>();
  const entry = (id: MessageId) => ({ id, depth: 0 });
  // Taken from the end: roots first. Mails that refer to each other in a circle hang on no root and come last.
  const open = [
    ...mails.toReversed().map(({ messageId }) => entry(messageId)),
    ...(children.get(null) ?? []).toReversed().map(entry),
  ];
  for (let at = open.pop(); at; at = open.pop()) {
    const { id, depth } = at;
    if (seen.has(id)) continue;
    seen.add(id);
    entries.push({ messageId: id, depth, mail: known.get(id) ?? null });
    for (const child of (children.get(id) ?? []).toReversed()) open.push({ id: child, depth: depth + 1 });
  }
  return entries;
}
