import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillText, wrapText } from '#db/wrapped-text.ts';

test.each([
  ['what fits', 'Check it.\nAnd more.', ['Check it.', 'And more.']],
  [
    'a paragraph, filled anew',
    'Check the value of it,\nplease.\n\nAnd more.',
    ['Check the value of', 'it, please.', '', 'And more.'],
  ],
  ['a list, each line on its own', '- check the value of it\n- and more', ['- check the value of', 'it', '- and more']],
  ['indented code', '\tif (ret)\n\t\treturn 0;', ['\tif (ret)', '\t\treturn 0;']],
  ['a word that is longer', 'See https://example.org/very/long now', ['See', 'https://example.org/very/long', 'now']],
  ['nothing', '', ['']],
])('%s', (_, text, lines) => {
  expect(fillText(text, 20)).toEqual(lines);
});

test('no word is lost, and only a single word is wider', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z]{1,15}$/), { minLength: 1 }),
      fc.integer({ min: 8, max: 40 }),
      (words, width) => {
        const lines = wrapText(words.join(' '), width);
        expect(lines.join(' ').split(' ')).toEqual(words);
        for (const line of lines) if (line.includes(' ')) expect(line.length).toBeLessThanOrEqual(width);
      },
    ),
  );
});
