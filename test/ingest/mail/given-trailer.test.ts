import { describe, expect, test } from 'vitest';
import { listGivenTrailers } from '#ingest/mail/given-trailer.ts';

const TAG = 'Reviewed-by: Ann Doe <ann@example.org>';

function linesOf(text: string) {
  return text.split('\n').map((line, index) => ({ text: line, line: index + 1 }));
}

describe('given', () => {
  test.each([
    ['alone', TAG],
    ['behind a greeting', `Looks good to me.\n\n${TAG}`],
    ['invited', `Feel free to add:\n\n${TAG}`],
    ['tested', `I tested this series with a board of mine.\n\n${TAG}`],
    ['within a sentence', `LGTM, ${TAG}`],
    ['wrapped', 'Reviewed-by: Ann Doe\n<ann@example.org>'],
    ['indented by a tab', `\t${TAG}`],
    ['with or without', `With or without the flag removed:\n\n${TAG}`],
    ['thanks for what is done', `Thanks for fixing this.\n${TAG}`],
    ['an old condition', `With that fixed it would be fine, I wrote.\n\nNow it is.\n\n${TAG}`],
  ])('%s', (_case, text) => {
    expect(listGivenTrailers(linesOf(text))).toMatchObject([
      { token: 'Reviewed-by', value: 'Ann Doe <ann@example.org>', isConditional: false },
    ]);
  });
});

describe('T54: given on a condition', () => {
  test.each([
    ['before it', `With that fixed, ${TAG}`],
    ['before it, small', `with the above changed:\n${TAG}`],
    ['a paragraph before it', `With that:\n\n${TAG}`],
    ['a paragraph before it, as a sentence', `With those nits addressed you can add my\n\n${TAG}`],
    ['once', `Once the typo is fixed, feel free to add\n${TAG}`],
    ['other than that', `Other than that,\n${TAG}`],
    ['behind it', `${TAG} # with the comment fixed`],
    ['with the changes', `With the above changes,\n${TAG}`],
  ])('%s', (_case, text) => {
    expect(listGivenTrailers(linesOf(text))).toMatchObject([{ token: 'Reviewed-by', isConditional: true }]);
  });
});

describe('not given', () => {
  test.each([
    ['T48: shown as an example', `You could write it as\n\n    ${TAG}`],
    ['named only', 'I gave a Reviewed-by on v2 already.'],
    ['asked for', 'Please drop the Reviewed-by: line'],
    ['other fields', 'Mail: ann@example.org\nFixes: ?'],
  ])('%s', (_case, text) => expect(listGivenTrailers(linesOf(text))).toEqual([]));
});

test('T53: objections are given, too', () => {
  expect(listGivenTrailers(linesOf('Nacked-by: Ann Doe <ann@example.org>'))).toEqual([
    { token: 'Nacked-by', value: 'Ann Doe <ann@example.org>', line: 1, isConditional: false },
  ]);
});

test('a condition does not reach over a quote', () => {
  const lines = [
    { text: 'With that fixed this is fine', line: 3 },
    { text: TAG, line: 9 },
  ];
  expect(listGivenTrailers(lines)).toMatchObject([{ line: 9, isConditional: false }]);
});

test('takes a hostile mail in linear time', () => {
  const lines = Array.from({ length: 100_000 }, (_, index) => ({ text: 'with that', line: index + 1 }));
  expect(listGivenTrailers([...lines, { text: `${'a'.repeat(1_000_000)} ${TAG}`, line: 100_001 }])).toHaveLength(1);
});
