import { expect, test } from 'vitest';
import { joinFlowed } from '#ingest/mail/flowed.ts';

test.each([
  ['a paragraph', 'one \ntwo \nthree\nfour', 'one two three\nfour'],
  ['DelSp', 'on\u4e00 \n\u4e8c', 'on\u4e00\u4e8c', true],
  ['T34: a quote keeps its depth', '> +\tif (a && \n> b)\nWhy?', '> +\tif (a && b)\nWhy?'],
  ['T34: deeper', '>> one \n>> two\n> three', '>> one two\n> three'],
  ['the depth changes', '> one \ntwo', '> one \ntwo'],
  ['stuffed lines', ' From here\n > no quote\n  two', 'From here\n> no quote\n two'],
  ['signature', 'one \n-- \nAnn', 'one \n-- \nAnn'],
  ['an empty line', 'one \n\ntwo', 'one \n\ntwo'],
  // a quoted diff whose context has an empty line
  ['blank context lines', '>  a\n>  \n> +b', '>  a\n>  \n> +b'],
  ['marks with spaces between them', '> > \n> > a', '> > \n> > a'],
  ['nothing', '', ''],
])('%s', (_case, text, joined, isSpaceDeleted = false) => {
  expect(joinFlowed(text, isSpaceDeleted)).toBe(joined);
});
