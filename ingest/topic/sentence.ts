import { plainText } from '#ingest/review/words.ts';
import { isCode } from '#ingest/track/suggestion.ts';

/** Enough of a comment to know what it asks for. */
const MOST_LINES = 120;
const MOST_TEXT = 4_000;

/** A longer sentence is a table or a dump. */
const LONGEST = 400;

/** What the reviewer does, or has done, himself. */
const OWN_PLAN =
  /^(?:(?:so|and|but|then|ok|okay|well),? )?(?:i'?ll|i will|i've|i have (?!to)|i guess i|now i|i'm going to|i'm not|this patch (?:is|does)|i (?:dis)?agree|i (?:don't|do not) (?:think|see|know|mind|care))\b/i;

/** Commits that he names: by hash, or by a title with its prefixes. */
const COMMIT = /\b[0-9a-f]{12,40} \(["“]|^(?:-{2,3} )?[a-z][\w/-]*: [\w/,-]+: \w|^(?:\[[^\]]{1,40}\] ){1,2}\w+:/i;

/** Code that its lines did not show as such. */
const CODE = /[{};]$|\bvoid \*|^(?:static|struct|const|subject:) /i;

/** A comment's words and the code in it, told apart by the form of its lines. */
export type Passages = { readonly sentences: readonly string[]; readonly code: readonly string[] };

export function parsePassages(text: string): Passages {
  const prose: string[] = [];
  const code: string[] = [];
  for (const line of text.split('\n', MOST_LINES)) {
    if (line.startsWith('>')) continue;
    if (isCode(line) || /^[+-]\s/.test(line)) code.push(line);
    else prose.push(line);
  }
  return { sentences: splitSentences(plainText(prose.join('\n'), MOST_TEXT)), code };
}

/** Sentences end at a full stop, a question mark or a paragraph; "e.g. this" does not end one, nor does "v2.1". */
export function splitSentences(plain: string): string[] {
  return plain
    .split(/\n|(?<=[.?!])(?<!\b(?:e\.g|i\.e|etc|vs|resp|cf)\.) /)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length > 1 && sentence.length <= LONGEST && isSaid(sentence));
}

/** Whether a sentence can ask the author for something. */
function isSaid(sentence: string): boolean {
  return !OWN_PLAN.test(sentence) && !COMMIT.test(sentence) && !CODE.test(sentence);
}
