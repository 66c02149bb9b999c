import { isTelling, listWords, stemOf } from '#ingest/review/word.ts';
import { type Finding, findingOf } from './finding.ts';
import type { Spot } from './place.ts';
import { compareRegion, type Region, type Side } from './region.ts';
import { WEIGHT } from './weight.ts';

/** Whether what was written at the place of a comment, or what was taken away there, has a word of the comment. */
export function findSharedWord({ ask, before, after, newer }: Spot, region: Region): readonly Finding[] {
  const { added, removed } = compareRegion(before, after, region);
  const written = textAt(after, added);
  const lost = textAt(before, removed);
  const at = after.lines[added[0] ?? region.newer.start]?.bodyLine ?? null;
  const isRemoved = ask.isRemoval || removed.length > added.length;
  const gone = isRemoved ? findWord(ask.stems, lost, () => written) : undefined;
  if (gone !== undefined) {
    const weight = ask.isRemoval ? WEIGHT.removalDone : WEIGHT.wordsRemoved;
    return [findingOf(weight, 'line-gone', newer.patch, `What went away there has "${gone}", as the comment has`, at)];
  }
  const fresh = findWord(ask.stems, written, () => regionText(before, region.older));
  if (fresh === undefined) return [];
  const detail = `What was written there has "${fresh}", as the comment has`;
  return [findingOf(WEIGHT.wordsAdded, 'identifier-added', newer.patch, detail, at)];
}

/** The first word of a text whose stem is among `stems` and that another text has not. */
function findWord(stems: ReadonlySet<string>, text: string, other: () => string): string | undefined {
  let known: Set<string> | undefined;
  for (const word of listWords(text)) {
    if (!isTelling(word) || !stems.has(stemOf(word))) continue;
    known ??= new Set([...listWords(other())].map(stemOf));
    if (!known.has(stemOf(word))) return word;
  }
  return undefined;
}

function textAt({ lines }: Side, seats: readonly number[]): string {
  return seats.map((seat) => lines[seat]?.text ?? '').join('\n');
}

export function regionText({ lines }: Side, { start, end }: Region['older']): string {
  return lines
    .slice(start, end)
    .map((line) => line.text)
    .join('\n');
}
