import type { TopicMention } from '#db/model.ts';
import { stemOf } from '#ingest/review/word.ts';

/** What opens a request and says nothing of what it is. */
const OPENING =
  /^(?:nits?|please|pls|also|and|so|just|maybe|perhaps|you (?:should|could|can|must|need to)|(?:can|could|would) you|(?:can|could|should) we|we (?:should|could|can)|i(?:'d| would)|this should|nitpick|minor|then|here|but|again|same here|ditto)\b[ ,:-]*/i;

/** Verbs of requests. "Use" is left to names: what is used without a name is said in too many ways. */
const VERB =
  /^(?:drop|remove|add|fix|avoid|missing|no|redundant|unneeded|unnecessary|split|spell|define|document|describe|rename|move|do not|don't)\b/i;

/** Words that name nothing. */
const EMPTY = new Set(
  `a an the this that these those it its them they your my our all any some each of in on at to for from with by as is are be
  and or but too also here there please instead then so only just not need needed same more above below one two first
  other another both you we i if when why what how sure idea will can should would have has do does don't up out off into
  way problem issue thing things comment comments further objection objections worries difference reason longer code
  patch patches line lines use used using new stuff again`.split(/\s+/),
);

/** What the object of a request may be made of. */
const OBJECT_WORDS = 2;

/** A clause of this many characters or less may name a single thing: "Drop the label." */
const SHORT = 24;
const SINGLE = /^(?:drop|remove|redundant|unneeded|unnecessary)$/;

/**
 * A short request as a phrase that others may write too: "Drop the unused labels." gives `drop-unused-label`. The verb
 * and the first two telling words behind it, by their stems; undefined where the sentence is no such request.
 */
export function findPhraseAsk(sentence: string): TopicMention | undefined {
  let words = sentence.slice(0, 160).replace(/^[^A-Za-z]+/, '');
  for (let turn = 0; turn < 3; turn++) words = words.replace(OPENING, '');
  const verb = VERB.exec(words)?.[0].toLowerCase();
  if (!verb) return undefined;
  const clause =
    words
      .slice(verb.length)
      .split(/[.,;:?!()]|\s(?:and|or|so|because|since|if|when|unless|but|which|that|as)\s/, 1)[0] ?? '';
  const object = clause
    .toLowerCase()
    .split(/[^\w'/-]+/)
    .filter((word) => /^[a-z][a-z'-]+$/.test(word) && !EMPTY.has(word))
    .slice(0, OBJECT_WORDS);
  const isPlain = clause.length <= SHORT && SINGLE.test(verb);
  if (object.length < (isPlain ? 1 : OBJECT_WORDS)) return undefined;
  const action = /^(?:drop|remove|redundant|unneeded|unnecessary|no|avoid|do not|don't)$/.test(verb) ? 'no' : verb;
  const asks = `${action === 'no' ? 'No' : verb.charAt(0).toUpperCase() + verb.slice(1)} ${object.join(' ')}`;
  const key = `phrase:${[action, ...object.map(stemOf)].join('-').replace(/[^a-z-]/g, '')}`;
  return { key, kind: 'phrase', asks, name: null, insteadOf: null, sign: sentence };
}
