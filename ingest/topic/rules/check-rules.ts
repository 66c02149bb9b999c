import type { Rule } from '../rule.ts';

const NEEDLESS =
  /\b(?:no need|not? (?:needed|necessary|required)|needless|unneeded|unnecessar\w+|redundant|pointless|useless|superfluous|why (?:do|are|is|the|check)|never (?:be )?null|cannot be null|can't be null|(?:do(?:es)?(?:n'?t| not)) (?:need|check)|regarding|comments?|removed?|moved|drop|handles)\b/i;

/** What can go wrong and is not looked at. */
export const checkRules: readonly Rule[] = [
  {
    id: 'return-value',
    asks: 'Check the return value',
    signs: ['return', 'error', 'fail', 'ret '],
    words:
      /\b(?:check(?:ing|ed|s)?|test(?:ing|ed)?|handl(?:e|ing|ed)|verify)\b(?: for)?(?: the| its| this| that| all| any| your)? ?(?:\w+\(?\)?'?s? )?(?:return(?:ed)?(?: (?:value|code|status|error))?s?|ret|errors?(?: codes?)?|failures?)\b|\b(?:missing|no|lacks?|needs?|add|without|where(?:'s| is) the)\b (?:any |an |the |some |proper )?(?:error|failure|return(?: value| code)?) (?:check\w*|handl\w+)|\breturn (?:value|code)s?\b[^.]{0,30}\b(?:is|are|being|gets?|should be|must be|needs? to be) (?:not |never |ignored|unchecked|checked|lost|discarded)|\b(?:ignor(?:e|es|ing|ed))\b[^.]{0,20}\b(?:return|errors?\b)|\b(?:can|could|may|might) (?:also )?fail\b[^.]{0,40}\b(?:check|handle)/i,
    unless: NEEDLESS,
  },
  {
    id: 'null',
    asks: 'Check for NULL',
    signs: ['null'],
    words:
      /\bcheck(?:ing|ed|s)?\b[^.]{0,40}\bNULL\b|\bNULL(?:[- ]pointer)?[- ]check\b|\b(?:can|could|may|might) (?:also |be |return |well |legally )*NULL\b|\bNULL (?:pointer )?deref/i,
    unless: NEEDLESS,
  },
  {
    id: 'bounds',
    asks: 'Check the bounds',
    signs: ['bound', 'range', 'overflow', 'overrun', 'too large', 'too long'],
    words:
      /\b(?:bounds?|range|overflow)[- ]?(?:check|limit)(?:s|ing|ed)?\b|\bout[- ]of[- ]bounds?\b|\b(?:is|be|are|goes?|gets?|index|access) out[- ]of[- ]range\b|\b(?:buffer|array|stack|integer) over(?:flow|run)s?\b|\b(?:can|could|may|might|will|would|possibly) (?:also )?(?:potentially )?overflow\b|\bcheck\b[^.]{0,40}\b(?:in range|within|bounds|too (?:large|long|big)|overflow)/i,
    unless: NEEDLESS,
  },
  {
    id: 'needless',
    asks: 'Drop the check that is not needed',
    signs: ['check', 'test', 'null'],
    words:
      /\b(?:no need|not (?:needed|necessary|required)|needless|unneeded|unnecessary|redundant|pointless|useless|superfluous|doesn'?t need|do(?:n'?t| not) need|never)\b[^.]{0,30}\b(?:check(?:s|ing|ed)?|NULL)\b|\b(?:check(?:s|ing)?|test)\b[^.]{0,30}\b(?:is|are|seems?|looks?) (?:not (?:needed|necessary|required)|unneeded|unnecessary|redundant|pointless|useless|superfluous)|\b(?:drop|remove)\b[^.]{0,15}\bcheck\b/i,
    unless: /\bcheckpatch|\bmissing\b/i,
  },
  {
    id: 'leak',
    asks: 'Release it on the error path too',
    signs: ['leak', 'error path', 'never freed', 'not freed', 'undo', 'unwind'],
    words:
      /\b(?:leak(?:s|ed|ing)?(?! in)|(?:is|are|be) (?:never|not) (?:freed|released|put|unregistered))\b|\berror path[^.]{0,60}\b(?:free|release|put|undo|unwind|clean|destroy|unregister|disable)|\b(?:free|release|undo|unwind|clean ?up|destroy|unregister|disable)\b[^.]{0,40}\b(?:error path|on error|on failure|in case of (?:error|failure))/i,
    unless:
      /\b(?:no|not a|doesn'?t|does not|won'?t|don'?t) (?:memory )?leak|\b(?:must|should)n'?t leak|\btiming|\b(?:length|information|plaintext|secrets?|keys?)\b/i,
  },
  {
    id: 'error-code',
    asks: 'Return the right error code, and the one that came',
    signs: ['error', '-e', 'ret', 'err'],
    words:
      /\b(?:propagate|pass on|forward)\b[^.]{0,30}\b(?:errors?|return|ret|err|code)\b|\b(?:overwrit\w+|shadow\w*|mask\w*|hid(?:e|es|ing)|clobber\w*|swallow\w*|los(?:e|es|ing))\b[^.]{0,20}\b(?:error|return) (?:code|value)?|\bwrong error code\b|\b(?:should|must|please|better|just|rather|can|why not|maybe|perhaps|instead) (?:\w+ ){0,3}return(?:ing)? -E[A-Z]{3,}|\bwhy -?E(?:INVAL|NOMEM|FAULT|NODEV|BUSY|IO|NOENT|PERM|AGAIN|\w*SUPP|BADF?\w*|TIME\w*|EXIST|RANGE)\b|^-E[A-Z]{3,12}\??\W*$|-E[A-Z]{3,12} (?:instead|is (?:more|better)|would be|seems)|\bsilently (?:fail|ignore|drop)/i,
  },
  {
    id: 'locking',
    asks: 'Hold the lock where the data is used',
    signs: ['lock', 'race', 'racy', 'mutex'],
    words:
      /\b(?:needs?|requires?|missing|without|no|add|take|hold|holding|acquire|under|protect(?:ed)?(?: this)?(?: with| by))\b (?:a |the |some |any |proper |this |that |\w+->)?(?:spin ?|mutex |rw|\w+_)?lock(?:s|ing|ed)?\b(?! (?:file|release|order))|\b(?:is|are|this|looks?|seems?|be) racy\b|\brace (?:condition|here|with|between|window)|\b(?:could|can|may|might) race\b/i,
    unless:
      /^why\b|\bno (?:need|race)|\bnot (?:needed|racy)|\bwithout (?:holding )?(?:the )?lock is\b|\bdrop (?:the )?lock/i,
  },
  {
    id: 'atomic',
    asks: 'Do not sleep in atomic context',
    signs: ['atomic context', 'sleep', 'interrupt context'],
    words:
      /\b(?:sleep(?:s|ing)?|schedule|GFP_KERNEL|mutex)\b[^.]{0,50}\b(?:atomic|interrupt|irq|softirq)[- ]?(?:context)?\b|\b(?:atomic|interrupt|softirq) context\b[^.]{0,60}\b(?:sleep|schedule|not allowed|block)|\b(?:can|may|might|could) sleep\b/i,
    unless: /\b_?cansleep\b/i,
  },
];
