import type { Place, Rule } from '../rule.ts';

const isMessage = ({ file }: Place) => file === '';

/** How code and comments are written. */
export const styleRules: readonly Rule[] = [
  {
    id: 'extra-blank-line',
    asks: 'Remove the blank line',
    signs: ['line'],
    words:
      /\b(?:remove|drop|delete|no|avoid|without|extra|stray|redundant|unneeded|unnecessary|superfluous|spurious|needless|useless|unwanted|excess|double|trailing|unrelated|lose|kill)\b (?:the |this |these |an? |additional |extra |need for (?:the |a )?|double |trailing |redundant )*(?:blank|empty|new) ?-?lines?\b|^(?:please )?(?:remove|drop) (?:this |the )?(?:blank |empty )?line\b\W*$|\b(?:blank|empty|new) ?lines? (?:is |are )?(?:not needed|unneeded|redundant|here is not|not necessary)/i,
    unless: /\bno (?:new|blank|empty) ?-?line (?:at|between|before|after|above)\b|\bmissing\b/i,
  },
  {
    id: 'missing-blank-line',
    asks: 'Add a blank line',
    signs: ['line'],
    words:
      /\b(?:missing|missed|add|insert|needs?|put|leave|want|have|use|with|please|and|lacks?) (?:an? |one |some |the |another |extra |here |single )*(?:blank|empty|new) ?-?lines?\b|^(?:\+ ?)?(?:blank|empty|new) ?-?line(?: (?:here|please|above|below|after|before|between|missing)[^.]{0,40})?\W*$|\bno (?:blank|empty|new) ?-?line (?:at|between|before|after|above)\b|\b(?:blank|empty|new) ?-?line (?:is )?missing\b/i,
    unless: /\b(?:don'?t|do not|why|not|remove|drop|no need)\b/i,
  },
  {
    id: 'line-length',
    asks: 'Mind the length of lines: join what fits, wrap what does not',
    signs: ['line', 'char', 'column', 'wrap'],
    words:
      /\b(?:80|100|75|72)[- ]?(?:char(?:acter)?s?|col(?:umn)?s?|limit|rule)\b|\bover ?ly long line|\bline(?:s)? (?:is|are|looks?|seems?)? ?(?:too|over(?:ly)?) long|\btoo long lines?\b|\b(?:fits?|put|goes?|all|join(?:ed)?|keep|leave|make|be) (?:\w+ ){0,3}(?:on|in|into|to) (?:one|a single|1|the same|a) line\b|^(?:on )?(?:one|single|same) line\b\W{0,3}(?:please|here|is enough)?\W*$|\b(?:wrap|line-?wrap|rewrap|unwrap)\b[^.]{0,30}\b(?:lines?|early|at|comment|text|code)\b/i,
    unless: /\bcommit (?:message|msg|log|description)/i,
    on: (place) => !isMessage(place),
  },
  {
    id: 'indentation',
    asks: 'Fix the indentation and the alignment',
    signs: ['indent', 'align', 'tab'],
    words:
      /\b(?:wrong|fix|bad|broken|odd|weird|strange|incorrect|inconsistent|mis|check|messed(?:[- ]up)?|correct)[- ]?(?:the |your |up )*(?:indent(?:ation|ing)?|align(?:ment|ed)?)\b|\bindent(?:ation|ing|ed)? (?:is |looks |seems |here |looks ?)?(?:wrong|off|broken|odd|weird|strange|incorrect|inconsistent|with|should|by|this|issue|problem|please)|\balign(?:ed|ment)? (?:with|to|this|these|the|on|should|properly|is|it|here|please)\b|\b(?:use|with|by) (?:a )?(?:tabs?|spaces?)\b[^.]{0,30}\b(?:spaces?|tabs?|indent)|^(?:indentation|alignment)\b\W*$|\bline(?:d)? up\b/i,
    unless: /^how\b|\baccess|\bexample|\bnatural(?:ly)? align|\bunaligned|\bmemory align|\bbytes?\b/i,
    on: ({ file }) => file !== '' && !/\.(?:yaml|dts[io]?)$/.test(file),
  },
  {
    id: 'white-space',
    asks: 'Fix the white space',
    signs: ['space'],
    words:
      /\b(?:trailing|stray|extra|double|missing|redundant|unneeded|needless|spurious|unrelated|inconsistent|random|wrong|broken) (?:a )?(?:white ?)?spaces?\b|\bspaces? (?:before|after|around|between|missing|is missing)\b|\bwhite ?space (?:damage|change|issue|error|problem|cleanup|clean-up)/i,
    unless: /\bname ?spaces?|\buser ?space|\baddress space|\bdisk space/i,
  },
  {
    id: 'comment-style',
    asks: 'Write comments of several lines in the usual style',
    signs: ['comment'],
    words:
      /\bmulti-?line comments?\b|\bcomments? (?:style|format(?:ting)?)\b|\b(?:wrong|odd|strange|incorrect|unusual|network(?:ing)?|kernel|c\+\+)[ -](?:style )?(?:of )?comments?\b|\bcomments? (?:should|must|needs? to) (?:start|begin|end)\b/i,
  },
  {
    id: 'magic-number',
    asks: 'Define the magic numbers',
    signs: ['magic', 'define', 'hard-coded', 'hardcoded', 'hard coded', 'macro'],
    words:
      /\bmagic(?:al)? (?:number|value|constant|register|hex|bit|mask)s?\b|\bno magic\b|\b(?:use|add|create|make|have|need|needs|want|deserves?|should be|be|into|provide) (?:a |an |some |the |it |them |these |this |proper |named )*(?:#?defines?|named constants?)\b(?! (?:for the compat|in the))|\b(?:please )?define (?:all |these |this |the |it |them |those )?(?:values?|numbers?|constants?|magic|bits?|masks?|registers?|here|please)\b|^(?:please )?define(?: (?:this|these|it|them|all))?\W*$|\b(?:hard-?coded|hard coded|raw|bare) (?:number|value|constant|hex)s?\b/i,
    unless:
      /\b(?:swap|key)ping magic|\bmacro (?:magic|is)\b|\bdo(?:n'?t| not) (?:use|add|define)|\bno need|\bdrop|\bremove/i,
    on: ({ file }) => /\.[chS]$/.test(file),
  },
  {
    id: 'spelling',
    asks: 'Fix the spelling',
    signs: ['typo', 'spell', 'grammar', 'misspel'],
    words:
      /\btypos?\b|\b(?:mis-?spell?(?:ed|ing|t)?|spelling|spell[- ]?check(?:er|ing)?|spelled|grammar|grammatical(?:ly)?)\b/i,
    unless: /\bspelled out|\bspell(?:ing)? (?:it |this |them )?out|\bno typo/i,
  },
  {
    id: 'capitals',
    asks: 'Capitalise names, acronyms and sentences as English does',
    signs: [
      'capital',
      'upper case',
      'uppercase',
      'upper-case',
      'acronym',
      'abbreviation',
      'lower case',
      'lowercase',
      'lower-case',
    ],
    words:
      /\b(?:capitali[sz]e(?:d|s)?|capitali[sz]ation|capital letters?|upper-?case|upper case|lower-?case|lower case)\b|\b(?:is|are|it'?s) (?:an |a )?(?:acronym|abbreviation)s?\b|\b(?:expand|spell out)\b[^.]{0,30}\b(?:acronym|abbreviation)/i,
    unless: /\bcase[- ]?(?:fold|insens|sens)/i,
  },
  {
    id: 'terminator-comma',
    asks: 'No comma after a terminating entry',
    signs: ['comma', 'terminat'],
    words:
      /\b(?:no|drop|remove|without|redundant|unneeded|unnecessary|don'?t need|do not need|needless|trailing|leave out|omit|superfluous|avoid)\b[^.]{0,25}\bcommas?\b|\bcomma\b[^.]{0,30}\b(?:not needed|terminat|sentinel|unneeded|redundant)|\b(?:sentinel|terminat\w+)\b[^.]{0,40}\bcomma/i,
    unless: /\b(?:add|missing|leave (?:a|the) trailing|keep (?:a|the))\b/i,
  },
  {
    id: 'missing-comma',
    asks: 'Leave a comma after the last entry, so that the next patch need not touch it',
    signs: ['comma'],
    words:
      /\b(?:add|leave|keep|missing|missed|have|put|with|include|needs?)\b (?:a |the |this |in |trailing )*commas?\b|\b\+ (?:trailing )?comma\b|^(?:trailing )?comma\b\W*$/i,
    unless: /\b(?:remove|drop|no|don'?t|do not|unneeded)\b/i,
    on: ({ file }) => file !== '',
  },
  {
    id: 'unused',
    asks: 'Remove what nothing uses',
    signs: [
      'unused',
      'not used',
      'never used',
      'dead code',
      'commented out',
      'commented-out',
      'nothing uses',
      'no users',
      'no user',
      'not being used',
    ],
    words:
      /\b(?:unused|dead code|nothing uses|no users?|without (?:any )?users?|commented[- ]out)\b|\b(?:not|never|isn'?t|aren'?t|n'?t) (?:actually |being |really |even |)used (?:anywhere|at all|by|yet|here|so|after|and)\b|\b(?:is|are|seems?|looks?) (?:never|not|un) ?used\b|\bisn'?t used\b/i,
    unless: /\b__maybe_unused|\bno user-?(?:space|visible)|\bunused (?:slot|bit|key|leds?|labels?)/i,
  },
  {
    id: 'braces',
    asks: 'Put braces where the style asks for them, and only there',
    signs: ['brace', 'bracket', '{}'],
    words:
      /\b(?:no|drop|remove|missing|add|use|needs?|unneeded|unnecessary|redundant|without|superfluous|extra|put)\b[^.]{0,25}\b(?:curly )?(?:braces?|brackets|\{\})(?!\w)|\bbraces? (?:are |is )?(?:not needed|missing|unneeded|unnecessary|not necessary|needed|around|on both)/i,
  },
  {
    id: 'parentheses',
    asks: 'Drop parentheses that are not needed',
    signs: ['parenthes', 'parens'],
    words:
      /\b(?:no|drop|remove|unneeded|unnecessary|redundant|useless|superfluous|extra|too many|don'?t need|excess(?:ive)?|needless)\b[^.]{0,30}\b(?:parenthes[ei]s|parens?)\b|\b(?:parenthes[ei]s|parens?) (?:are |is )?(?:not needed|unneeded|unnecessary|redundant|not necessary)/i,
  },
  {
    id: 'cast',
    asks: 'Drop the cast',
    signs: ['cast'],
    words:
      /\b(?:no|drop|remove|unneeded|unnecessary|redundant|useless|superfluous|pointless|don'?t need|needless)\b[^.]{0,20}\b(?:type)?cast(?:s|ing)?\b|\b(?:type)?cast(?:s|ing)? (?:is |are )?(?:not needed|unneeded|unnecessary|redundant)/i,
    unless: /\bbroad ?cast|\bmulti ?cast/i,
  },
  {
    id: 'initialiser',
    asks: 'Do not initialise what is set anyway',
    signs: ['initiali'],
    words:
      /\b(?:no need to|unneeded|unnecessary|redundant|useless|superfluous|pointless|don'?t|do not|don'?t need(?: to)?|drop(?: the)?|needless|not needed to|not necessary to)\b (?:\w+ )?initiali[sz](?:e|ation|er|ing)\b|\binitiali[sz](?:ation|er|ing)\b[^.]{0,20}\b(?:is |seems? )?(?:not (?:needed|necessary|required)|unneeded|unnecessary|redundant|pointless|useless)|\bno need (?:to be|for) initiali[sz]/i,
  },
  {
    id: 'else-after-return',
    asks: 'Drop the else after a return',
    signs: ['else'],
    words:
      /\b(?:no need for|drop|remove|redundant|unneeded|unnecessary|don'?t need|useless|needless|superfluous|pointless)\b[^.]{0,15}["'`]?\belse\b(?! if\b)|\b['"`]?else['"`]? (?:is )?(?:not needed|redundant|unneeded|unnecessary|not necessary)|\belse after (?:a )?(?:return|break|goto|continue)/i,
    unless: /\b(?:anything|something|someone|somewhere|nothing|anyone|everything|what|who|everywhere) else\b/i,
  },
  {
    id: 'early-return',
    asks: 'Return early rather than nest',
    signs: ['nest', 'early', 'indent', 'return', 'invert'],
    words:
      /\breturn (?:early|immediately|directly|right (?:away|here))\b|\bearly return\b|\b(?:reduce|avoid|save|less|one level(?: of)?|levels? of|deep(?:ly)?|lower) (?:the |of )?(?:indent(?:ation)?|nest(?:ing|ed)?)\b(?! levels? of the tree)|\b(?:invert|reverse|flip|negate) (?:the |this )?(?:logic|condition|check|test|if)\b/i,
    on: ({ file }) => /\.[chS]$/.test(file),
  },
  {
    id: 'declaration',
    asks: 'Declare at the top, and set where it is declared if that is all it takes',
    signs: ['declar'],
    words:
      /\b(?:during|at|in|on|with|to|as part of) (?:the |its |their )?declaration\b|\bdeclar(?:e|ed|ation|ations)\b[^.]{0,40}\b(?:top|beginning|start) of\b|\bmix(?:ing|ed)?\b[^.]{0,20}\bdeclarations?\b|\b(?:no|drop|remove|avoid|unneeded|without|get rid of)\b[^.]{0,20}\bforward declarations?\b/i,
    unless: /\bkeep\b/i,
    on: ({ file }) => /\.[ch]$/.test(file),
  },
  {
    id: 'error-message',
    asks: 'Mind the messages: none where the core prints one, and none for allocation failures',
    signs: ['message', 'print', 'log', 'dev_err', 'noise', 'noisy'],
    words:
      /\b(?:no need|not needed|drop|remove|unneeded|unnecessary|don'?t|redundant|needless)\b[^.]{0,40}\b(?:error (?:message|print|log)|prints?(?:ing)?|log(?:ging)? (?:message|here)|messages?)\b[^.]{0,60}\b(?:already|core|alloc|memory|OOM|itself|ENOMEM)|\b(?:already|core|itself|alreay)\b[^.]{0,40}\b(?:print|log|warn|report|complain)s?\b[^.]{0,30}\b(?:error|message|it|failure|this)\b|\btoo (?:noisy|verbose)\b|\bclutter\w*\b[^.]{0,20}\blog|\b(?:message|print)[^.]{0,20}\bon (?:ENOMEM|out of memory|allocation)/i,
    on: ({ file }) => /\.[ch]$/.test(file),
  },
  {
    id: 'kernel-doc',
    asks: 'Write it as kernel-doc',
    signs: ['kernel-doc', 'kerneldoc', 'kernel doc', 'kdoc'],
    words: /\b(?:kernel[- ]?doc|kdoc)\b/i,
    unless: /\b(?:no need|not|n't|other than|drop|remove|why|without|now that|usually|isn't|already)\b/i,
  },
  {
    id: 'obvious-comment',
    asks: 'Drop comments that say what the code says',
    signs: ['comment'],
    words:
      /\b(?:drop|remove|unnecessary|superfluous|useless|redundant|pointless|needless|unneeded|obvious|no need for) (?:the |this |these |that |all |your |\w+ )?comments?\b|\bcomments?\b[^.]{0,30}\b(?:obvious|superfluous|useless|redundant|pointless|not (?:needed|useful|helpful|necessary)|add(?:s)? (?:no|nothing|little)|unnecessary)/i,
    unless: /\b(?:address|ignore|review) |\bmy comments?|\bcomments? (?:from|by|given|in v)/i,
    on: ({ file }) => file !== '',
  },
  {
    id: 'missing-comment',
    asks: 'Say why in a comment',
    signs: ['comment'],
    words:
      /\b(?:add|needs?|deserves?|worth|put|have|missing|warrants?|write|requires?|use) (?:a |an |some |the |another |short |brief |small |here |code |in |more |explanatory |helpful )*comments?\b|\bcomments? (?:here |above |in the code |explaining|describing|saying|stating|why|please|about why|to explain)|\b(?:explain|document|mention|note|describe)\b[^.]{0,40}\bin (?:a |the |code )*comments?\b/i,
    unless:
      /\b(?:no|remove|drop|without|don'?t|do not|further|other|any other|have (?:some|a few|any|no)|same) (?:\w+ )?comments?\b|\badd(?:ress)?\w* (?:the|my|all) comments?|\bsee (?:my )?comments?/i,
    on: ({ file }) => file !== '',
  },
  {
    id: 'naming',
    asks: 'Find a better name',
    signs: ['name', 'naming', 'rename', 'prefix', 'called'],
    words:
      /\b(?:better|clearer|more (?:descriptive|meaningful|specific|generic|obvious)|different|nicer|confusing|misleading|poor|odd|strange|bad|proper|too generic|descriptive|meaningful|consistent|generic|horrible|terrible|good) (?:variable |function |macro |symbol |field |file |member |driver |property |node |parameter )*nam(?:e|es|ing)\b(?! (?:space|resol))|\b(?:please |should (?:be |probably be )?|could (?:be |you )?|maybe |perhaps |consider |suggest |i'?d |i would |just |better |can (?:be |you |we )?|to be |probably )renam(?:e|ed|ing)\b|^rename\b|\b(?:should|could|would|needs? to|might|ought to) (?:probably |better |rather |really )*be (?:called|named)\b(?! (?:when|from|by|in|with|on|before|after|at|multiple|twice|directly|again|here|if|only|once|for|without|during|under|more|while|concurrently))|\bnames? (?:is|are|seems?|sounds?) (?:a bit |too |very |rather |quite |really |somewhat )*(?:confusing|misleading|generic|odd|strange|unclear|long|wrong|vague|ambiguous|bad|awkward)\b|\bnot a (?:good|great|very good) name\b|\b(?:needs?|missing|use|add|with|want|have) (?:a |an |the |driver |proper |some |common |consistent |module )*(?:name ?space )?prefix(?:es)?\b(?! match)/i,
    unless: /\bsubject|\bvendor|\bnode names?\b|\bcompatible|\bgeneric node/i,
    on: ({ file }) => /\.(?:[chS]|rs)$/.test(file),
  },
];
