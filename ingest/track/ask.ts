import type { Comment } from '#db/model.ts';
import { listTellingStems } from '#ingest/review/word.ts';
import { isAboutComment } from './code-comment.ts';
import { parseIdentifiers } from './identifier.ts';
import { asksInitializer } from './initializer.ts';
import { isAboutSeveral } from './like-lines.ts';
import { findOrderWord } from './order.ts';
import { findAskedRecipient } from './recipient.ts';
import { asksRemoval } from './removal.ts';
import { asksSpacing } from './spacing.ts';
import { parseSubstitutions, type Substitution } from './substitution.ts';
import { parseSuggestion, type Suggestion } from './suggestion.ts';

/** What a comment asks for, as far as its words show it. Nothing of it means: some change, not said which. */
export type Ask = {
  /** Its words; of a bot's report, those that say what is wrong. */
  readonly text: string;
  readonly substitutions: readonly Substitution[];
  readonly suggestion: Suggestion;
  readonly names: readonly string[];
  readonly isRemoval: boolean;
  readonly isSpacing: boolean;
  readonly isInitializer: boolean;
  /** It is about a comment in the code. */
  readonly isAboutComment: boolean;
  /** An address that the next revision is to be sent to. */
  readonly recipient: string | undefined;
  /** The word that asks for another order; undefined where none does. */
  readonly order: string | undefined;
  /** It is meant for other places too: "same below", "everywhere". */
  readonly isGeneral: boolean;
  /** It is about several lines of one form: "use SZ_* for these". */
  readonly isAboutSeveral: boolean;
  readonly stems: ReadonlySet<string>;
};

const GENERAL =
  /\b(?:everywhere|throughout|elsewhere|all over|in all|all (?:the )?(?:other|these|those|of)|(?:same|ditto|also|likewise) (?:here|for|below|in|elsewhere|applies)|and below|other places|in general|globally|multiple places|here and)\b/i;

/** "Ditto." */
const SAME_AGAIN = /^\W*(?:ditto|likewise|same|and (?:the )?same|also|as above|again)\b.{0,40}$/i;

/** Whether a comment says no more than that an earlier one is meant for this place too. */
export function isSameAgain(text: string): boolean {
  const start = text.trimStart();
  const end = start.indexOf('\n');
  return SAME_AGAIN.test((end < 0 ? start : start.slice(0, end)).slice(0, 80)) && start.length < 120;
}

/**
 * Reads what a comment asks for. Linear in its text.
 * @param earlier the comment before it in the same mail, which "ditto" means
 */
export function parseAsk({ text, isBot, answers }: Comment, earlier: Comment | undefined): Ask {
  const words = isBot ? reportLines(text) : earlier && isSameAgain(text) ? `${earlier.text}\n${text}` : text;
  /** Others show in the discussion how they would write it. */
  const others = answers.filter(({ role }) => role !== 'author').map((answer) => answer.text);
  return {
    text: words,
    substitutions: isBot ? [] : parseSubstitutions(words),
    suggestion: isBot ? { wanted: [], unwanted: [] } : parseSuggestion([words, ...others].join('\n')),
    names: isBot ? [] : parseIdentifiers(words),
    isRemoval: !isBot && asksRemoval(words),
    isSpacing: !isBot && asksSpacing(words),
    isInitializer: !isBot && asksInitializer(words),
    isAboutComment: !isBot && isAboutComment(words),
    recipient: isBot ? undefined : findAskedRecipient(words),
    order: isBot ? undefined : findOrderWord(words),
    isGeneral: GENERAL.test(words.slice(0, 2_000)),
    isAboutSeveral: !isBot && isAboutSeveral(words),
    stems: listTellingStems(words.slice(0, 4_000)),
  };
}

/** A bot's mail is mostly how the report was made; the lines with `error:` and `warning:` are the report. */
function reportLines(text: string): string {
  return text
    .split('\n', 2_000)
    .filter((line) => line.length < 600 && /\b(?:error|warning|undefined reference)\b|^>> /i.test(line))
    .slice(0, 8)
    .join('\n');
}
