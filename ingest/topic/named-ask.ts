import type { TopicMention } from '#db/model.ts';
import { parseSubstitutions } from '#ingest/track/substitution.ts';

/** Words of C that reviewers ask for by themselves: "make this static". */
const KEYWORDS = new Set([
  'static',
  'const',
  'enum',
  'inline',
  'bool',
  'unsigned',
  '__init',
  '__iomem',
  '__maybe_unused',
]);

/** What stands where a name could, and is none. */
const NO_NAME = /^(?:v\d+|e\.g|i\.e|CC|LED|API|ABI|DT|NULL|TODO|FIXME|RFC|PATCH|AFAIK|IMHO|FWIW|OK|NAK|ACK)$/;

/** Enough names for the longest sentence. */
const MOST = 8;

/** Between "use" and the name. */
const FILLER = String.raw`(?:(?:the|a|an|of|just|simply|plain|proper|existing|generic|standard|something|like|it|this|these|them|here|with|new|helper|macro|function|macros|from|kernel'?s?|be|already|nice|our|common|managed|even)\s+){0,4}["'\x60(\[<]*$`;

/** What may stand before "use" where it is a request: nothing, a modal, "to", "and"; not "you" or "it". */
const ASKED = String.raw`(?:^|[,;:(–—-]\s*|\b(?:please|pls|should|could|can|might|must|may|to|and|or|just|better|rather|also|instead|then|would|let's|simply|probably|maybe|perhaps|either|why not|consider|suggest|recommend|prefer|so|why don't you|should you|could you|can you|would you|can we|could we|should we|you can|you could|you should|you must|we can|we should|we could|so|thus|actually|only|always|possibly|easily|likely|ideally|do|i'd|nit:?)\s+)`;

const ASKS = new RegExp(
  String.raw`(?:${ASKED}(?:use|utilize|call|try|switch(?:ing)? (?:this |it )?to|convert(?:ing|ed)? (?:this |it )?to|move to|go with|consider|prefer|return|add|include|define|need|want|have)|\b(?:should|could|can|must|needs? to|would|ought to) (?:also |probably |rather |all |just |really |likely |better )?(?:be|use|have|call|return|become)|\b(?:how|what) about(?: using)?|\b(?:consider|suggest|recommend|prefer|try|worth|start|better(?: off)?|by) using|\b(?:make|mark) (?:it|this|these|them|that|all) |\bwhy not(?: just)?(?: use| using| call)?|\bwhy (?:is|are)(?:n't| not) (?:this|it|these|they|that)|\b(?:i'd|i would|please) (?:rather |much |strongly |also )?(?:prefer|use|suggest|recommend|go (?:for|with))(?: to use| using)?|\breplac(?:e|ed|ing)\b[^.]{0,40}\b(?:with|by)|\b(?:missing|missed|lacks?|forgot|without|(?<![a-z] )no|needs?|deserves?|candidate for|use case for|opportunity for|perfect for|open-?cod(?:es?|ing|ed)(?: of)?|reinvent(?:s|ing)?|reimplement(?:s|ing)?|wants?|you want|you need|we have|there is|there's|there are|available|make use of|take advantage of))\s+${FILLER}`,
  'i',
);

/** The same words the other way round. */
const NEGATED =
  /\b(?:don'?t|do not|not|never|doesn't|does not|isn't|now that|proceeds|people|no need|no reason|avoid|stop|why (?:do|are|did|does|is|use|using)|cannot|can't|shouldn'?t|without|instead of|rather than|unlike|already|if (?:you|we|i))\b(?:\s+[\w']+){0,4}\s*$/i;

const AVOIDS = new RegExp(
  String.raw`\b(?:drop|dropping|remove|removing|delete|avoid|do(?:n't| not) (?:use|need|set|add|call|include)|no need (?:for|of|to (?:use|call|set|have|add|include|check|define|cast to))|get rid of|unneeded|unnecessary|redundant|needless|useless|pointless|stop using|lose|kill|you (?:don't|do not) need|should(?:n't| not) (?:use|need|be))\s+${FILLER}`,
  'i',
);

const ASKED_BEHIND =
  /^[\])"'`,\w>.]*(?:\(\))?["'`]?\s*(?:instead\b|here instead|would be (?:better|nicer|cleaner|good|nice|more|preferable|enough|sufficient)|is (?:preferred|better|more appropriate|missing)|(?:should|could|can|must|needs to) be used|may be better|might be better)/i;

const AVOIDED_BEHIND =
  /^(?:\([^()]{0,40}\))?["'`\])]*\s*(?:(?:is|are|seems?|looks?) (?:not (?:needed|necessary|required|used)|unneeded|unnecessary|redundant|deprecated|useless|superfluous|obsolete|discouraged|pointless|bogus)|isn'?t (?:needed|necessary|required)|not needed)/i;

/** Identifiers, wildcards, headers and property names; a word of prose has none of their marks. */
const TOKEN = /<?[A-Za-z_][\w./-]*(?:,[a-z0-9][\w-]+)?\*?/g;

type Named = { readonly name: string; readonly start: number; readonly end: number; readonly isCalled: boolean };

/**
 * Names that a sentence asks for or against: "use devm_kzalloc()", "GENMASK()?", "SZ_1G ?", "drop of_match_ptr",
 * "s/strncpy/strscpy/".
 */
export function findNamedAsks(sentence: string, code: string): TopicMention[] {
  const substituted = parseSubstitutions(sentence).flatMap(({ from, to }) =>
    /^\w+$/.test(to) && (isName(to, false) || isName(from, false)) ? [mention('use', to, sentence, from)] : [],
  );
  if (substituted.length > 0) return substituted;
  const names = listNames(sentence);
  const alone = names.length === 1 && names[0] && isAlone(sentence, names[0]) ? names[0] : undefined;
  if (alone) return hasWord(code, alone.name) ? [] : [mention('use', alone.name, sentence, null)];
  return names.flatMap((named) => judge(named, names, sentence));
}

function judge(named: Named, names: readonly Named[], sentence: string): TopicMention[] {
  const before = sentence.slice(Math.max(0, named.start - 120), named.start);
  const behind = sentence.slice(named.end, named.end + 60);
  if (/\b(?:instead of|rather than|unlike|like in|as in|same as|similar to|see)\s+["'`(]*$/i.test(before)) return [];
  if (AVOIDS.test(before) || AVOIDED_BEHIND.test(behind)) return [mention('avoid', named.name, sentence, null)];
  const asked = ASKS.exec(before);
  const isAsked = asked !== null && !NEGATED.test(before.slice(0, asked.index + leadOf(asked[0])));
  if (!isAsked && !ASKED_BEHIND.test(behind)) return [];
  return [mention('use', named.name, sentence, insteadOf(named, names, sentence))];
}

/** Where the verb begins behind its modal: what stands before it may negate it. */
function leadOf(asked: string): number {
  return /^[^a-z]*/i.exec(asked)?.[0].length ?? 0;
}

function insteadOf(named: Named, names: readonly Named[], sentence: string): string | null {
  const other = names.find(
    ({ name, start }) =>
      name !== named.name &&
      /\b(?:instead of|rather than|over|replac(?:e|ing))\s+(?:the |using |calling |this )?["'`(]*$/i.test(
        sentence.slice(Math.max(0, start - 40), start),
      ),
  );
  return other?.name ?? null;
}

function listNames(sentence: string): Named[] {
  const names: Named[] = [];
  for (const match of sentence.matchAll(TOKEN)) {
    if (names.length >= MOST) break;
    const raw = match[0].replace(/^</, '').replace(/(?<![./,-])[./,-]+$/, '');
    const start = match.index + (match[0].startsWith('<') ? 1 : 0);
    const end = start + raw.length;
    const isCalled = sentence.charAt(end) === '(';
    if (/^inline$/.test(raw) && /^ (?:encryption|crypto|data|comment|repl)/.test(sentence.slice(end))) continue;
    if (isName(raw, isCalled) && sentence.slice(end, end + 2) !== '->') names.push({ name: raw, start, end, isCalled });
  }
  return names;
}

/** Whether a word can be nothing but the name of something in code. */
function isName(word: string, isCalled: boolean): boolean {
  if (word.length < 3 || word.length > 60 || NO_NAME.test(word)) return false;
  if (KEYWORDS.has(word)) return true;
  if (/^[\w/-]+\.h$/.test(word)) return true;
  if (/^[a-z]+,[a-z0-9][\w-]+$/.test(word)) return true;
  if (!/^\w+\*?$/.test(word)) return false;
  return (
    word.replace(/^_+/, '').includes('_') ||
    (/^[A-Z][A-Z0-9]{2,}$/.test(word) && isCalled) ||
    isCalled ||
    /^[a-z]+[A-Z][A-Za-z]+$/.test(word)
  );
}

/** "GENMASK()?", "or SZ_1G ?", "dev_err_probe() here.", "static?" */
function isAlone(sentence: string, { start, end }: Named): boolean {
  const before = sentence.slice(0, start);
  const behind = sentence.slice(end);
  return (
    /^(?:and |or |also |maybe |perhaps |ditto,? |again,? |\W){0,3}$/i.test(before) &&
    behind.length < 40 &&
    /^(?:\([^()]{0,30}\))?["'`)]*\s*(?:here|please|too|also|maybe|perhaps)?\s*[?.!;:)]*$/i.test(behind)
  );
}

function hasWord(code: string, name: string): boolean {
  return code.split(/\W+/).includes(name.replace(/\*$/, ''));
}

function mention(kind: 'use' | 'avoid', name: string, sign: string, instead: string | null): TopicMention {
  const asks = `${kind === 'use' ? 'Use' : 'Avoid'} ${name}`;
  return { key: `${kind}:${name}`, kind, asks, name, insteadOf: instead, sign };
}
