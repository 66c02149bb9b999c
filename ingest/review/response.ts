import type { Answer, ResponseKind } from '#db/model.ts';
import { plainText } from './words.ts';

const MAX_WORDS = 1_500;

const DONE =
  /\b(?:done|fixed(?: it| this| that| them| both| all)?(?: in| for| locally| now)?|(?:i(?:'ve| have)? )(?:already )?(?:fixed|changed|removed|added|dropped|updated|renamed|moved|replaced|corrected|reworked)|(?:is|are|was|were|been) (?:already )?(?:fixed|removed|dropped|addressed) (?:in|now))\b/i;

/** "Removed." */
const DONE_START =
  /^(?:[-*> ]*)(?:removed|dropped|changed|added|renamed|moved|updated|corrected|replaced|addressed|reworked|reworded|sorted)\b/i;

const PROMISE =
  /\b(?:(?:i'?ll|i will|i am going to|i'?m going to|we'?ll|we will|let me|going to|gonna)\b(?! (?:not|never|think about|check|have to think|see if|wait))|will (?:do|fix|change|be (?:fixed|changed|removed|done|dropped|addressed|added|updated)|update|remove|add|drop|use|move|rename|correct|address|split|send|rework|adjust|modify|take care|try|include|implement|replace|convert|make|put|rewrite|improve)|my (?:bad|mistake|fault)|good (?:catch|point|idea|spot|suggestion)|nice catch|you(?:'re| are) right|indeed|agreed?|i agree|makes sense|makes? (?:perfect |total )?sense|(?:that|it)(?:'s| is| would be)? (?:a )?(?:better|good idea|fine by me|nicer|cleaner)|oops|ouch|sorry|ack(?:ed)?|noted|sounds (?:good|great|reasonable)|fair (?:enough|point)|thanks for (?:catching|spotting|pointing|noticing|the (?:hint|tip|suggestion|catch|pointer)))\b/i;

/** A promise of a change, whatever else is said: "I think it is not necessary, I will remove it." */
const CERTAIN_PROMISE =
  /\b(?:(?:i'?ll|i will|we'?ll|we will|i'?m going to|let me)(?: just| also| then| probably)?|will) (?:be )?(?:fix|chang|remov|drop|delet|add|updat|renam|replac|rework|correct|address|mov|split|rewrit|rephras|reword|clean|adjust|convert|switch|redefin|reduce|improv|mention|document|clarif)\w*/i;

const AGREEING_START =
  /^(?:[-*> ]*)(?:ok(?:ay)?|yes|yep|yeah|yup|right|sure|agreed?|ack|absolutely|of course|true|correct|got it|will do|np|no problem|good|oh,? (?:right|yes|yeah)|ah,? (?:right|yes|ok)|thanks|thank you|thx|understood|roger)\b/i;

const REFUSAL =
  /\b(?:i (?:do not|don'?t|really don'?t) (?:agree|think|like|want|believe|see (?:why|the (?:point|need|benefit)))|(?:i )?disagree|i(?:'d| would) (?:rather|prefer)(?: not| to (?:keep|leave|stay))|i prefer (?:not|to (?:keep|leave))|(?:i'?d|i would) (?:like to )?(?:keep|leave)|(?:can'?t|cannot|can not) (?:do|use|be|remove|change)|won'?t (?:work|help|do|be possible)|(?:would|does|do|did|will)(?:n'?t| not) (?:work|help|be possible|make sense)|not (?:possible|necessary|needed|required|a good idea|true|correct|really)|no need|makes no sense|intentional(?:ly)?|on purpose|deliberate(?:ly)?|is needed|is required|is necessary|still needed)\b/i;

const REFUSING_START = /^(?:[-*> ]*)(?:no|nope|nah|not really|i don'?t think|hmm+,? (?:no|but|i don))\b/i;

/** What the author says to a remark, from his words alone. */
export function parseResponse(text: string): ResponseKind {
  const words = plainText(text, MAX_WORDS);
  if (words === '') return 'none';
  const [opening = ''] = words.split(/(?<=[.!?])\s|\n/, 1);
  if (CERTAIN_PROMISE.test(words)) return 'agreed';
  if (REFUSING_START.test(words)) return 'disagreed';
  if (DONE.test(opening) || DONE_START.test(words)) return 'done';
  if (PROMISE.test(opening) && !opening.includes('?')) return 'agreed';
  if (AGREEING_START.test(words) && !REFUSAL.test(opening)) return agreesWhole(words) ? 'agreed' : 'explained';
  if (PROMISE.test(words) && !REFUSAL.test(words)) return 'agreed';
  if (DONE.test(words) && !REFUSAL.test(words)) return 'done';
  if (REFUSAL.test(words)) return 'disagreed';
  return isAsking(words) ? 'asked' : 'explained';
}

/** "Yes, since the register is 8 bits wide" answers a question; "Ok, since you ask" gives in. */
function agreesWhole(words: string): boolean {
  return (
    !/^(?:yes|yep|yeah|right|true|correct|thanks|thank you)\b/i.test(words) || words.length < 40 || PROMISE.test(words)
  );
}

function isAsking(words: string): boolean {
  return words.endsWith('?') || /\?\s*(?:\n|$)/.test(words);
}

const WITHDRAWAL =
  /\b(?:never ?mind|fair (?:enough|point)|ignore (?:this|that|me|my)|my (?:bad|mistake)|i was wrong|i missed|you(?:'re| are) right|forget (?:it|about|this|that)|scratch that|disregard|false alarm|sorry for the noise|no need (?:then|to)|(?:then )?(?:keep|leave) it(?: as)?|not worth|fine (?:as is|then|with me|by me)|i retract|ok(?:ay)?,? then)\b/i;

const ACCEPTANCE =
  /^(?:ok(?:ay)?|yes|yep|right|sure|agreed?|ack|i see|i agree|great|perfect|thanks|thank you|got it|sounds good|makes sense|good|fine|works for me|no problem|alright|all right|ah)\b/i;

const INSISTENCE =
  /\b(?:i (?:still|really|strongly) (?:think|believe|prefer|want|don'?t|see|would|disagree)|still (?:not|wrong|think|needs?|missing|broken)|as i (?:said|wrote|mentioned)|i (?:already )?(?:said|asked|told)|i disagree|that(?:'s| is)? not (?:what|true|how|right|correct|enough)|no,? (?:it|this|that|you|the)|please (?:do|don'?t|fix|change)|again)\b/i;

/** What a reviewer says later in a discussion. */
export function parseFollowUp(text: string): Answer['kind'] {
  const words = plainText(text, MAX_WORDS);
  if (INSISTENCE.test(words)) return 'insisted';
  if (WITHDRAWAL.test(words) && !words.includes('?')) return 'withdrawn';
  if (ACCEPTANCE.test(words) && !isAsking(words)) return 'accepted';
  return isAsking(words) ? 'asked' : 'explained';
}

/** Words of an author that answer all remarks of a mail at once: "I'll fix all of these in v3". */
const GENERAL =
  /\b(?:(?:all|both|every|each|the rest|everything)(?: of)?(?: (?:your|the|these|this|those|other|remaining))*(?: (?:comments?|points?|remarks?|issues?|suggestions?|feedback|nits|above))?|your (?:comments|suggestions|feedback|remarks|points)|these (?:comments|issues|points)|(?:in|for|with) (?:the )?(?:next |new )?(?:v\d{1,2}|version|revision|spin|respin))\b/i;

/** Whether an author's words speak of the whole mail that he answers. */
export function isGeneralResponse(text: string): boolean {
  const words = plainText(text, MAX_WORDS);
  return GENERAL.test(words) && (PROMISE.test(words) || DONE.test(words));
}
