import type { TopicKind, TopicMention } from '#db/model.ts';

/** A rule of review that goes by many wordings. */
export type Rule = {
  /** Within its area; the key is `area:id`. */
  readonly id: string;
  /** The rule as a request. */
  readonly asks: string;
  /** Lower case; a text with none of them is not looked at, which keeps a hundred rules cheap. */
  readonly signs: readonly string[];
  /** Words that ask for it, within one sentence. */
  readonly words: RegExp;
  /** Words that turn a sentence round: "no need to check for NULL". */
  readonly unless?: RegExp;
  /** What the commented line looks like, where the words alone could mean something else. */
  readonly on?: (place: Place) => boolean;
};

/** What a comment stands below: the file where there is one, and the quoted line. */
export type Place = { readonly file: string; readonly code: string };

/** Who asks is brief; what is longer explains, and mentions much that nobody asks for. */
const LONGEST = 200;

export type RuleKind = Exclude<TopicKind, 'use' | 'avoid' | 'phrase'>;

/** The rules of one area that the sentences of a comment ask for, each once. */
export function findRules(
  kind: RuleKind,
  rules: readonly Rule[],
  sentences: readonly string[],
  lowered: string,
  place: Place,
): TopicMention[] {
  return rules.flatMap((rule) => {
    if (!rule.signs.some((sign) => lowered.includes(sign))) return [];
    if (rule.on && !rule.on(place)) return [];
    const sign = sentences.find(
      (sentence) => sentence.length <= LONGEST && rule.words.test(sentence) && !rule.unless?.test(sentence),
    );
    if (!sign) return [];
    return [{ key: `${kind}:${rule.id}`, kind, asks: rule.asks, name: null, insteadOf: null, sign }];
  });
}
