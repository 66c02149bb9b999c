import type { MessageId } from '#db/model.ts';
import type { Ask } from './ask.ts';
import { type Finding, findingOf } from './finding.ts';
import { comparePresence, isSubject, type Presence } from './identifier.ts';
import type { Searched } from './searched.ts';
import { WEIGHT } from './weight.ts';

/** Two states of the text that a comment is about, and of the whole series around it. */
export type TextPair = {
  readonly older: Searched;
  readonly newer: Searched;
  readonly olderSeries: Searched;
  readonly newerSeries: Searched;
  /** The mail that the newer text is of. */
  readonly messageId: MessageId;
};

/**
 * What became of the names in a comment: "use devm_kzalloc()" is done where devm_kzalloc is there and was not.
 * The strongest sign counts, a second one a little: names of one remark come and go together.
 */
export function findNamed({ names, text, isRemoval }: Ask, texts: TextPair): readonly Finding[] {
  if (names.length === 0) return [];
  const findings = comparePresence(names, texts.older, texts.newer)
    .map((presence) => judgePresence(presence, texts, isRemoval, isSubject(presence.name, text)))
    .filter((finding) => finding !== undefined)
    .sort((a, b) => b.weight - a.weight);
  const best = findings.filter(({ weight }) => weight > 0).slice(0, 2);
  const worst = findings.at(-1);
  if (best.length === 0) return worst ? [worst] : [];
  return best.map((finding, index) => (index === 0 ? finding : { ...finding, weight: finding.weight / 3 }));
}

function judgePresence(
  { name, older, newer }: Presence,
  { olderSeries, newerSeries, messageId }: TextPair,
  isRemoval: boolean,
  isCriticised: boolean,
): Finding | undefined {
  if (older === 0 && newer > 0) {
    if (isRemoval) return undefined;
    return findingOf(WEIGHT.identifierAdded, 'identifier-added', messageId, `${name} is there now`);
  }
  if (older > 0 && newer === 0) {
    return findingOf(WEIGHT.identifierRemoved, 'identifier-removed', messageId, `${name} is gone`);
  }
  if (older === 0) return judgeElsewhere(name, olderSeries, newerSeries, messageId);
  if (newer < older) {
    const detail = `${name} is there ${newer} instead of ${older} times`;
    return findingOf(WEIGHT.identifierMore, 'identifier-removed', messageId, detail);
  }
  if (newer > older) {
    if (isRemoval) return undefined;
    const detail = `${name} is there ${newer} instead of ${older} times`;
    return findingOf(WEIGHT.identifierMore, 'identifier-added', messageId, detail);
  }
  const weight = isCriticised ? WEIGHT.identifierStays : WEIGHT.identifierKept;
  return findingOf(weight, 'identifier-kept', messageId, `${name} is there as before`);
}

function judgeElsewhere(name: string, older: Searched, newer: Searched, messageId: MessageId): Finding | undefined {
  const [presence] = comparePresence([name], older, newer);
  if (!presence || presence.older > 0) return undefined;
  if (presence.newer > 0) {
    const detail = `${name} is there now, elsewhere in the series`;
    return findingOf(WEIGHT.identifierElsewhere, 'identifier-added', messageId, detail);
  }
  /** A plain word in quotes is often not a name. */
  if (/^[a-z]+$/i.test(name)) return undefined;
  return findingOf(WEIGHT.identifierMissing, 'identifier-missing', messageId, `${name} is nowhere in the series`);
}
