import type { Message, MessageId, Person, Posting, Seconds, Subject } from '#db/model.ts';
import { parseQuoteLines, type QuoteLine } from '#ingest/mail/quote.ts';
import { parseSubject } from '#ingest/mail/subject.ts';
import { parseTrailer, parseTrailerPerson } from '#ingest/mail/trailer.ts';
import { hashKey, normalizeTitle } from './key.ts';

/** A reply whose thread has neither patch nor cover letter: those went to another list. */
export type Orphan = Pick<Message, 'messageId' | 'from' | 'sent' | 'subject' | 'references' | 'body'>;

/**
 * Stands in for patches and cover letters that are missing, by what the subjects of their replies say: `Re: [PATCH v2
 * 16/20] vfio: register regions`. One posting for each, without a diff; those of one revision have their first date and
 * their author in common.
 * @param orphans of one thread, oldest first
 */
export function standInsOf(orphans: readonly Orphan[]): Posting[] {
  const byRevision = groupBy(orphans, ({ subject }) => revisionOf(subject));
  return [...byRevision.values()].flatMap((ofRevision) => {
    const from = authorOf(ofRevision);
    const sent = ofRevision.reduce((first, orphan) => Math.min(first, orphan.sent), Number.POSITIVE_INFINITY);
    const byPlace = groupBy(ofRevision, ({ subject }) => placeOf(subject));
    return [...byPlace.values()].flatMap((replies) => standInOf(replies, from, sent));
  });
}

function groupBy(orphans: readonly Orphan[], keyOf: (orphan: Orphan) => string | undefined): Map<string, Orphan[]> {
  const groups = new Map<string, Orphan[]>();
  for (const orphan of orphans) {
    const key = keyOf(orphan);
    if (key === undefined) continue;
    const others = groups.get(key);
    if (others) others.push(orphan);
    else groups.set(key, [orphan]);
  }
  return groups;
}

function revisionOf(text: string): string | undefined {
  const { kind, revision, total } = parseSubject(text);
  return kind === 'patch' ? `${revision ?? 1}/${total ?? 1}` : undefined;
}

/** The stand-in that a reply is about, by its subject. */
export function findStandIn(subject: string, standIns: readonly Posting[]): Posting | undefined {
  const place = placeOf(subject);
  return place === undefined ? undefined : standIns.find((each) => placeIn(each.subject) === place);
}

function placeOf(text: string): string | undefined {
  const subject = parseSubject(text);
  return subject.kind === 'patch' ? placeIn(subject) : undefined;
}

function placeIn({ revision, counter, total, title }: Subject): string {
  return `${revision ?? 1} ${counter ?? 1}/${total ?? 1} ${normalizeTitle(title)}`;
}

function standInOf(replies: readonly Orphan[], from: Person, sent: Seconds): Posting[] {
  const [first] = replies;
  if (!first) return [];
  const subject = { ...parseSubject(first.subject), isReply: false };
  return [
    {
      ...placeInThread(first, new Set(replies.map(({ messageId }) => messageId))),
      from,
      sent,
      subject,
      hasDiff: subject.counter !== 0,
      author: from,
      changeId: null,
      patchId: null,
      paths: [],
      sketch: [],
      links: [],
    },
  ];
}

/** What the first reply answers, and what that answers; a saved page does not say. */
function placeInThread(
  { messageId, references }: Orphan,
  replies: ReadonlySet<MessageId>,
): Pick<Posting, 'messageId' | 'references'> {
  const at = references.findLastIndex((id) => !replies.has(id));
  const missing = references[at];
  if (missing !== undefined) return { messageId: missing, references: references.slice(0, at) };
  return { messageId: `missing.${hashKey(messageId).toString(36)}@reroll.invalid` as MessageId, references: [] };
}

const UNKNOWN: Person = { name: '', address: '' };

/** Only its author says what the next revision will have, and his sign-off stands first in what is quoted of it. */
function authorOf(orphans: readonly Orphan[]): Person {
  const lines = orphans.map(({ body }) => parseQuoteLines(body));
  const promising = orphans.find((_, index) => lines[index]?.some(promisesRevision));
  return promising?.from ?? lines.flatMap((each) => findSignedOff(each) ?? [])[0] ?? UNKNOWN;
}

/** "I will fix it in v3", "I will also add a comment in next cover letter". */
const NEXT_REVISION =
  /\b(?:I|we)(?:'ll| will| am going to| are going to)\b[^.]{0,80}\b(?:next (?:version|revision|cover letter|spin|re-?spin|re-?roll|posting|series)|v\d{1,2}\b)/i;

function promisesRevision({ kind, text }: QuoteLine): boolean {
  return kind === 'own' && text.length < 400 && NEXT_REVISION.test(text);
}

function findSignedOff(lines: readonly QuoteLine[]): Person | undefined {
  const line = lines.find(({ kind, text }) => kind === 'quoted' && /^Signed-off-by:/i.test(text));
  const trailer = line && parseTrailer(line.text);
  return trailer && parseTrailerPerson(trailer.value).person;
}
