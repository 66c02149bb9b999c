import type { Comment, MessageId, Person, Revision } from '#db/model.ts';
import { countWord, isTelling, listTellingStems } from '#ingest/review/word.ts';
import { parseChangelog } from '#ingest/series/changelog.ts';
import type { Ask } from './ask.ts';
import { type Finding, findingOf } from './finding.ts';
import type { PatchView } from './patch-view.ts';
import { WEIGHT } from './weight.ts';

/** One line of a changelog. */
export type ChangelogEntry = {
  readonly messageId: MessageId;
  readonly line: number;
  readonly text: string;
  readonly stems: ReadonlySet<string>;
};

/** What a posting says that it changed since the one before it, in its cover letter and below its patches' `---`. */
export function listEntries(
  { number, head, cover }: Revision,
  letter: string,
  patches: readonly PatchView[],
): readonly ChangelogEntry[] {
  const texts = [
    { messageId: cover ?? head, text: letter, first: 1 },
    ...patches.map((view) => ({ messageId: view.messageId, text: view.notes(), first: view.patch.notes?.first ?? 1 })),
  ];
  return texts.flatMap(({ messageId, text, first }) => {
    const changes = text === '' ? [] : parseChangelog(text.split('\n'), first);
    const own = changes.filter(({ revision }) => revision === number).flatMap(({ entries }) => entries);
    return own.map((entry) => ({ messageId, ...entry, stems: listTellingStems(entry.text.slice(0, 1_000)) }));
  });
}

/** Words of one's own that an entry and a comment must share to speak of the same thing. */
const SHARED = 2;

/**
 * The entry of a changelog that speaks of a comment: it has a name that the comment names, or two of its telling words.
 * @param successors the patches that the commented one became: an entry below another patch is of something else
 * @param topic the stems that all of the series is about, in titles and paths, and that tell nothing
 */
export function findEntry(
  { text, reviewer }: Comment,
  ask: Ask,
  entries: readonly ChangelogEntry[],
  { cover, head }: Revision,
  successors: readonly PatchView[],
  topic: ReadonlySet<string>,
): Finding | undefined {
  const near = new Set<MessageId>([cover ?? head, ...successors.map((view) => view.messageId)]);
  let named: Finding | undefined;
  for (const entry of entries) {
    if (!near.has(entry.messageId)) continue;
    const shared = countShared(entry.stems, ask.stems, topic);
    const isNamed = ask.names.some((name) => isTelling(name.toLowerCase()) && countWord(entry.text, name) > 0);
    if (isNamed || shared >= SHARED || (shared > 0 && text.length < 80)) return quote(WEIGHT.changelogMatches, entry);
    if (shared > 0 && namesReviewer(entry.text, reviewer)) named ??= quote(WEIGHT.changelogNames, entry);
  }
  return named;
}

function countShared(stems: ReadonlySet<string>, asked: ReadonlySet<string>, topic: ReadonlySet<string>): number {
  let count = 0;
  for (const stem of stems) if (asked.has(stem) && !topic.has(stem)) count++;
  return count;
}

function quote(weight: number, { messageId, line, text }: ChangelogEntry): Finding {
  return findingOf(weight, 'changelog', messageId, `The changelog says "${shorten(text)}"`, line);
}

/** `- sort the includes (Ann)`: authors thank by first name. */
function namesReviewer(text: string, { name }: Person): boolean {
  const [first = ''] = name.split(/[\s,]+/, 1);
  return first.length > 2 && countWord(text, first) > 0;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 77)}...` : line;
}
