import type { Anchor, MessageId } from '#db/model.ts';
import { listTellingStems } from '#ingest/review/word.ts';
import type { Ask } from './ask.ts';
import { type Finding, findingOf } from './finding.ts';
import type { PatchView } from './patch-view.ts';
import type { RevisionView } from './revision-view.ts';
import { packLine } from './suggestion.ts';
import { WEIGHT } from './weight.ts';

type MessageAnchor = Extract<Anchor, { kind: 'commit-message' | 'trailer' | 'diffstat' | 'notes' }>;

/** What stands below the trailers of a quoted message is mostly about all of it. */
const ABOUT_TRAILERS =
  /\b(?:tags?|trailers?|sob|s-o-b|sign(?:ed)?[- ]?off|(?:signed-off|reviewed|acked|tested|suggested|reported|co-developed)-by|fixes|cc|stable|link|author|chain|from)\b/i;

/** What became of the words of a commit message, or of a trailer, that a comment quotes. */
export function findMessageChange(
  anchor: MessageAnchor,
  text: string,
  origin: PatchView,
  successors: readonly PatchView[],
): readonly Finding[] {
  return successors.flatMap((newer) => {
    if (anchor.kind === 'notes' || (anchor.kind === 'trailer' && !ABOUT_TRAILERS.test(text.slice(0, 600)))) return [];
    const finding = compareQuote(anchor, origin, newer);
    return finding ? [finding] : [];
  });
}

/** Compared without white space, since a message is wrapped anew when it is edited. */
function compareQuote(anchor: MessageAnchor, origin: PatchView, newer: PatchView): Finding | undefined {
  const quote = packLine(anchor.quote);
  const { messageId } = newer;
  if (anchor.kind === 'diffstat') return undefined;
  if (quote === '' || !origin.packedMessage().includes(quote)) return compareWhole(origin, newer);
  const isGone = !newer.packedMessage().includes(quote);
  if (isGone && anchor.kind === 'trailer') {
    return findingOf(WEIGHT.trailerChanged, 'trailer-changed', messageId, `"${anchor.quote.trim()}" is gone`);
  }
  if (isGone) return findingOf(WEIGHT.messageChanged, 'message-changed', messageId, 'The quoted words were rewritten');
  return compareWhole(origin, newer);
}

function compareWhole(origin: PatchView, newer: PatchView): Finding {
  if (origin.packedMessage() === newer.packedMessage()) {
    return findingOf(WEIGHT.messageUnchanged, 'message-unchanged', newer.messageId, 'The commit message is the same');
  }
  const detail = 'The commit message was changed in another place';
  return findingOf(WEIGHT.messageTouched, 'message-changed', newer.messageId, detail);
}

/** Words of a question that what is written in answer to it must have. */
const SHARED = 2;

/**
 * "Why is this needed?" below code may be answered by the commit message: new words of it that are words of the question.
 * @param topic the stems that all of the series is about, which tell nothing
 */
export function findExplained(
  { stems }: Pick<Ask, 'stems'>,
  origin: PatchView,
  successors: readonly PatchView[],
  topic: ReadonlySet<string>,
): Finding | undefined {
  for (const newer of successors) {
    if (newer.packedMessage() === origin.packedMessage()) continue;
    const known = listTellingStems(origin.message());
    const fresh = [...listTellingStems(newer.message())].filter((stem) => !known.has(stem));
    const shared = fresh.filter((stem) => stems.has(stem) && !topic.has(stem));
    if (shared.length < SHARED) continue;
    const detail = `The commit message speaks of ${shared.slice(0, 3).join(', ')} now`;
    return findingOf(WEIGHT.messageChanged, 'message-changed', newer.messageId, detail);
  }
  return undefined;
}

/** What became of the words of a cover letter that a comment quotes. */
export function findCoverChange(quote: string | null, origin: RevisionView, newer: RevisionView): Finding | undefined {
  const head: MessageId = newer.revision.cover ?? newer.revision.head;
  const packed = packLine(quote ?? '');
  if (packed === '' || !packLine(origin.cover).includes(packed)) return undefined;
  return packLine(newer.cover).includes(packed)
    ? undefined
    : findingOf(WEIGHT.messageTouched, 'message-changed', head, 'The quoted words of the cover letter were rewritten');
}

/** "Please use subject prefixes matching the subsystem." */
const TITLE = /\b(?:subject|title|prefix|\$subject)\b/i;

/** Whether a comment on the title was followed by another title. */
export function findTitleChange(
  text: string,
  origin: PatchView,
  successors: readonly PatchView[],
): Finding | undefined {
  if (!TITLE.test(text.slice(0, 600))) return undefined;
  const newer = successors[0];
  if (!newer) return undefined;
  if (newer.patch.title !== origin.patch.title) {
    const detail = `The title is "${newer.patch.title}" now`;
    return findingOf(WEIGHT.messageChanged, 'message-changed', newer.messageId, detail);
  }
  return findingOf(WEIGHT.messageUnchanged, 'message-unchanged', newer.messageId, 'The title is the same');
}

/** Trailers that reviewers ask for. */
const ASKED_TRAILER =
  /\b(fixes|closes|link|signed-off-by|co-developed-by|suggested-by|reported-by|datasheet|cc)(?::|\s+tag)/i;

/** Whether a trailer that a comment asks for is there. */
export function findAskedTrailer(
  text: string,
  origin: PatchView,
  successors: readonly PatchView[],
): Finding | undefined {
  const token = ASKED_TRAILER.exec(text.slice(0, 1_000))?.[1]?.toLowerCase();
  const newer = successors[0];
  if (!token || !newer) return undefined;
  const listOf = (view: PatchView) => view.patch.trailers.filter((each) => each.token.toLowerCase() === token);
  const had = new Set(listOf(origin).map((each) => each.value));
  const added = listOf(newer).find((each) => !had.has(each.value));
  if (added) {
    const detail = `${added.token}: ${added.value}`;
    return findingOf(WEIGHT.trailerChanged, 'trailer-changed', newer.messageId, detail, added.line);
  }
  return had.size > 0
    ? undefined
    : findingOf(WEIGHT.trailerMissing, 'trailer-changed', newer.messageId, `It has no ${token} trailer`);
}
