import type { Message, MessageId } from '#db/model.ts';
import { parseQuoteLines, type QuoteLine } from '#ingest/mail/quote.ts';
import { BLANK, hashLines, indexLines, type LineIndex } from './line-index.ts';
import type { Posting } from './posting.ts';
import { alignQuote } from './quote-alignment.ts';

/** A line of a mail. */
export type Spot = { readonly messageId: MessageId; readonly line: number };

/** A reply, each of its lines followed to where it was first said. Arrays are indexed by line number from 1. */
export type Reply = {
  readonly message: Message;
  readonly lines: readonly QuoteLine[];
  /** The mail that it answers, where that is a reply, too. */
  readonly parent: Reply | null;
  /** The patch or cover that all this is about: the nearest one on the way up the thread. */
  readonly posting: Posting;
  /** The line of the posting that is quoted; 0 where none is. */
  readonly posted: Int32Array;
  /** How many lines of the posting fit. */
  readonly candidates: Int32Array;
  /** The own line of an earlier reply that is quoted. */
  readonly said: readonly (Spot | undefined)[];
  /** The nearest line above that quotes the posting; 0 where none does. */
  readonly abovePosted: Int32Array;
  /** The nearest line above that quotes anything known. */
  readonly aboveKnown: Int32Array;
  /** Made when the first answer asks for it. */
  readonly index: () => LineIndex;
};

/**
 * Reads a reply and finds where its quotes come from: in the mail that it answers, whose own quotes are known already;
 * what is not there, in the posting itself.
 */
export function readReply(message: Message, parent: Reply | null, posting: Posting, postingIndex: LineIndex): Reply {
  const lines = parseQuoteLines(message.body);
  const said: (Spot | undefined)[] = [];
  const texts = lines.map((line) => line.text);
  const hashes = hashLines(texts);
  const direct = alignQuote(lines, hashes, parent ? parent.index() : postingIndex);
  let posted = direct.lines;
  let candidates = direct.candidates;
  if (parent) {
    posted = new Int32Array(lines.length + 1);
    candidates = new Int32Array(lines.length + 1);
    for (let number = 1; number <= lines.length; number++) {
      const source = direct.lines[number] ?? 0;
      if (source === 0) continue;
      posted[number] = parent.posted[source] ?? 0;
      candidates[number] = parent.candidates[source] ?? 0;
      said[number] = isSaid(parent, source)
        ? { messageId: parent.message.messageId, line: source }
        : parent.said[source];
    }
    fillFromPosting(lines, hashes, postingIndex, posted, candidates, said);
  }
  const { abovePosted, aboveKnown } = findAbove(posted, said);
  let index: LineIndex | undefined;
  return {
    abovePosted,
    aboveKnown,
    message,
    lines,
    parent,
    posting,
    posted,
    candidates,
    said,
    index: () => {
      index ??= indexLines(texts, hashes);
      return index;
    },
  };
}

/** Found once, so that a thousand remarks below one quote cost no more than one. */
function findAbove(posted: Int32Array, said: readonly (Spot | undefined)[]): Pick<Reply, 'abovePosted' | 'aboveKnown'> {
  const abovePosted = new Int32Array(posted.length + 1);
  const aboveKnown = new Int32Array(posted.length + 1);
  for (let number = 1; number <= posted.length; number++) {
    const isPosted = (posted[number - 1] ?? 0) > 0;
    abovePosted[number] = isPosted ? number - 1 : (abovePosted[number - 1] ?? 0);
    aboveKnown[number] = isPosted || said[number - 1] ? number - 1 : (aboveKnown[number - 1] ?? 0);
  }
  return { abovePosted, aboveKnown };
}

/** Whether a line is of the reply's writer, not the rest of a wrapped quote. */
export function isSaid(reply: Reply, number: number): boolean {
  const kind = reply.lines[number - 1]?.kind;
  return (kind === 'own' || kind === 'diff') && (reply.posted[number] ?? 0) === 0 && !reply.said[number];
}

/** Quotes of a mail that is missing, or that the answered mail had cut. */
function fillFromPosting(
  lines: readonly QuoteLine[],
  hashes: Int32Array,
  postingIndex: LineIndex,
  posted: Int32Array,
  candidates: Int32Array,
  said: readonly (Spot | undefined)[],
): void {
  const isOpen = lines.some(
    ({ kind }, at) =>
      kind === 'quoted' && posted[at + 1] === 0 && !said[at + 1] && postingIndex.last.has(hashes[at + 1] ?? BLANK),
  );
  if (!isOpen) return;
  const fallBack = alignQuote(lines, hashes, postingIndex);
  for (let number = 1; number <= lines.length; number++) {
    if ((posted[number] ?? 0) > 0 || said[number]) continue;
    posted[number] = fallBack.lines[number] ?? 0;
    candidates[number] = fallBack.candidates[number] ?? 0;
  }
}
