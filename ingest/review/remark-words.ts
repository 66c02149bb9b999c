import { anyOf, opensWith } from './phrase.ts';

/** Content with the patch. */
export const PRAISE = anyOf`
  look(?:s|ing)? (?:\w+ )?(?:good|great|fine|ok(?:ay)?|nice|sane|reasonable|correct|right|better)
  lgtm | sounds (?:good|great|reasonable) | nice (?:work|job|cleanup|catch|one|series|fix)
  good (?:catch|work|job) | good idea(?! to\b) | well done | makes sense
  no (?:objections?|(?:further |more |other )?comments|issues|problems?|complaints)
  (?:i'?m|am) (?:fine|ok(?:ay)?|happy) with | i like | much better | perfect | great
  ^nice(?=[.! ]*$)
`;

/** What becomes of the patch, or of the reviewer. */
export const INFORMATION = anyOf`
  applied | soaking | queued | (?:picked|taken) (?:up|this|it|these) | merged | pushed (?:to|out)
  i(?:'ve| have)? (?:applied|queued|merged|pushed) | fyi | for the record | for your information
  in case (?:it|you) | superseded | (?:will|like to|going to|planning to|want to) (?:apply|queue|pick|merge|take)
  i'?ll (?:apply|queue|pick|merge|take|test|review|try|have a look|look) | gentle ping | ping\b | friendly reminder
  any (?:update|news|comments|feedback)
`;

/** Words that ask for a change, or find one missing; on quoted code nearly all remarks do. */
export const REQUEST = anyOf`
  please | pls | should(?:n'?t)? | must(?:n'?t)? | needs?(?: to|n'?t)? | can (?:you|we|this|it)
  could (?:you|we|this|it|be) | would (?:you|be (?:better|nice|good|nicer|cleaner|easier|great|simpler|useful|helpful)) | how about
  what about | why not | consider | drop | remove | delete | move | rename | replace | split | squash | merge | add
  avoid | (?<!\bi )(?:don'?t | do not) | instead | rather | better | prefer(?:red|ably)? | missing | missed | lacks?
  forgot(?:ten)? | typo | suggest(?:ion)? | maybe | perhaps
  might (?:want|deserve|need|be (?:better|worth|good|nice)) | worth | want to | i'?d | i would | let'?s | fix
  change | use | uses? | unneeded | unnecessary | unused | redundant | superfluous | pointless | useless
  not (?:needed|necessary|required|useful|used) | no need | wrong | incorrect | confusing | unclear | odd | strange
  weird | ugly | ditt?o | same (?:here|comment|as above|thing|problem|issue) | likewise | capitali[sz]e | align
  indent | spell | explain | describe | document | mention | justify | nak | nack | wrap | resend | rebase | check
  make (?:sure|it|this) | not (?:sure|convinced|clear) | i don'?t (?:like|think|see|understand|get) | too
`;

/** `s/recieve/receive/`, and `"encrypted files" => "encrypted names"`. */
export const SUBSTITUTION = /(?:^|\s)s\/[^/\n]{1,80}\/|"[^"\n]{1,80}" ?[=-]> ?"/;

/** What goes wrong. */
export const BUG = anyOf`
  bugs? | buggy | leak(?:s|ed|ing)? | dead ?lock | race | racy | overflow | underflow | use[- ]after[- ]free
  null (?:pointer|deref) | dereference | crash(?:es)? | oops | broken | breaks? | fails? | failure
  uninitiali[sz]ed | undefined | off[- ]by[- ]one | out[- ]of[- ]bounds
  never (?:called|set|used|freed|true|happens?|reached) | (?:does|do|will|can)(?:n'?t| not) work | error: | warning:
  errors? running | forgetting | regression | incorrect | wrong | invalid | unbalanced | corrupt
`;

/** Small matters of form. */
export const NIT = anyOf`
  nits? | nitpick | typos? | spelling | misspelled | grammar | indent(?:ation|ed)? | alphabetical(?:ly)?
  white ?space | blank line | empty line | line break | trailing | comma | period | full stop | capital
  punctuation | overly long | 80 (?:col|char) | redundant | unneeded | unnecessary | wrong order | sort(?:ed)?
`;

/** Marks and words that say what is wrong with what is quoted, without asking. */
export const CORRECTION =
  /["`“]|[-=]>|\b(?:still|nits?|nitpicks?|warnings?|typos?|spaces?|spacing|spelling|lines?|comma|sorted|order|formatted|indent\w*|checkpatch|not (?:sorted|aligned|documented))\b/i;

/** "Feel free to ignore", "for a follow-up" (the author decides, or later). */
export const OPTIONAL = anyOf`
  feel free to ignore | up to you | (?:your|you) (?:call|choice|decide)
  (?:doesn'?t|does not) (?:really |actually )?matter | not a (?:blocker|big deal|must|show ?stopper)
  no (?:strong (?:opinion|feelings?|preference)|need to (?:resend|respin|re-?spin|repost))
  (?:as|in) a (?:follow[- ]?up|later patch|separate (?:patch|series))
  for (?:a )?(?:follow[- ]?up|later|the future|future) | not for this (?:series|patch)
  if you (?:like|prefer|feel|happen|end up|(?:have|need) to (?:resend|respin|re-?spin))
  (?:is|are|it'?s|be|just|purely|couple|few) optional | optional (?:nit|comment|suggestion|remark)s?
  minor (?:nit|thing|comment|remark|point|issue|suggestion|detail)s? | ^minor\b | nit(?:s|pick|picking)? | bikeshed
  could be done later | out of scope | won'?t insist | don'?t insist | just a (?:thought|suggestion|preference)
  personal(?:ly)? prefer(?:ence)? | matter of taste
`;

/** Questions that want to know, not to change. */
export const CURIOUS = anyOf`
  (?:some |a few |a )?quick questions? | any (?:thoughts|opinions?|objections)
  (?:are|were) you (?:still )?(?:planning|going|able) to (?:keep|continue|finish|work|resend|respin|send)
  (?:still )?working on (?:this|it)\? | what(?:'?s| is) the (?:status|state) of | no activity | any plans
  just (?:curious|wondering|out of curiosity|for my) | out of curiosity | i'?m curious | am curious
  for my (?:own )?(?:understanding|education|curiosity) | just to understand
`;

/** How agreement begins. */
export const AGREEMENT = opensWith`
  ok(?:ay)? | yes | yep | yeah | yup | right | sure | agreed? | ack | indeed | exactly | true | correct | i agree
  i see | ah | oh | fair (?:enough|point) | thanks | thank you | got it | good point | great | perfect | fine
  sounds good | makes sense | no problem | works for me | np | nope | ditt?o | \+1
`;

/** What a maintainer's tool writes: "Applied, thanks!", then "[1/2] title" and "commit: 0123456789ab". */
export const APPLIED = anyOf`
  ^(?:thanks?(?: you)?[,.!] )?(?:series |patch(?:es)? |all |now |both )?(?:applied|queued|merged|picked)
  (?:this|the) (?:series|patch(?:set)?|pull request) (?:was|were|has been|is) (?:applied|merged)
  ^here is the summary with links | the following changes since commit
`;

/** "... because the hardware needs it": a reason asks for nothing. */
export const REASON = /\bbecause\b[^.!?\n]*/gi;

/** "Looks good, but ..." */
export const RESERVATION = anyOf`
  but | however | except | though | although | apart from | other than | only | please | should | needs? | must
`;

/** How words lead to a tag. */
export const TAG_LEAD = anyOf`
  (?:with|if|once|after|assuming|provided) (?:that|this|these|those|it|the|your?|my|above|all|which)\b
  (?:you (?:can|may) )?(?:have|add|take) my | feel free | you (?:can|may) add | otherwise | fwiw
  for what it'?s worth | for the | please add | apart from | except | other than | in any case | regardless
  either way
`;

/** Words that begin an answer: what follows explains, unless it asks outright. */
export const ANSWERING = opensWith`
  yes | yep | yeah | no | nope | ok(?:ay)? | right | sure | true | correct | exactly | indeed | agreed? | i agree
  i see | because | i (?:don'?t|do not) (?:think|believe) so | not really | i meant | what i (?:mean|had in mind)
  the (?:reason|problem) is | sorry | my (?:idea|point|proposal|understanding)
`;

/** Asks outright. */
export const ASKING = anyOf`
  please | (?:can|could|would) (?:you|we) | could also
  i(?:'d| would) (?:still |rather |also )?(?:prefer|suggest|make) | how about | what about | why not | however
  (?:you|we) (?:need|must|should)
`;

/** Requests that are none. */
export const POLITE = /\bplease (?:let (?:me|us) know|note|see|find|refer|feel free|keep me)\b|\bfeel free to add\b/gi;

/** "One thing left, please see below", "Just a few nits.": what is meant follows. */
export const BELOW = anyOf`
  (?:comments?|nits?|remarks?|questions?|see|refer|notes?|things?|one)\b.{0,60}\b(?:below|in-?line)
  ^(?:just |only |but )?(?:a |one |some |two )?(?:couple of |few |minor |small |more ){0,3}(?:nits?|comments?|remarks?)(?=[.:!]?$)
  ^(?:just |only |but )?(?:an? |one |some |two |\d )?(?:couple (?:of )?|few |minor |small |more ){1,3}(?:things?|issues?|questions?|nits?|comments?|remarks?)(?= (?:besides|apart|on top|from|in|to|on|inline|below)\b[^.?!]{0,60}$)
`;

/** Words in a discussion that ask for a change. */
export const NEW_REQUEST = anyOf`
  please | pls | should(?:n'?t)? | must(?:n'?t)? | (?:you|we|it|this) needs? to
  you(?:'ll| will)? (?:need|have to|want to) | can (?:you|we) | could (?:you|we|also|be) | would you | would help
  how about | what about | why not | have you considered | consider | suggest | propose
  i(?:'d| would)(?: still| rather| really| also)? (?:prefer|suggest|like|rather|expect|recommend|make|use|say)
  i (?:still |really )?prefer | let'?s (?!not\b)
  (?:do not|don'?t) (?:use|add|do|want|(?:particularly |really )?like) | maybe | perhaps | wondering if
  (?:might|would|may|could) be (?:a )?(?:good|better|nice|worth)
`;

/** Words by which one who has spoken in a discussion says that he makes another point, or asks outright. */
export const FURTHER_REQUEST = anyOf`
  please | pls | also | another | one (?:more|other) | (?:can|could|would) you | on second thought | should | maybe
  perhaps | how about | what about | (?:might|would|may|could) be (?:a )?good idea
`;
