import { expect, test } from 'vitest';
import { isNestedTooDeep } from '#ingest/source/page/nesting.ts';

test.each([
  ['elements that are closed', '<div><span>x</span></div>'.repeat(10_000), false],
  ['paragraphs and list items without end tags', '<p>x<li>y'.repeat(10_000), false],
  ['elements that are not closed', '<div>'.repeat(10_000), true],
  ['elements that others seem to close', '<div></span>'.repeat(10_000), true],
  ['names that are unknown', '<x:y/>'.repeat(10_000), true],
])('%s', (_, html, expected) => {
  expect(isNestedTooDeep(html)).toBe(expected);
});
