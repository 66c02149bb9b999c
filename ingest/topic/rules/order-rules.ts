import { anyOf } from '#ingest/review/phrase.ts';
import type { Place, Rule } from '../rule.ts';

const SORTED = anyOf`
  alphabetic(?:al(?:ly)?)? | alphabet | (?:please |keep |them |these |be )(?:re-?)?sort(?:ed)?(?! of)
  sort(?:ed)? (?:the |these |this |all |your )*(?:them|includes?|headers?|entries|lists?|order|by)
  (?:not|un-?)\s?sorted | wrong alphabetical order
  (?:keep|list|put|place|order)(?:ed)?\b[^.]{0,30}\bin (?:alphabetical |sorted )order
`;

const isInclude = ({ code }: Place) => /^\s*#\s*include\b/.test(code);
const isBuild = ({ file }: Place) => /(?:^|\/)(?:Makefile|Kconfig|Kbuild)[\w.]*$/.test(file);

/** What has to stand before what. */
export const orderRules: readonly Rule[] = [
  {
    id: 'christmas-tree',
    asks: 'Declare variables in reverse Christmas tree order, the longest line first',
    signs: ['christmas', 'xmas', 'x-mas', 'rct'],
    words:
      /\b(?:christmas|x-?mas)\b|\bRCT\b|\blong(?:est|er)\b[^.]{0,30}\b(?:first|to short)|\bfrom long(?:est|er)? to short/i,
  },
  {
    id: 'includes',
    asks: 'Keep the includes in alphabetical order',
    signs: ['alphabet', 'sort', 'order'],
    words: SORTED,
    on: isInclude,
  },
  {
    id: 'build-files',
    asks: 'Keep the entries of Makefile and Kconfig in alphabetical order',
    signs: ['alphabet', 'sort', 'order'],
    words: SORTED,
    on: isBuild,
  },
  {
    id: 'alphabetical',
    asks: 'Keep the list sorted',
    signs: ['alphabet', 'sort', 'order'],
    words: SORTED,
    on: (place) => !isInclude(place) && !isBuild(place) && place.code !== '',
  },
  {
    id: 'mutex-init',
    asks: 'Initialise the mutex before anything can use it, and not sooner',
    signs: ['mutex', 'lock_init'],
    words:
      /\b(?:mutex|lock)_init\b[^.]{0,80}\b(?:before|after|earlier|later?|first|early|prior|until|above|below)\b|\b(?:mov|initiali[sz])(?:e|ed|ing)\b[^.]{0,40}\b(?:mutex|(?:spin|mutex)_?lock|(?:mutex|spin_lock)_init)\b[^.]{0,80}\b(?:before|after|earlier|later?|first|early|prior|until)\b|\bmutex (?:is )?(?:init'?(?:ed|iali[sz]ed)|used)\b[^.]{0,60}\b(?:before|by this point|after|yet)\b/i,
  },
  {
    id: 'register-last',
    asks: 'Set everything up before registering: from then on it can be used',
    signs: ['regist'],
    words:
      /\b(?:before|prior to) (?:you |we |it is |it's |the \w+ (?:is |gets )?|calling )?(?:being )?\w*regist(?:er|ering|ered|ration)\b|\b(?:register(?:ed|ing)?|registration)\b[^.]{0,60}\b(?:at the end|(?:as the|the very)? ?last|too early)\b|\bonly register\b[^.]{0,40}\bafter\b/i,
    unless: /\bunregist|\bde-?regist/i,
  },
  {
    id: 'properties',
    asks: 'Order properties: compatible, reg, common ones, vendor ones, status',
    signs: ['reg', 'compatible', 'status', 'propert'],
    words:
      /\b(?:first|1\.) ?compatible\b|\bcompatible\b[^.]{0,30}\b(?:first|then reg|followed by reg)|\b(?:reg|status|compatible)\b[^.]{0,20}\b(?:goes|comes?|should (?:be|come|go)) (?:the )?(?:first|second|last|after|before)|\breg (?:after|follows|as second|second)\b|\border of properties\b|\bproperty order\b|\bincorrect order\b/i,
    on: ({ file }) => /\.(?:yaml|dtsi?|dtso)$/.test(file),
  },
  {
    id: 'binding-first',
    asks: 'Put the binding patch before the driver that uses it',
    signs: ['binding'],
    words:
      /\bbindings?\b[^.]{0,60}\b(?:(?:come|go|goes|comes|be|is|are) (?:the )?(?:first|before)|before (?:the |its |their )?(?:drivers?|users?)|first (?:patch )?in (?:the|a|this) (?:series|set)|1\/x|precede)|\bbefore (?:their|its|the) users?\b/i,
  },
];
