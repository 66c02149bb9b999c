import type { Comment } from '#db/model.ts';
import { parseIdentifiers } from './identifier.ts';
import { asksOrder } from './order.ts';
import { asksRemoval } from './removal.ts';
import { parseSubstitutions, type Substitution } from './substitution.ts';
import { parseSuggestion, type Suggestion } from './suggestion.ts';
import { listTellingStems } from './word.ts';

/** What a comment asks for, as far as its words show it. Nothing of it means: some change, not said which. */
export type Ask = {
  readonly substitutions: readonly Substitution[];
  readonly suggestion: Suggestion;
  readonly names: readonly string[];
  readonly isRemoval: boolean;
  readonly isOrder: boolean;
  /** It is meant for other places too: "same below", "everywhere". */
  readonly isGeneral: boolean;
  readonly stems: ReadonlySet<string>;
};

const GENERAL =
  /\b(?:everywhere|throughout|elsewhere|all over|in all|all (?:the )?(?:other|these|those|of)|(?:same|ditto|also|likewise) (?:here|for|below|in|elsewhere|applies)|and below|other places|in general|globally|multiple places|here and)\b/i;

/** Reads what a comment asks for. Linear in its text. */
export function parseAsk({ text, isBot }: Comment): Ask {
  const words = isBot ? reportLines(text) : text;
  return {
    substitutions: isBot ? [] : parseSubstitutions(words),
    suggestion: isBot ? { wanted: [], unwanted: [] } : parseSuggestion(words),
    names: parseIdentifiers(words),
    isRemoval: !isBot && asksRemoval(words),
    isOrder: !isBot && asksOrder(words),
    isGeneral: GENERAL.test(words.slice(0, 2_000)),
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
