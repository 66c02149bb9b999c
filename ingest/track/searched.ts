import { countWord } from '#ingest/review/word.ts';
import { memoize, once } from './memo.ts';

/** A text that many comments look for the same words in. */
export type Searched = {
  readonly text: () => string;
  /** How often it has a word; each word is counted once. */
  readonly count: (word: string) => number;
};

export function searched(make: () => string): Searched {
  const text = once(make);
  return { text, count: memoize((word) => countWord(text(), word)) };
}
