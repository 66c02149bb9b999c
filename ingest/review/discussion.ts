import type { Anchor, Answer, Comment, LineRange, Message, MessageId } from '#db/model.ts';
import { labelOf } from '#ingest/series/label.ts';
import type { Intent } from './intent.ts';
import type { Remark } from './remark.ts';
import type { Reply } from './reply.ts';

/** A comment while its answers are gathered. */
export type Discussion = {
  readonly comment: Omit<Comment, 'answers' | 'response' | 'responseId' | 'repeats'>;
  readonly answers: Answer[];
};

/** Own words of a mail, and the discussions that they are part of. */
export type Passage = LineRange & { readonly discussions: readonly Discussion[] };

/** The passages of each mail, in the order of their lines. */
export type Passages = Map<MessageId, Passage[]>;

/** What the replies read so far have said. */
export type Review = { readonly discussions: Discussion[]; readonly passages: Passages };

/** What the words that begin at `first` answer. */
export type Context =
  /** Words of earlier replies; `passages` may be empty where those were about nothing. */
  | { readonly kind: 'words'; readonly passages: readonly Passage[] }
  /** The posting itself, quoted. */
  | { readonly kind: 'posting' }
  /** Nothing is quoted above, or nothing that is known. */
  | { readonly kind: 'mail' };

/** Looks up from the words to the nearest quoted line whose origin is known. */
export function findContext(reply: Reply, first: number, passages: Passages): Context {
  const number = reply.aboveKnown[first] ?? 0;
  if (number === 0) return { kind: 'mail' };
  if ((reply.posted[number] ?? 0) > 0) return { kind: 'posting' };
  return { kind: 'words', passages: listAnswered(reply, number, passages) };
}

/** The passages that are quoted in one go, up from `number`: one answer can be to several remarks. */
function listAnswered(reply: Reply, number: number, passages: Passages): readonly Passage[] {
  const found = new Set<Passage>();
  const nearest = reply.said[number]?.messageId;
  for (let line = number; line >= 1; line--) {
    const spot = reply.said[line];
    if (!spot) {
      if (reply.lines[line - 1]?.text.trim() === '' && reply.lines[line - 1]?.kind === 'quoted') continue;
      break;
    }
    if (spot.messageId !== nearest) break;
    const passage = findPassage(passages.get(spot.messageId) ?? [], spot.line);
    if (passage) found.add(passage);
  }
  return [...found];
}

/** The passage that a line is of, else the one before it; none for a greeting. */
function findPassage(passages: readonly Passage[], line: number): Passage | undefined {
  let low = 0;
  let high = passages.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((passages[middle]?.first ?? 0) > line) high = middle;
    else low = middle + 1;
  }
  return passages[low - 1];
}

/** Adds an answer to discussions; a mail answers one only once, with the words that come first. */
export function addAnswer(
  discussions: Iterable<Discussion>,
  message: Message,
  words: LineRange & { readonly text: string },
  role: Answer['role'],
  kind: Answer['kind'],
): void {
  const { messageId, from, sent } = message;
  const { first, last, text } = words;
  for (const { answers } of discussions) answers.push({ first, last, messageId, from, role, sent, text, kind });
}

/** Remarks that one answer is to, at most; bounds the cost of endless mails. */
export const MAX_AT_ONCE = 200;

/** The discussions that words with this context go on with. */
export function discussionsOf(review: Review, reply: Reply, context: Context): readonly Discussion[] {
  const passages = listPassages(review, reply, context);
  return [...new Set(passages.flatMap((passage) => passage.discussions))].slice(0, MAX_AT_ONCE);
}

function listPassages({ passages }: Review, { parent }: Reply, context: Context): readonly Passage[] {
  switch (context.kind) {
    case 'words':
      return context.passages;
    case 'mail':
      return parent ? (passages.get(parent.message.messageId) ?? []) : [];
    case 'posting':
      return [];
  }
}

/** Begins the discussion of a remark. */
export function openDiscussion(
  review: Review,
  reply: Reply,
  remark: Remark,
  anchor: Anchor,
  intent: Intent,
  isBot: boolean,
): Discussion {
  const { message, posting } = reply;
  const discussion: Discussion = {
    comment: {
      id: `${message.messageId}:${remark.first}`,
      messageId: message.messageId,
      first: remark.first,
      last: remark.last,
      text: remark.text,
      reviewer: message.from,
      isBot,
      sent: message.sent,
      revision: labelOf(posting.revision),
      counter: posting.counter,
      anchor,
      kind: intent.kind,
      isActionable: intent.isActionable,
      isOptional: intent.isOptional,
    },
    answers: [],
  };
  review.discussions.push(discussion);
  return discussion;
}
