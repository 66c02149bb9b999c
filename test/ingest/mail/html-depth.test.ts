import { expect, test } from 'vitest';
import { isNestedTooDeep } from '#ingest/mail/html-depth.ts';

test.each([
  ['elements that are closed', '<div><span>x</span></div>', false],
  ['paragraphs without end tags', '<p>x', false],
  ['rows without end tags', '<tr><td>x', false],
  ['list items and paragraphs without end tags, which hold each other', '<li>x<p>y', true],
  ['elements that have no content', '<br><img src=x>', false],
  ['elements that are not closed', '<div>', true],
  ['elements that others seem to close', '<div></span>', true],
  ['elements whose end may be left out, within each other', '<td><li>', true],
  ['parts of tables', '<thead>', true],
  ['names that are unknown', '<x:y/>', true],
])('%s', (_, html, expected) => {
  expect(isNestedTooDeep(html.repeat(10_000))).toBe(expected);
});
