import type { Place, Rule } from '../rule.ts';

const isBinding = ({ file }: Place) =>
  /\.(?:yaml|dtsi?|dtso)$/.test(file) || file.startsWith('Documentation/devicetree/');
const isBindingOrWhole = (place: Place) => place.file === '' || isBinding(place);

/** What device tree bindings have to be like. */
export const bindingRules: readonly Rule[] = [
  {
    id: 'additional-properties',
    asks: 'Close the schema: additionalProperties or unevaluatedProperties',
    signs: ['additionalproperties', 'unevaluatedproperties'],
    words: /\b(?:additional|unevaluated)Properties\b/i,
    on: isBindingOrWhole,
  },
  {
    id: 'constraints',
    asks: 'Give constraints: maxItems, minimum, maximum, enum',
    signs: ['maxitems', 'minitems', 'constraint', 'how many', 'maximum', 'minimum', 'range of'],
    words:
      /\b(?:maxItems|minItems)\b|\bconstraints?\b|\bhow many(?: \w+)?\?|\b(?:add|missing|needs?|what(?:'s| is| are)|specify|any|no|provide|is there|list)\b[^.]{0,25}\b(?:maximum|minimum|min\/max|range|valid values|possible values|allowed values)\b/i,
    unless: /\b(?:drop|remove|no need|redundant|not needed)\b/i,
    on: isBinding,
  },
  {
    id: 'ref',
    asks: 'Reference the common schema by $ref',
    signs: ['$ref', 'common.yaml', 'reference', 'schema'],
    words:
      /(?:\b(?:add|missing|use|need|needs|want|with|via|full|should|where is|and|as|by|have)\b[^.]{0,20}|^)\$ref\b|\b(?:missing|needs?|use|add|should|must|reference|include|have)\b[^.]{0,30}\b(?:common\.yaml|common schema|leds-class-multicolor\.yaml|\w[\w-]*\.yaml#?)|\b(?:reference|ref) (?:to )?(?:the )?(?:common|generic|existing|led|backlight|child) (?:\w+ )?(?:schema|binding|yaml)/i,
    unless: /\b(?:no|drop|remove|don'?t|do not|rename|filename|file name)\b/i,
    on: isBinding,
  },
  {
    id: 'compatible',
    asks: 'Make the compatible specific, with a fallback where the hardware is compatible',
    signs: ['compatible', 'fallback'],
    words:
      /\b(?:specific|no|missing|need|needs|add|use|require|undocumented|generic|wildcards?|document|soc) ?(?:a |the |an |proper |device |soc |front |chip |dedicated |separate |in |as |your |any )*compatibles?\b(?! (?:with|programming))|\bcompatibles?\b[^.]{0,30}\b(?:must be|should be|be|is|are|too) (?:too |more )?(?:specific|generic)|\bfallbacks? compatibles?\b|\b(?:use|as|need|needs|with|missing|without|express) (?:a |the |proper |it as )?fallbacks?\b|\bcompatible (?:fallback|is (?:not )?(?:documented|undocumented))|\bwildcards?\b/i,
    on: (place) => isBindingOrWhole(place) || place.code.includes('compatible'),
    unless: /\bbackwards? compatible|\bcompatible with\b/i,
  },
  {
    id: 'filename',
    asks: 'Name the file after the compatible',
    signs: ['filename', 'file name', 'file should be named', 'name of the file'],
    words:
      /\bfile ?names?\b[^.]{0,60}\b(?:match\w*|compatible|vendor|like|same|should|based|after|use)\b|\b(?:match|use|missing|same as|wrong|vendor[^.]{0,20})\b[^.]{0,30}\bfile ?name|\bname of the file\b/i,
    on: isBinding,
  },
  {
    id: 'example-indentation',
    asks: 'Indent examples with four spaces',
    signs: ['space', 'indent'],
    words: /\b(?:4|four)[- ]?spaces?\b|\bindent(?:ation|ed|ing)?\b/i,
    on: ({ file }) => file.endsWith('.yaml'),
  },
  {
    id: 'node-name',
    asks: 'Use generic node names',
    signs: ['node name', 'nodename', 'generic name', 'names should be generic', 'name should be generic'],
    words:
      /\b(?:generic|recommended|proper|standard|correct|wrong|use|drop|no|underscores? in|fix|invalid)\b[^.]{0,30}\bnode ?names?\b|\bnode ?names?\b[^.]{0,40}\b(?:should|generic|must|match|need|are|pattern|underscore|hyphen|dash)|\bgeneric names?\b|\bnames? should be generic\b/i,
    on: isBindingOrWhole,
  },
  {
    id: 'vendor-prefix',
    asks: 'Use a vendor prefix, and document it',
    signs: ['vendor prefix', 'vendor-prefix'],
    words: /\bvendor[- ]prefix(?:es)?\b/i,
    unless:
      /\b(?:no|drop|remove|without|not|not sure|doesn'?t need|don'?t need)\b[^.]{0,40}\bvendor[- ]prefix|\bcommit\b/i,
    on: isBindingOrWhole,
  },
  {
    id: 'unit-suffix',
    asks: 'Use the standard unit suffixes',
    signs: ['suffix', 'unit'],
    words:
      /\b(?:unit|standard|property|proper|common|missing|use|wrong|correct|known)\b[^.]{0,20}\bsuffix(?:es)?\b|\bsuffix(?:es)?\b[^.]{0,20}\b(?:unit|missing|property)|\b(?:use|standard|missing|add|what|which|proper|in|no|wrong)\b[^.]{0,15}\b(?:property )?units\b/i,
    on: isBinding,
  },
  {
    id: 'quotes',
    asks: 'Drop the quotes',
    signs: ['quote'],
    words:
      /\b(?:drop|no need for|remove|unneeded|don'?t need|do not need|without|redundant|no)\b[^.]{0,15}\bquotes?\b|\bquotes? (?:are )?(?:not needed|unneeded)/i,
    on: isBindingOrWhole,
  },
  {
    id: 'labels',
    asks: 'Drop labels that nothing uses',
    signs: ['label'],
    words:
      /\b(?:drop|remove|unused|no|unneeded|don'?t need|not needed|not used)\b[^.]{0,20}\blabels?\b|\blabels? (?:is |are )?(?:not (?:used|needed)|unused)/i,
    on: isBinding,
  },
  {
    id: 'description',
    asks: 'Drop descriptions that say what the name says',
    signs: ['description', 'obvious'],
    words:
      /\b(?:drop|remove|useless|redundant|no need for|unnecessary|pointless)\b[^.]{0,20}\bdescription\b|\bdescription\b[^.]{0,20}\b(?:is )?(?:obvious|redundant|useless|not needed|not useful|pointless)/i,
    on: isBinding,
  },
  {
    id: 'hardware',
    asks: 'Describe the hardware, not the driver',
    signs: ['hardware', 'linux', 'driver', ' os ', 'policy'],
    words:
      /\b(?:describe|description of|about|explain)\b[^.]{0,20}\b(?:the )?(?:hardware|device|h\/?w)\b|\bnot (?:a |about |the |by |for )?(?:the )?(?:linux|drivers?|os|software|subsystems?)\b|\b(?:bindings?|dt)\b[^.]{0,30}\b(?:linux|driver|os) (?:specific|details?|policy|instruct\w+)|\bbindings (?:are|is) (?:about|for|not)|\b(?:driver|os|software|linux) policy\b|\b(?:is|are|sounds?|looks?) (?:a )?(?:policy|software)\b|\bwhat (?:the |a )?drivers?\b/i,
    on: isBinding,
  },
  {
    id: 'no-status',
    asks: 'Leave status out of examples',
    signs: ['status', 'okay', 'disabled'],
    words:
      /\b(?:drop|remove|no|no need for|don'?t need|not needed|why)\b[^.]{0,20}(?:\bstatus\b|"okay"|"disabled")|\bstatus\b[^.]{0,20}\b(?:not needed|default|in examples?)|\bexamples?\b[^.]{0,30}\b(?:disabled|status)/i,
    on: ({ file, code }) => file.endsWith('.yaml') && /\bstatus\b/.test(code),
  },
  {
    id: 'one-example',
    asks: 'Keep the examples few and complete',
    signs: ['example'],
    words:
      /\b(?:one|1|single|just) (?:complete |full )?examples?\b|\b(?:drop|remove|merge|combine|no need for|too many|extend|complete|full|move|add|missing|more than one)\b[^.]{0,25}\bexamples?\b/i,
    unless:
      /\b(?:i|only|just|is) (?:\w+ )?(?:two|one|an?) example|\bfor example|\bexample[- ]schema|\bsee\b|\bas an example/i,
    on: ({ file }) => file.endsWith('.yaml'),
  },
  {
    id: 'schema',
    asks: 'Write the binding as a schema',
    signs: ['yaml', 'schema', 'json-schema', 'txt'],
    words:
      /\b(?:convert(?:ed)?|conver(?:t|sion)|write|move|written|new bindings?|bindings?|must be|should be|in|to|as|make|use)\b[^.]{0,40}\b(?:dt |yaml|dt-?|json-?)? ?(?:schema|yaml)(?: format)?\b/i,
    on: ({ file }) => file.endsWith('.txt'),
  },
  {
    id: 'test',
    asks: 'Test the binding with dt_binding_check and dtbs_check',
    signs: ['dt_binding_check', 'dtbs_check', 'yamllint', 'dtschema', 'make dtbs'],
    words: /\b(?:dt_binding_check|dtbs_check|yamllint|dtbs? (?:check|W=1))\b/i,
  },
];
