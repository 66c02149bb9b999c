import type { Message, MessageId } from '#db/model.ts';
import { parseQuoteLines, type QuoteLine } from '#ingest/mail/quote.ts';
import { indexLines, type LineIndex } from './line-index.ts';
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
  const direct = alignQuote(lines, parent ? parent.index() : postingIndex);
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
    fillFromPosting(lines, postingIndex, posted, candidates, said);
  }
  let index: LineIndex | undefined;
  return {
    message,
    lines,
    parent,
    posting,
    posted,
    candidates,
    said,
    index: () => {
      index ??= indexLines(lines.map((line) => line.text));
      return index;
    },
  };
}

/** Whether a line is of the reply's writer, not the rest of a wrapped quote. */
export function isSaid(reply: Reply, number: number): boolean {
  const kind = reply.lines[number - 1]?.kind;
  return (kind === 'own' || kind === 'diff') && (reply.posted[number] ?? 0) === 0 && !reply.said[number];
}

/** Quotes of a mail that is missing, or that the answered mail had cut. */
function fillFromPosting(
  lines: readonly QuoteLine[],
  postingIndex: LineIndex,
  posted: Int32Array,
  candidates: Int32Array,
  said: readonly (Spot | undefined)[],
): void {
  const isOpen = lines.some(
    (line, at) => line.kind === 'quoted' && posted[at + 1] === 0 && !said[at + 1] && line.text.trim() !== '',
  );
  if (!isOpen) return;
  const fallBack = alignQuote(lines, postingIndex);
  for (let number = 1; number <= lines.length; number++) {
    if ((posted[number] ?? 0) > 0 || said[number]) continue;
    posted[number] = fallBack.lines[number] ?? 0;
    candidates[number] = fallBack.candidates[number] ?? 0;
  }
}
