import type { Answer, Decision, DecisionKind, JudgedComment } from '#db/model.ts';
import { plainText } from '#ingest/review/words.ts';
import { splitSentences } from './sentence.ts';

/** Words that give a reason. */
const REASON =
  /\b(?:because|since (?:the|this|it|we|they|there|these|that|all|some|most|both|neither|in|i|only)|so that|otherwise|due to|in order to|the (?:reason|problem|point|idea) (?:is|was|here|for|being)|that's why|(?:needed|required|necessary|used|there|here|intended|meant) (?:for|to|by|as|because)|to (?:avoid|prevent|allow|keep|ensure|make sure)|would (?:break|cause|fail|mean|lead|result|require|make)|will (?:break|cause|fail|lead|result)|depends? on|as (?:the|it|this|we|they|there) (?:\w+ ){0,3}(?:is|are|has|have|can|may|does|do|will|would|needs?)|not (?:possible|supported|allowed|guaranteed|available)|(?:can|may|could|might) (?:not )?be)\b/i;

/** The same, where no consent vouches for them: words that can do nothing else. */
const PLAIN_REASON =
  /\b(?:because|so that|otherwise|due to|in order to|the reason (?:is|was|for|why)|that's why|since (?:the|this|it|we|they|there)|would (?:break|cause|fail))\b/i;

/** Who says so explains why he follows. */
const GRANTED =
  /\b(?:i should|i'?ll|i will|will (?:fix|change|do|update|remove|add)|you(?:'re| are) right|agreed|good (?:point|catch)|let me)\b/i;

/** A reason worth keeping says more than "because I like it". */
const SHORTEST = 50;

/** Enough to read without the mail. */
const LONGEST = 600;

/** About the way of this series, or a guess: neither tells the next author anything. */
const PASSING =
  /\b(?:merge window|linux-next|stable branch|pull request|appl(?:y|ied) (?:this|the|these|via)|rebas\w+|not sure|i guess|i hope|(?:don't|do not) know|i sent)\b/i;

/** Who writes more than this goes on with the discussion. */
const LONGEST_CONSENT = 300;

/** Of an answer, for the rules. */
const MOST_TEXT = 3_000;

/**
 * The decision that a settled discussion came to, by the words of both sides: a reason that one gave and the other
 * accepted. Undefined where the discussion is not settled, or was settled without a reason.
 */
export function findDecision(comment: JudgedComment): Decision | undefined {
  if (!comment.isActionable || comment.isBot) return undefined;
  const { status } = comment.judgement;
  if (status === 'settled') return byAuthor(comment);
  return status === 'obsolete' || status === 'promised' || status === 'addressed' ? byReviewer(comment) : undefined;
}

/** The author explained or objected, and the reviewer accepted that or took his comment back. */
function byAuthor({ answers, judgement, anchor }: JudgedComment): Decision | undefined {
  const end = answers.findLastIndex(
    ({ role, kind }) => role === 'reviewer' && (kind === 'accepted' || kind === 'withdrawn'),
  );
  const consent = answers[end];
  const given = answers.slice(0, consent ? end : undefined).findLast(isExplanation);
  if (!given) return undefined;
  if (consent) return decide(consent.kind === 'withdrawn' ? 'withdrawn' : 'explained', given, consent, REASON);
  const isAboutCode = anchor.kind === 'line' || anchor.kind === 'file';
  return isAboutCode && judgement.reason === 'answered' ? decide('unopposed', given, null, PLAIN_REASON) : undefined;
}

function isExplanation({ role, kind, text }: Answer): boolean {
  return role === 'author' && (kind === 'explained' || kind === 'disagreed') && !GRANTED.test(text.slice(0, 300));
}

/** The author asked back or objected, the reviewer gave a reason, and the author went along. */
function byReviewer({ answers }: JudgedComment): Decision | undefined {
  const end = answers.findLastIndex(({ role, kind }) => role === 'author' && (kind === 'agreed' || kind === 'done'));
  const consent = answers[end];
  if (!consent || consent.text.length > LONGEST_CONSENT) return undefined;
  const asked = answers
    .slice(0, end)
    .findIndex(({ role, kind }) => role === 'author' && (kind === 'asked' || kind === 'disagreed'));
  if (asked < 0) return undefined;
  const given = answers.slice(asked + 1, end).findLast(({ role }) => role === 'reviewer');
  return given ? decide('insisted', given, consent, PLAIN_REASON) : undefined;
}

function decide(kind: DecisionKind, given: Answer, consent: Answer | null, words: RegExp): Decision | undefined {
  const text = reasonOf(given.text, words);
  if (text === undefined) return undefined;
  return {
    kind,
    reason: { by: given.from, messageId: given.messageId, line: given.first, text },
    consent: consent && {
      by: consent.from,
      messageId: consent.messageId,
      line: consent.first,
      text: cut(plainText(consent.text, MOST_TEXT)),
    },
  };
}

/** From the sentence before the reason on; undefined where none is given. */
function reasonOf(given: string, words: RegExp): string | undefined {
  const sentences = splitSentences(plainText(given, MOST_TEXT));
  const at = sentences.findIndex((sentence) => words.test(sentence) && !sentence.endsWith('?'));
  if (at < 0) return undefined;
  const text = cut(sentences.slice(Math.max(0, at - 1)).join(' '));
  return text.length < SHORTEST || PASSING.test(text) ? undefined : text;
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
