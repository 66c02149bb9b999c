import type { Rule } from '../rule.ts';

/** How patches are made and posted. */
export const processRules: readonly Rule[] = [
  {
    id: 'changelog',
    asks: 'Say what changed since the last revision',
    signs: ['changelog', 'change log', 'changed', 'changes'],
    words:
      /\b(?:where(?:'s| is)|missing|no|keep|without|lacks?|forgot|full|proper|detailed)\b[^.]{0,20}\b(?:change ?-?logs?|change (?:log|history))\b|\b(?:provide|add|include|need|have)(?: an?| the| some| your)? (?:proper |detailed |full )?change ?-?logs?\b|\bwhat(?:'s| is| has| was|'s been| did you)? ?(?:changed?|different|new)\b[^.]{0,30}\b(?:since|from|in|between|here) (?:the |your )?(?:last|previous|prior|v\d)|^what changed\b[^.]{0,30}$|\b(?:list|describe|document|mention)\b[^.]{0,30}\bchanges? (?:since|from|between|in|against) (?:the )?(?:last|previous|v\d|prior|versions?)/i,
  },
  {
    id: 'subject-prefix',
    asks: 'Use the subject prefix of the subsystem',
    signs: ['subject', 'prefix'],
    words:
      /\b(?:subject|title)\b[^.]{0,60}\b(?:prefix\w*|should|needs?|match\w*|reflect\w*|style|format|wrong|use|missing|start|be|typo|must|is)\b|\bprefix(?:es)?\b[^.]{0,30}\b(?:match\w*|subject|subsystem)|\b(?:wrong|use|missing|fix|correct|drop|incorrect|adjust|update|in|proper|match)\b[^.]{0,15}\b(?:\$?subject|commit title|patch title)\b/i,
    unless: /\bsubjective|\bsubject to\b|\bdata subject|\$subject (?:and|series|patch)|\bpatch subject:/i,
  },
  {
    id: 'commit-message',
    asks: 'Say in the commit message why',
    signs: [
      'commit m',
      'commit log',
      'commit desc',
      'patch description',
      'commit text',
      'changelog text',
      'commit body',
      'description',
    ],
    words:
      /\b(?:explain|describe|mention|say|document|state|justify|answer|include|add|put|expand|clarify|provide|note|elaborate|missing|needs?|improve|rewrite|reword|rework|fix|update|should|better|more|wrong|unclear|empty|no|what|why|please|lacks?|insufficient|extend)\b[^.]{0,80}\b(?:commit|patch|changelog) (?:messages?|msgs?|logs?|descriptions?|text|body)\b|\b(?:commit|patch) (?:messages?|msgs?|logs?|descriptions?|text|body)\b[^.]{0,60}\b(?:should|needs?|must|explain|describe|say|why|missing|empty|lacks?|wrong|unclear|does(?:n'?t| not)|please|could|is (?:not|too|very)|mention|incorrect|contradict\w*|confus\w+)/i,
    unless:
      /\bwrap|\b7[0-9]\b|\bimperative|\bfrom the \w+ description|\bfocused|\bdescribed in the\b|\bmy fault|\bi will\b|\bi'll\b/i,
  },
  {
    id: 'wrap-message',
    asks: 'Wrap the commit message at about 75 columns',
    signs: ['wrap'],
    words:
      /\b(?:wrap|re-?wrap|wrapped|wrapping|line-?wrap|linewrap)\b[^.]{0,60}\b(?:commit|messages?|coding style|submission|7\d|rule|column|char|text|description)\b|\b(?:commit|message|description|text)\b[^.]{0,40}\b(?:wrap(?:ped|ping)?)\b/i,
    unless: /\b(?:don't|do not)\b/i,
  },
  {
    id: 'imperative',
    asks: 'Write the commit message in the imperative',
    signs: ['imperative', 'this patch', 'this commit'],
    words:
      /\bimperative(?:ly)?\b(?! or)|\b(?:drop|remove|avoid|do not|don'?t|no)\b[^.]{0,30}["']?this (?:patch|commit|change)\b["'/]/i,
  },
  {
    id: 'fixes-tag',
    asks: 'Add a Fixes: tag',
    signs: ['fixes'],
    words:
      /\b(?:add|missing|need|needs|no|include|want|have|put|deserves?|provide|with|please|a|the|where is|proper|correct|wrong|is a)\b[^.]{0,25}["'“]?\bFixes\b(?::|["'”]| ?-?tags?| line| trailer)|^Fixes(?::| tag)\W{0,3}\??$|\bFixes[:'"]? (?:tag|line|trailer)\b/i,
    unless: /\b(?:remove|drop|not need|don'?t need|no need)\b/i,
  },
  {
    id: 'stable',
    asks: 'Copy the stable kernels',
    signs: ['stable'],
    words:
      /\b(?:cc|add|copy|missing|needs?|include|tag|for|mark)\b[^.]{0,20}["'<]?\bstable(?:@| tag| kernel|@vger)?\b[^.]{0,20}(?:@|tag|cc|too|list)|\bcc: ?<?stable|\bcc[- ]stable\b/i,
  },
  {
    id: 'split',
    asks: 'Split the patch: one change each',
    signs: [
      'split',
      'separate patch',
      'separate commit',
      'own patch',
      'two patches',
      'different patch',
      'separated',
      'another patch',
      'one thing',
      'separate change',
      'separate series',
    ],
    words:
      /\bsplit(?:ting|ted)?\b(?! from)[^.]{0,50}\b(?:patch(?:es|set)?|series|commits?|up|out|off|changes?)\b|\bsplit (?:this|it|them)\W*$|\b(?:should|must|please|could|can|needs? to|belongs?|put|move|be|make|do|go(?:es)?|in(?:to)?|as|for|want|to)\b[^.]{0,40}\b(?:a |an |its |their |his )?(?:own|separate|another|different|two|individual|preparatory|dedicated|standalone|distinct) (?:\w+ )?(?:patch(?:es|set)?|commits?|changes?|series)\b|\bone (?:logical )?(?:thing|change) per (?:patch|commit)/i,
    unless:
      /\bfunctions?\b|\bhelpers?\b|\bmachines?\b|\blines\b|\bsame patch\/?|\bnot just a new version|\bsplit (?:is|was|looks|binding|schema|case)|\bsquash|\bwhy (?:\w+ ){0,4}(?:separate|split)|\bneed not|\bno need to split|\bdo(?:n'?t| not) split/i,
  },
  {
    id: 'squash',
    asks: 'Squash patches that belong together',
    signs: ['squash', 'fold', 'merge this', 'merge these', 'same patch', 'merged with', 'single patch', 'one patch'],
    words:
      /\bsquash(?:ed|ing)?\b|\bfold(?:ed)? (?:this|it|these|that|into)\b|\b(?:merge|merged|combine|combined) (?:this|these|it|with|into|both|the two)\b[^.]{0,40}\bpatch|\b(?:should|please|could|can|belongs?)\b[^.]{0,30}\bin(?:to)? (?:one|a single|the same) patch\b/i,
    unless:
      /\b(?:don'?t|do not|no need to|not) squash|\bpatches? (?:is|are|was|were) (?:already )?(?:merged|squashed)|\bi'd like to\b|\b(?:loops?|lines?|functions?|conditions?)\b|\bcase[- ]?fold|\bi(?:'ll| will|'ve| have|'m)? (?:\w+ )?(?:squash|fold)/i,
  },
  {
    id: 'recipients',
    asks: 'Copy the people and lists of get_maintainer.pl',
    signs: ['get_maintainer', 'cc', 'maintainers', 'mailing list', 'sent to', 'send it to', 'resend'],
    words:
      /\bget_?maintainers?\b|\b(?:please|should|must|need to|forgot to|also|missed|missing|next time|to|not|and|you|always|didn'?t|in|on)\b (?:\w+ ){0,2}\bcc(?:'?(?:ed|ing))?\b(?!:? ?<?stable)|^\+? ?(?:adding |add )?cc:? |\badd(?:ing)?\b[^.]{0,20}\bto (?:the )?cc\b|\b(?:resend|send|sent|post)\b[^.]{0,40}\bto (?:all |the )*(?:\w+ )?(?:maintainers?|lists?|mailing lists?)\b/i,
    unless:
      /\bi(?:'m|'ve| am| have|'ll| will)? (?:also )?(?:add(?:ed|ing)?|cc)|\badded to cc|\bcc'?ing\b|^(?:\+|adding|cc)|\bfixes\b/i,
  },
  {
    id: 'collect-tags',
    asks: 'Add the tags that were given when posting anew',
    signs: ['acked-by', 'reviewed-by', 'tags', 'acks', 'tested-by'],
    words:
      /\badd(?:ing)? (?:the )?(?:Acked-by|Reviewed-by|Acks|tags|R-b|Rb)\b[^.]{0,60}\b(?:new versions?|posting|tags?|when|received|given)|\b(?:forgot|missed|missing|lost|dropped|drop|add|pick(?:ed)?(?: up)?|collect|carry|include|keep|where(?:'s| is| are| did)|ignored?)\b[^.]{0,25}\b(?:my |the |all |these |given |received |previous |earlier |his |Rob'?s |\w+'s )(?:tags?|acks?|acked-by|reviewed-by|r-b|review tags?|tested-by)\b|\btag (?:was|is) (?:lost|missing|dropped|not added)/i,
    unless: /\byou (?:can|may) (?:keep|add|have)\b|\bfeel free\b|\bwith (?:that|this)|\byou can add|\bno need\b/i,
  },
  {
    id: 'sign-off',
    asks: 'Sign off, in the right order, by the right person',
    signs: ['signed-off', 'sob', 'sign-off', 'sign off', 's-o-b', 'co-developed'],
    words: /\b(?:signed-off(?:-by)?|sign-?off|sob|s-o-b|dco|co-developed-by)\b/i,
    unless: /\badd (?:acked|reviewed)-by|\babove your\b|^signed-off-by:|\bwith (?:my|your)|\bfeel free|\bapply with/i,
  },
  {
    id: 'rebase',
    asks: 'Base the series on the current tree',
    signs: ['rebase', 'apply', 'based on', 'base on', 'which tree', 'what tree'],
    words:
      /\b(?:please|could|can|needs?|should|must|have to|will)\b[^.]{0,30}\brebased?\b|^rebase\b|\b(?:does(?:n'?t| not)|did(?:n'?t| not)|do(?:n'?t| not)|fail(?:s|ed)? to|no longer|won'?t) (?:\w+ )?apply\b|\b(?:what|which) (?:tree|base|branch|kernel|commit|version)\b[^.]{0,30}\b(?:based?|this|is|apply|on|against)|\bbased? (?:your|this|the|it|them)?\b[^.]{0,15}\b(?:on|off)\b[^.]{0,20}\b(?:linux-next|mainline|for-next|v\d)/i,
    unless:
      /\b(?:that|this|it|which|comment|same|rule|logic) (?:also )?(?:does(?:n'?t| not)) apply (?:to|here|for)|\bdo(?:es)?n'?t apply (?:to|here|for)|\bno need to rebase|\buntil i\b|\bif\b.{0,60}\bapply/i,
  },
  {
    id: 'checkpatch',
    asks: 'Run checkpatch',
    signs: ['checkpatch'],
    words: /\bcheckpatch\b/i,
    unless: /\bignore|\bhappy\b|\bbetter\b|\bonly because|\bif checkpatch complains/i,
  },
  {
    id: 'threading',
    asks: 'Post each revision as a thread of its own',
    signs: ['thread', 'in-reply-to', 'in reply to'],
    words:
      /\b(?:new|separate|own|fresh|attach|reply to|in[- ]reply[- ]to|old(?:er)?|previous|same|nested?)\b[^.]{0,30}\b(?:mail |e?mail |some |other |an? )*threads?\b[^.]{0,40}|\bthread(?:ing|ed)\b[^.]{0,30}\b(?:broken|missing|properly|wrong|together)/i,
    unless:
      /\b(?:kernel|worker|irq|threaded|user) ?thread|\bthreaded_?irq|\bk?threads? (?:is|are|run|can|that)|\bthis thread|\bprevious thread\b[^.]*\bdiscuss|\bthread[- ]safe/i,
    on: ({ file }) => file === '',
  },
  {
    id: 'trim-replies',
    asks: 'Reply below the quotes, and trim them',
    signs: ['top-post', 'top post', 'trim', 'line wrap', 'html'],
    words:
      /\btop-?post(?:ing|ed|s)?\b|\btop post|\btrim\b[^.]{0,30}\b(?:quot\w+|repl\w+|mail|message|text|context|irrelevant)|\b(?:html|HTML) (?:mail|email)/i,
  },
  {
    id: 'abi-doc',
    asks: 'Document the sysfs files in Documentation/ABI',
    signs: ['documentation/abi', 'abi doc', 'sysfs', 'abi'],
    words:
      /\b(?:document(?:ed|ation)?|add|missing|needs?|describe|update|entry|no)\b[^.]{0,50}\b(?:Documentation\/ABI|ABI doc\w*|sysfs(?: \w+)?|in ABI|ABI\/testing)\b|\b(?:sysfs|ABI)\b[^.]{0,60}\b(?:document(?:ed|ation)?|undocumented)\b/i,
    unless: /\bno need|\bnot (?:needed|necessary)|\bstates\b/i,
  },
  {
    id: 'use-b4',
    asks: 'Prepare and send with b4',
    signs: ['b4'],
    words:
      /\b(?:use|using|with|try|consider|start|via|recommend|like|tool)\b[^.]{0,20}\bb4\b|\bb4 (?:prep|trailers|send)\b/i,
    unless: /\bb4 (?:am|shazam|mbox|diff)\b/i,
  },
];
