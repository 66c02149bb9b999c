import type { Message, MessageId, Seconds } from '#db/model.ts';

/**
 * The reply tree of some messages. A ghost is an ancestor that is named but not there.
 * Every message and every ghost is a key of both maps.
 */
export type Thread = {
  /** null for a root. */
  readonly parents: ReadonlyMap<MessageId, MessageId | null>;
  /** Oldest first. */
  readonly children: ReadonlyMap<MessageId, readonly MessageId[]>;
  /** Oldest first. */
  readonly roots: readonly MessageId[];
  readonly ghosts: ReadonlySet<MessageId>;
};

type Node = Pick<Message, 'messageId' | 'references' | 'sent'>;

/**
 * Threads messages by their references alone: the parent is the nearest ancestor that is there, else the nearest
 * ghost. The same messages in another order give the same tree.
 */
export function threadMessages(messages: readonly Node[]): Thread {
  const present = new Map<MessageId, Node>();
  for (const message of messages) {
    const other = present.get(message.messageId);
    if (other === undefined || compareNodes(message, other) < 0) present.set(message.messageId, message);
  }

  const parents = new Map<MessageId, MessageId | null>();
  const ghosts = new Set<MessageId>();
  const ghostParents = new Map<MessageId, MessageId>();
  for (const { messageId, references } of present.values()) {
    const parent = references.findLast((id) => present.has(id)) ?? references.at(-1);
    parents.set(messageId, parent ?? null);
    if (parent === undefined || present.has(parent)) continue;
    // All of these are missing; their order in References is all that is known of them.
    references.forEach((id, index) => {
      ghosts.add(id);
      const before = references[index - 1];
      const known = ghostParents.get(id);
      if (before !== undefined && (known === undefined || before < known)) ghostParents.set(id, before);
    });
  }
  for (const ghost of ghosts) parents.set(ghost, ghostParents.get(ghost) ?? null);

  const ages = readAges(present, parents);
  const isOlder = (a: MessageId, b: MessageId) => compareAges(ages, a, b);
  breakCycles(parents, isOlder);
  return { parents, ghosts, ...listChildren(parents, isOlder) };
}

/** The first of the messages above `id`, or `id` itself. */
export function rootOf(thread: Thread, id: MessageId): MessageId {
  let root = id;
  for (let parent = thread.parents.get(id); parent; parent = thread.parents.get(root)) root = parent;
  return root;
}

/** When each was sent; a ghost is as old as the oldest mail that names it as parent, directly or through ghosts. */
function readAges(
  present: ReadonlyMap<MessageId, Node>,
  parents: ReadonlyMap<MessageId, MessageId | null>,
): Map<MessageId, Seconds> {
  const ages = new Map<MessageId, Seconds>();
  for (const { messageId, sent } of present.values()) {
    ages.set(messageId, sent);
    let ghost = parents.get(messageId);
    while (ghost && !present.has(ghost) && sent < (ages.get(ghost) ?? Number.POSITIVE_INFINITY)) {
      ages.set(ghost, sent);
      ghost = parents.get(ghost);
    }
  }
  return ages;
}

type Compare = (a: MessageId, b: MessageId) => number;

/** Two mails that name each other: the oldest of a cycle becomes its root. */
function breakCycles(parents: Map<MessageId, MessageId | null>, compare: Compare): void {
  const done = new Set<MessageId>();
  for (const start of parents.keys()) {
    const path = new Set<MessageId>();
    let id: MessageId | null | undefined = start;
    while (id && !done.has(id) && !path.has(id)) {
      path.add(id);
      id = parents.get(id);
    }
    if (id && path.has(id)) {
      const cycle = [...path].slice([...path].indexOf(id));
      parents.set(
        cycle.reduce((oldest, other) => (compare(other, oldest) < 0 ? other : oldest)),
        null,
      );
    }
    for (const seen of path) done.add(seen);
  }
}

function listChildren(parents: ReadonlyMap<MessageId, MessageId | null>, compare: Compare) {
  const children = new Map<MessageId, MessageId[]>([...parents.keys()].map((id) => [id, []]));
  const roots: MessageId[] = [];
  for (const [id, parent] of parents) (parent === null ? roots : children.get(parent))?.push(id);
  for (const siblings of children.values()) siblings.sort(compare);
  return { children, roots: roots.sort(compare) };
}

function compareAges(ages: ReadonlyMap<MessageId, Seconds>, a: MessageId, b: MessageId): number {
  return (ages.get(a) ?? 0) - (ages.get(b) ?? 0) || (a < b ? -1 : a > b ? 1 : 0);
}

/** Which of two mails with one id is threaded: the older, and a fixed one of equals. */
function compareNodes(a: Node, b: Node): number {
  if (a.sent !== b.sent) return a.sent - b.sent;
  return a.references.join(' ') < b.references.join(' ') ? -1 : 1;
}
