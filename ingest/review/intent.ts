import type { CommentKind } from '#db/model.ts';
import * as say from './remark-words.ts';
import { isTagLine } from './tag-line.ts';
import { plainText } from './words.ts';

/** What a reviewer wants with a remark. */
export type Intent = { readonly kind: CommentKind; readonly isActionable: boolean; readonly isOptional: boolean };

/** What a remark stands below: that says how much words alone must show. */
export type IntentContext =
  | 'quoted-patch'
  /** The same, in a mail that gives a tag without conditions: its writer is content with the patch as it is. */
  | 'tagged-patch'
  | 'whole-mail'
  | 'discussion'
  /** A discussion in which the writer has spoken before. */
  | 'own-discussion'
  /** A question that somebody else has asked. */
  | 'question';

/** A whole sentence, in characters. */
const STATEMENT = 50;

/** Enough to know what is wanted. */
const MAX_WORDS = 3_000;

/** What the words of a remark show. */
type Signs = {
  readonly words: string;
  readonly isRequest: boolean;
  readonly isQuestion: boolean;
  readonly isBug: boolean;
  /** One short sentence or two. */
  readonly isShort: boolean;
};

/** @param lines the remark, one entry a line */
export function parseIntent(lines: readonly string[], context: IntentContext): Intent {
  const prose = lines.filter((line) => !isTagLine(line));
  const hasTag = prose.length < lines.length;
  const signs = readSigns(prose.join('\n'), hasTag);
  const kind =
    (hasTag ? quietBesideTag(signs) : undefined) ??
    quietAnywhere(signs) ??
    (isDiscussed(context) ? quietInDiscussion(signs, context) : quietOnPatch(signs, context));
  if (kind) return { kind, isActionable: false, isOptional: false };
  return { kind: kindOf(signs), isActionable: true, isOptional: say.OPTIONAL.test(signs.words) };
}

function isDiscussed(context: IntentContext): boolean {
  return context !== 'quoted-patch' && context !== 'tagged-patch' && context !== 'whole-mail';
}

function readSigns(prose: string, hasTag: boolean): Signs {
  const said = plainText(prose, MAX_WORDS).replace(say.POLITE, '');
  // What stands in brackets beside a tag is an aside.
  const words = hasTag ? said.replace(/\([^()]{0,400}\)/g, '').trim() : said;
  return {
    words,
    isRequest: say.REQUEST.test(words.replace(say.REASON, '')) || say.SUBSTITUTION.test(words),
    isQuestion: words.includes('?'),
    isBug: say.BUG.test(words),
    isShort: words.length < 120,
  };
}

/** The kind of a remark that asks for no change, for each of the reasons below; undefined where it does. */
type Quiet = CommentKind | undefined;

/** "With that fixed:" and a tag. What stands before such words may ask for something itself. */
function quietBesideTag({ words, isShort, isRequest, isQuestion, isBug }: Signs): Quiet {
  const isLead = words === '' || (isShort && say.TAG_LEAD.test(words));
  if (isLead && say.REQUEST.test(beforeLead(words))) return undefined;
  return isLead || !(isRequest || isQuestion || isBug) ? 'tag' : undefined;
}

/** The sentences before the last one, which leads to a tag. */
function beforeLead(words: string): string {
  const end = Math.max(...['. ', '! ', '? '].map((stop) => words.trimEnd().lastIndexOf(stop)));
  return words.slice(0, Math.max(0, end));
}

/** What `b4 ty` writes below its words: a list of what was applied, then what is meant for everybody. */
const APPLIED_LIST = /^\[\d{1,3}\/\d{1,3}\] .{1,300}? commit: [0-9a-f]{7,64}\b/m;

function quietAnywhere({ words, isShort, isRequest, isQuestion, isBug }: Signs): Quiet {
  const list = APPLIED_LIST.exec(words);
  if (list && say.APPLIED.test(words) && !say.FURTHER_REQUEST.test(words.slice(0, list.index))) return 'info';
  if (isQuestion) return say.CURIOUS.test(words) ? 'question' : undefined;
  if (say.APPLIED.test(words) && !say.FURTHER_REQUEST.test(words)) return 'info';
  // Praise may stand before a request, but not in a short sentence without reservations.
  if ((isRequest || isBug) && (!isShort || say.RESERVATION.test(words))) return undefined;
  if (say.PRAISE.test(words)) return 'praise';
  return say.INFORMATION.test(words) ? 'info' : undefined;
}

function quietOnPatch({ words, isShort, isRequest, isQuestion, isBug }: Signs, context: IntentContext): Quiet {
  if (isShort && say.BELOW.test(words)) return 'info';
  if (isRequest || isQuestion) return undefined;
  if (context === 'whole-mail') return isBug ? undefined : 'info';
  // "Not enough", "-> saved." below a quote: so few words are what should stand there.
  if (context === 'tagged-patch' && !isBug && words.length >= STATEMENT && !say.CORRECTION.test(words)) return 'info';
  return isShort && say.AGREEMENT.test(words) ? 'info' : undefined;
}

function quietInDiscussion(signs: Signs, context: IntentContext): Quiet {
  if (isNewRequest(signs, context)) return undefined;
  return signs.isQuestion ? 'question' : 'info';
}

/** Who speaks for the first time may also ask; who goes on with his point must say that he makes another. */
function isNewRequest({ words, isShort, isQuestion }: Signs, context: IntentContext): boolean {
  if (isShort && say.OPTIONAL.test(words)) return false;
  const isAgreement = isShort && say.AGREEMENT.test(words) && !isQuestion;
  if (isAgreement || say.ANSWERING.test(words) || (context === 'question' && !isQuestion))
    return say.ASKING.test(words);
  if (context !== 'own-discussion') return isQuestion || say.NEW_REQUEST.test(words);
  return say.FURTHER_REQUEST.test(words) && (isQuestion || say.NEW_REQUEST.test(words));
}

function kindOf({ words, isQuestion, isBug }: Signs): CommentKind {
  if (say.NIT.test(words) || say.SUBSTITUTION.test(words)) return 'nit';
  if (isBug) return 'bug';
  return isQuestion ? 'question' : 'request';
}
