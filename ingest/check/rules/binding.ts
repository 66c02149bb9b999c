import type { AddedLine, Change } from '../change.ts';
import { type Detector, inChanges, onLines, onRuns } from '../detector.ts';

/** What new device tree bindings break; the line is where the answer would stand. */
export const bindingDetectors: readonly Detector[] = [
  {
    id: 'literal-block',
    asks: 'Drop the pipe of a description without formatting',
    topics: [],
    words: /\b(?:drop|remove|need)\b[^.]{0,10}\||\bpreserve formatting\b/i,
    find: onLines('yaml', /^\s+description: ?[|>][+-]?$/),
  },
  {
    id: 'closed-schema',
    asks: 'Close the schema: additionalProperties or unevaluatedProperties',
    topics: ['binding:additional-properties'],
    find: inSchema(({ lines }) => lacks(lines, /^(?:additional|unevaluated)Properties:/)),
  },
  {
    id: 'unevaluated',
    asks: 'With a $ref, use unevaluatedProperties',
    topics: ['binding:additional-properties'],
    find: inSchema(({ lines }) =>
      lines.some(({ text }) => /^\s+- \$ref:/.test(text))
        ? lines.filter(({ text }) => /^additionalProperties: false/.test(text))
        : [],
    ),
  },
  {
    id: 'constraints',
    asks: 'Give constraints: maxItems, minimum, maximum, enum',
    topics: ['binding:constraints'],
    find: inSchema(listUnconstrained),
  },
  {
    id: 'quotes',
    asks: 'Drop the quotes',
    topics: ['binding:quotes'],
    words: /\bquotes?\b/i,
    find: onLines('yaml', /^\s*\$?(?:id|schema|ref): ["']/),
  },
  {
    id: 'example-indentation',
    asks: 'Indent examples with four spaces',
    topics: ['binding:example-indentation'],
    find: inSchema(listBadlyIndented),
  },
  {
    id: 'labels',
    asks: 'Drop labels that nothing uses',
    topics: ['binding:labels', 'phrase:no-label', 'phrase:no-unused-label'],
    words: /\blabels?\b/i,
    find: inSchema(listUnusedLabels),
  },
  {
    id: 'node-name',
    asks: 'Use generic node names',
    topics: ['binding:node-name'],
    words: /\bnode names?\b/i,
    find: inSchema(({ lines }) =>
      lines.filter(
        ({ text }) =>
          /^\s+(?:\w+: )?(?:[a-z,-]*[a-z]{2}\d[\w,-]*|\w*_[\w,-]*|fpga-m\w+|leds?-controller-\w+)@[0-9a-f]+ \{/.test(
            text,
          ) && !/i2c\d|spi\d|led\d/.test(text),
      ),
    ),
  },
  {
    id: 'status',
    asks: 'Leave status out of examples',
    topics: ['binding:no-status'],
    words: /\bstatus\b/,
    find: inSchema(({ lines }) => lines.filter(({ text }) => /^\s+status = "/.test(text))),
  },
  {
    id: 'file-name',
    asks: 'Name the file after the compatible',
    topics: ['binding:filename'],
    words: /\bfile ?names?\b/i,
    find: inSchema(({ path, lines }) => {
      const name = path.slice(path.lastIndexOf('/') + 1, -'.yaml'.length);
      return lines.some(({ text }) => text.endsWith(` ${name}`)) ? [] : lines.filter(({ text }) => /^\$id:/.test(text));
    }),
  },
  {
    id: 'title',
    asks: 'Describe the hardware in the title, and leave out "binding" and "driver"',
    topics: ['binding:hardware'],
    words: /\bdrop\b[^.]{0,30}\b(?:bindings?|driver|device tree)\b|\bdriver\b[^.]{0,60}\bdrop\b/i,
    find: onLines('yaml', /^title: .*\b(?:bindings?|driver|device ?tree|DT|schema)\b/i),
  },
  {
    id: 'examples',
    asks: 'Keep the examples few and complete',
    topics: ['binding:one-example'],
    words: /\bdrop\b[^.]{0,20}\bexamples?\b|\b(?:one|second|entire) examples?\b/i,
    find: inSchema(({ lines }) => {
      const from = lines.findIndex(({ text }) => text === 'examples:');
      return from < 0
        ? []
        : lines
            .slice(from)
            .filter(({ text }) => /^ {2}- \|/.test(text))
            .slice(1);
    }),
  },
  {
    id: 'obvious-description',
    asks: 'Drop descriptions that say what the name says',
    topics: ['binding:description'],
    words:
      /\b(?:drop|skip|remove|no need for|improve|avoid|not useful)\b[^.]{0,30}\bdescriptions?\b|\bdescriptions? (?:is|are) (?:pointless|obvious|not)\b/i,
    find: onRuns(
      'yaml',
      ([first = '', second = '']) =>
        /^\s+(?:compatible|reg|interrupts|clocks|resets|(?:enable|reset)-gpios?|[\w-]+-supply|clock-names|["']?#[\w-]+["']?):$/.test(
          first,
        ) && /^\s+description:/.test(second),
      2,
    ),
  },
  {
    id: 'vendor-type',
    asks: 'Give vendor properties a type and a vendor prefix',
    topics: ['binding:vendor-prefix', 'binding:unit-suffix'],
    words: /\bvendor prefix|\b(?:standard units?|unit suffix)/i,
    find: onRuns(
      'yaml',
      ([first = '', second = '']) =>
        /^ {2,6}[a-z][a-z-]+:$/.test(first) && /^\s+\$ref: ["']?\/schemas\/types/.test(second),
      2,
    ),
  },
  {
    id: 'closed-child',
    asks: 'Close the schema of child nodes too: unevaluatedProperties: false',
    topics: ['binding:additional-properties'],
    words: /\bunevaluatedProperties\b/,
    find: inSchema(listOpenChildren),
  },
  {
    id: 'empty-words',
    asks: 'Drop empty words from descriptions: "Properties for", "List of", "Index of"',
    topics: ['binding:description'],
    words:
      /\b(?:drop|skip|remove|no need for|improve|avoid|not useful)\b[^.]{0,30}\bdescriptions?\b|\bdescriptions? (?:is|are) (?:pointless|obvious|not)\b/i,
    find: inChanges('yaml', ({ lines }) =>
      lines.filter(({ text }, index) => {
        const words = /description:\s*[|>]?$/.test(lines[index - 1]?.text ?? '')
          ? text.trim()
          : (/^\s+description: (.*)/.exec(text)?.[1] ?? '');
        return /^(?:(?:child|sub) ?nodes?|(?:the )?properties (?:for|of)|list of|index of|specif(?:y|ies)|should be|must be|phandle|i2c (?:slave |device )?address|contains|describes|this (?:document|binding|module))\b/i.test(
          words,
        );
      }),
    ),
  },
  {
    id: 'free-form-constraints',
    asks: 'Write constraints as schema: minimum, maximum, enum, default',
    topics: ['binding:constraints'],
    words: /\bdefault:|\benum\b|\bfree[- ]form/i,
    find: inChanges('yaml', ({ lines }) =>
      lines.filter(({ text }) =>
        /\b(?:[Dd]efaults? (?:is|value|to)\b|[Vv]alid values|[Rr]ange (?:is|from)|step by|[Pp]ossible values|[Mm]ust be one of)/.test(
          text,
        ),
      ),
    ),
  },
  {
    id: 'relative-reference',
    asks: 'Give references their full path',
    topics: ['binding:ref'],
    words: /\bfull path\b|\/schemas\//i,
    find: onLines('yaml', /^\s+(?:- )?\$ref: ["']?\.\./),
  },
  {
    id: 'subsystem-maintainer',
    asks: 'Name who maintains the device, not the subsystem',
    topics: [],
    words: /\b(?:subsystem|device|driver) maintainers?\b/i,
    find: onLines(
      'yaml',
      /^\s+- .*(?:pavel@ucw\.cz|lee@kernel\.org|mdf@kernel\.org|robh\+?\w*@kernel\.org|krzysztof\.kozlowski)/,
    ),
  },
];

/** No property of a schema is longer. */
const MOST_LINES = 200;

/** Looks at new schemas, whole. */
function inSchema(find: (change: Change) => readonly AddedLine[]): Detector['find'] {
  return inChanges('yaml', (change) =>
    change.isNew && change.path.startsWith('Documentation/devicetree/') ? find(change) : [],
  );
}

function lacks(lines: readonly AddedLine[], words: RegExp): readonly AddedLine[] {
  return lines.some(({ text }) => words.test(text))
    ? []
    : lines.filter(({ text }) => /^required:/.test(text)).slice(0, 1);
}

function listUnusedLabels({ lines }: Change): readonly AddedLine[] {
  const used = new Set(lines.flatMap(({ text }) => [...text.matchAll(/&(\w+)/g)].map(([, label]) => label)));
  return lines.filter(({ text }) => {
    const [, label] = /^\s+(\w+): [\w,-]+(?:@\w+)? \{/.exec(text) ?? [];
    return label !== undefined && !used.has(label);
  });
}

/** Properties of which neither number nor values are said. */
function listUnconstrained({ lines }: Change): readonly AddedLine[] {
  return lines.filter(({ text }, index) => {
    if (
      !/^ {2}(?:reg|clocks|resets|interrupts|[\w,-]+-(?:gpios?|supply|names|assert|gpio)):$/.test(text) ||
      text.includes('-supply')
    )
      return false;
    const rest = lines.slice(index + 1, index + MOST_LINES);
    const end = rest.findIndex((line) => /^ {0,2}\S/.test(line.text));
    const body = rest.slice(0, Math.max(0, end));
    return (
      body.length > 0 && !body.some((line) => /\b(?:maxItems|minItems|items|enum|const|\$ref|maximum):/.test(line.text))
    );
  });
}

/** The first line of an example that is two spaces or a tab deeper than the node around it. */
function listBadlyIndented({ lines }: Change): readonly AddedLine[] {
  const from = lines.findIndex(({ text }) => text === 'examples:');
  if (from < 0) return [];
  return lines.slice(from).filter(({ text }, index, all) => {
    const above = all[index - 1]?.text ?? '';
    if (!above.endsWith('{') || text.trim() === '' || text.trim().startsWith('}')) return false;
    return text.includes('\t') || indentOf(text) - indentOf(above) !== 4;
  });
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** References of child nodes beside which nothing closes the schema. */
function listOpenChildren({ lines }: Change): readonly AddedLine[] {
  return lines.filter(({ text }, index) => {
    if (!/^ {4,}\$ref: ["']?[^#]{1,80}\.ya?ml/.test(text) || text.includes('types.yaml')) return false;
    const rest = lines.slice(index + 1, index + MOST_LINES);
    const end = rest.findIndex((line) => line.text.trim() !== '' && indentOf(line.text) < indentOf(text));
    return !rest
      .slice(0, end < 0 ? rest.length : end)
      .some((line) => /(?:unevaluated|additional)Properties:/.test(line.text));
  });
}
