import type { Anchor, Comment, TopicMention } from '#db/model.ts';
import { familyOf } from './family.ts';
import { findNamedAsks } from './named-ask.ts';
import { findPhraseAsk } from './phrase-ask.ts';
import { findRules, type Place, type Rule, type RuleKind } from './rule.ts';
import { bindingRules } from './rules/binding-rules.ts';
import { checkRules } from './rules/check-rules.ts';
import { orderRules } from './rules/order-rules.ts';
import { processRules } from './rules/process-rules.ts';
import { styleRules } from './rules/style-rules.ts';
import { parsePassages } from './sentence.ts';
import { findWrittenAsks } from './written-ask.ts';

/** All rules, by area, in the order in which they are looked for. */
const AREAS: readonly (readonly [RuleKind, readonly Rule[]])[] = [
  ['order', orderRules],
  ['check', checkRules],
  ['style', styleRules],
  ['binding', bindingRules],
  ['process', processRules],
];

/**
 * What a comment asks for, as topics that other comments may ask for too: names to use or to avoid with their families,
 * rules, and where it is neither, phrases. Each key once. Empty for what asks for nothing and for machines.
 */
export function listTopicMentions(comment: Comment): TopicMention[] {
  if (!comment.isActionable || comment.isBot) return [];
  const { sentences, code } = parsePassages(comment.text);
  const lowered = sentences.join('\n').toLowerCase();
  const place = placeOf(comment.anchor);
  const rules = AREAS.flatMap(([kind, list]) => findRules(kind, list, sentences, lowered, place));
  const taken = new Set(rules.map(({ sign }) => sign));
  const named = sentences.flatMap((sentence) => findNamedAsks(sentence, place.code));
  const written = findWrittenAsks(code, place.code);
  for (const { sign } of named) taken.add(sign);
  const phrases = sentences.flatMap((sentence) => (taken.has(sentence) ? [] : (findPhraseAsk(sentence) ?? [])));
  const mentions = new Map<string, TopicMention>();
  for (const each of [
    ...rules,
    ...named,
    ...written,
    ...[...named, ...written].flatMap((mention) => familyOf(mention) ?? []),
    ...phrases,
  ])
    if (!mentions.has(each.key)) mentions.set(each.key, each);
  return [...mentions.values()];
}

function placeOf(anchor: Anchor): Place {
  return { file: 'file' in anchor ? anchor.file : '', code: 'code' in anchor ? (anchor.code ?? '') : '' };
}
