import { anyOf, opensWith } from './phrase.ts';

/** It is changed already. */
export const DONE = anyOf`
  done | fixed(?: it| this| that| them| both| all)?(?: in| for| locally| now)?
  (?:i(?:'ve| have)? )(?:already )?(?:fixed|changed|removed|added|dropped|updated|renamed)
  (?:i(?:'ve| have)? )(?:already )?(?:moved|replaced|corrected|reworked)
  (?:is|are|was|were|been) (?:already )?(?:fixed|removed|dropped|addressed) (?:in|now)
`;

/** "Removed." */
export const DONE_START = opensWith`
  removed | dropped | changed | added | renamed | moved | updated | corrected | replaced | addressed | reworked
  reworded | sorted
`;

/** It will be changed, or should have been: who says "oops" or "good catch" grants the point. */
export const PROMISE = anyOf`
  (?:i'?ll|i will|we'?ll|we will|let me|going to|gonna)\b(?! (?:not|never|think|check|have to|see|wait)\b)
  will be (?:fixed|changed|removed|done|dropped|addressed|added|updated)
  will (?:do|fix|change|update|remove|add|drop|use|move|rename|correct|address|split|send|rework|adjust|modify)
  will (?:take care|try|include|integrate|incorporate|implement|replace|convert|make|put|rewrite|improve)
  my (?:bad|mistake|fault) | good (?:catch|point|idea|spot|suggestion) | nice catch | you(?:'re| are) right | indeed
  agreed? | i agree | makes sense | makes? (?:perfect |total )?sense
  (?:that|it)(?:'s| is| would be)? (?:a )?(?:better|good idea|fine by me|nicer|cleaner) | oops | ouch | sorry
  ack(?:ed)? | noted | sounds (?:good|great|reasonable) | fair (?:enough|point)
  thanks for (?:catching|spotting|pointing|noticing|the (?:hint|tip|suggestion|catch|pointer))
`;

/** Stems of what is done to code and words. */
const CHANGING =
  'fix|chang|remov|drop|delet|add|updat|renam|replac|rework|correct|address|mov|split|rewrit|rephras|reword|clean|' +
  'adjust|convert|switch|redefin|reduc|improv|mention|document|clarif';

/** A promise of a change, whatever else is said: "I think it is not necessary, I will remove it." */
export const CERTAIN_PROMISE = new RegExp(
  `\\b(?:will|i'?ll|we'?ll|i'?m going to|let me)(?: just| also| then| probably)? (?:be )?(?:${CHANGING})`,
  'i',
);

/** How consent of an author begins; "yes" and "right" may also begin an explanation. */
export const AGREEING_START = opensWith`
  ok(?:ay)? | yes | yep | yeah | yup | right | sure | agreed? | ack | absolutely | of course | true | correct
  got it | will do | np | no problem | good | oh,? (?:right|yes|yeah) | ah,? (?:right|yes|ok) | thanks | thank you
  thx | understood | roger
`;

/** Of these, what may go on with reasons. */
export const EXPLAINING_START = opensWith`
  yes | yep | yeah | right | true | correct | thanks | thank you
`;

/** It will not be changed, and why. */
export const REFUSAL = anyOf`
  i (?:do not|don'?t|really don'?t) (?:agree|think|like|want|believe|see (?:why|what|how|the (?:point|need|benefit)))
  makes? no difference | buys? (?:us )?(?:nothing|little)
  (?:i )?disagree | i(?:'d| would) (?:rather|prefer)(?: not| to (?:keep|leave|stay))
  i prefer (?:not|to (?:keep|leave)) | (?:i'?d|i would) (?:like to )?(?:keep|leave)
  (?:can'?t|cannot|can not) (?:do|use|be|remove|change) | won'?t (?:work|help|do|be possible)
  (?:would|does|do|did|will)(?:n'?t| not) (?:work|help|be possible|make sense)
  not (?:possible|necessary|needed|required|a good idea|true|correct|really) | no need | makes no sense
  intentional(?:ly)? | on purpose | deliberate(?:ly)? | is needed | is required | is necessary | still needed
`;

/** How a refusal begins. */
export const REFUSING_START = opensWith`
  no | nope | nah | not really | i don'?t think | hmm+,? (?:no|but|i don)
`;

/** The reviewer takes his remark back. */
export const WITHDRAWAL = anyOf`
  never ?mind | fair (?:enough|point) | ignore (?:this|that|me|my) | my (?:bad|mistake) | i was wrong | i missed
  you(?:'re| are) right | forget (?:it|about|this|that) | scratch that | disregard | false alarm
  sorry for the noise | no need (?:then|to) | (?:then )?(?:keep|leave) it(?: as)? | not worth
  fine (?:as is|then|with me|by me) | i retract | ok(?:ay)?,? then
`;

/** He says that he was wrong himself, or leaves it to the author; "again" in such words holds to nothing. */
export const CONCESSION = anyOf`
  i (?:had |have |completely |totally )?(?:forgot|misread|overlooked|misunderstood|misremembered)
  (?:i was|i'm|i am) (?:wrong|mistaken) | i stand corrected | my (?:bad|mistake|misunderstanding|fault)
  you(?:'re| are) (?:absolutely |totally |completely )?right | you have a point
  up to you | you decide | your (?:call|choice)
`;

/** How consent begins. */
export const ACCEPTANCE = opensWith`
  ok(?:ay)? | yes | yep | right | sure | agreed? | ack | i see | i agree | great | perfect | thanks | thank you
  got it | sounds good | makes sense | good | fine | works for me | no problem | alright | all right | ah
`;

/** Behind consent: what he wants all the same, or wants of what was explained. */
export const REMAINDER = anyOf`
  please(?! (?:let me know|keep|leave|ignore|see|find|feel|don'?t (?:worry|bother)))
  (?:so|then),? (?:just|simply) | simply (?:use|do|drop|remove|add|move|make)
  should (?:also )?be (?:removed|dropped|added|changed|fixed|moved|renamed)
`;

/** The reviewer holds to his remark. */
export const INSISTENCE = anyOf`
  i (?:still|really|strongly) (?:think|believe|prefer|want|don'?t|see|would|disagree)
  still (?:not|wrong|think|needs?|missing|broken) | as i (?:said|wrote|mentioned)
  i (?:already )?(?:said|asked|told) | i disagree | that(?:'s| is)? not (?:what|true|how|right|correct|enough)
  no,? (?:it|this|that|you|the) | please (?:do|don'?t|fix|change) | again
`;

/** Words of an author that answer all remarks of a mail at once: "I'll fix all of these in v3". */
export const GENERAL = anyOf`
  (?:all|both|every|each)(?: of)? (?:your |the |these |those |other |remaining |above ){0,3}(?:comments?|points?|remarks?)
  (?:all|both|every|each)(?: of)? (?:your |the |these |those |other |remaining |above ){0,3}(?:issues?|suggestions?|nits)
  (?:all|both) of (?:them|these|those|it|this|that) | all (?:done|fixed|addressed|changed) | the rest | everything
  (?:fix|fixed|address|change|changed|do|done|apply|applied) (?:them |these |those |it )?all
  (?:your|these) (?:comments|suggestions|feedback|remarks|points|issues)
`;

export const NEXT_REVISION = anyOf`
  (?:in|into|for|with) (?:a |the )?(?:next |new )?(?:v\d{1,2}|version|revision|spin|re-?spin|re-?roll)
`;
