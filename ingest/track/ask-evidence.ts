import type { Ask } from './ask.ts';
import { type Finding, findingOf } from './finding.ts';
import { findNamed, type TextPair } from './named-evidence.ts';
import { checkSubstitution } from './substitution.ts';
import { type ChangedLines, checkSuggestion } from './suggestion.ts';
import { WEIGHT } from './weight.ts';

export type PackedPair = { readonly older: ChangedLines; readonly newer: ChangedLines };

/** What the words of a comment ask for, compared with what changed. */
export function findAsked(ask: Ask, texts: TextPair, packed: PackedPair): readonly Finding[] {
  const substituted = findSubstituted(ask, texts);
  const suggested = findSuggested(ask, texts, packed);
  /** A substitution or a suggestion says exactly what is meant; the names in it say nothing more. */
  if (substituted.length > 0) return substituted;
  const isDone = suggested !== undefined && suggested.weight > 0;
  return [...(suggested ? [suggested] : []), ...(isDone ? [] : findNamed(ask, texts))];
}

/**
 * Whether a comment was followed in some places only: of several substitutions not all were made, or one that was meant
 * for all places was not made in all.
 */
export function isPartial({ isGeneral }: Ask, findings: readonly Finding[]): boolean {
  const done = findings.filter(({ evidence }) => evidence.kind === 'substitution-applied');
  const left = findings.some(({ evidence }) => evidence.kind === 'substitution-missing');
  return done.length > 0 && (left || (isGeneral && done.some(({ evidence }) => evidence.detail.endsWith(' left'))));
}

function findSubstituted({ substitutions }: Ask, { older, newer, messageId }: TextPair): Finding[] {
  return substitutions.flatMap((substitution) => {
    const result = checkSubstitution(substitution, older.text(), newer.text());
    if (result.kind === 'unknown') return [];
    const name = `"${substitution.from}" to "${substitution.to}"`;
    if (result.kind === 'missing') {
      return [findingOf(WEIGHT.substitutionMissing, 'substitution-missing', messageId, `${name} was not done`)];
    }
    const rest = result.left > 0 ? `, ${result.left} left` : '';
    return [findingOf(WEIGHT.substitutionApplied, 'substitution-applied', messageId, `${name} was done${rest}`)];
  });
}

function findSuggested({ suggestion }: Ask, { messageId }: TextPair, packed: PackedPair): Finding | undefined {
  if (suggestion.wanted.length + suggestion.unwanted.length === 0) return undefined;
  const { wanted, found } = checkSuggestion(suggestion, packed.older, packed.newer);
  if (wanted === 0) return undefined;
  const share = found / wanted;
  const detail = `${found} of ${wanted} suggested lines are there`;
  if (share >= 0.5) return findingOf(WEIGHT.suggestionApplied, 'suggestion-applied', messageId, detail);
  if (found > 0) return findingOf(WEIGHT.suggestionPartly, 'suggestion-applied', messageId, detail);
  return findingOf(WEIGHT.suggestionMissing, 'suggestion-missing', messageId, detail);
}
