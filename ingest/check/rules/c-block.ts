import type { Change } from '../change.ts';
import { type Detector, inChanges, onRuns } from '../detector.ts';

/** Lines of C that break a rule by what stands beside them. */
export const cBlockDetectors: readonly Detector[] = [
  {
    id: 'dev-err-probe',
    asks: 'Use dev_err_probe() in probe functions',
    topics: ['use:dev_err_probe'],
    words: /\bdev_err_probe\b/,
    find: inChanges('c', listProbeErrors),
  },
  {
    id: 'return-directly',
    asks: 'Return what the call returns',
    topics: ['style:early-return'],
    words: /\breturn (?:it )?directly\b|\bdirectly return\b|\bjust return\b|\breturn (?!dev_err_probe)\w+\(|\bsimplif/i,
    find: onRuns(
      'c',
      ([first = '', second = '', third = '', fourth = '']) =>
        (/^\t+(ret|err|rc) = \w+\(.*\);$/.test(first) && /^\t+return (?:ret|err|rc);$/.test(second)) ||
        (/^\t+if \((?:ret|err|rc)(?: < 0)?\)$/.test(first) &&
          /^\t+return (?:ret|err|rc);$/.test(second) &&
          third === '' &&
          /^\treturn 0;$/.test(fourth)),
      4,
    ),
  },
  {
    id: 'else-after-return',
    asks: 'Drop the else after a return',
    topics: ['style:else-after-return'],
    words: /\belse\b/,
    find: onRuns(
      'c',
      ([first = '', second = '']) =>
        /^\t+(?:return\b.*|break|continue);$/.test(first) && /^\t+\}? ?else\b/.test(second),
      2,
    ),
  },
  {
    id: 'abi-document',
    asks: 'Document the sysfs files in Documentation/ABI',
    topics: ['process:abi-doc'],
    words: /\bDocumentation\/ABI\b|\bABI doc/i,
    find: (patch) =>
      patch.files.some(({ path }) => path.startsWith('Documentation/ABI/'))
        ? []
        : inChanges('c', ({ lines }) => lines.filter(({ text }) => /\bDEVICE_ATTR\w*\(/.test(text)))(patch),
  },
];

/** A message and a return behind it, within a function that is called probe. */
function listProbeErrors({ lines }: Change) {
  let isProbe = false;
  return lines.filter(({ text }, index) => {
    if (/^[a-z]/i.test(text)) isProbe = /probe\w*\(/.test(text);
    if (!isProbe || !/^\s+dev_err\(/.test(text)) return false;
    return lines.slice(index + 1, index + 4).some((line) => /^\s+return\b/.test(line.text));
  });
}
