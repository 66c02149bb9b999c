import { describe, expect, test } from 'vitest';
import { neighboursOf } from '../../app/item-neighbours.ts';
import { itemsOf } from '../../app/items.ts';
import { comment } from '../db/series-review.ts';

const items = itemsOf(
  [
    comment('open', { id: 'series', counter: null }),
    comment('open', { id: 'second', counter: 2 }),
    comment('addressed', { id: 'done', counter: 1 }),
    comment('unaddressed', { id: 'first', counter: 1 }),
    comment('open', { id: 'cover', counter: 0 }),
  ],
  new Map(),
);

describe('the outstanding items beside one', () => {
  test.each([
    ['cover', undefined, 'first'],
    ['first', 'cover', 'second'],
    ['second', 'first', 'series'],
    ['series', 'second', undefined],
    ['done', 'cover', 'first'],
  ])('%s', (id, before, after) => expect(neighboursOf(items, id)).toEqual({ before, after, count: 4 }));
});
