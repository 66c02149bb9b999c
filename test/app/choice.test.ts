import { expect, test } from 'vitest';
import { chooseRevisions } from '../../app/series/[id]/changes/choice.ts';
import { series } from '../components/lantern.ts';

test.each([
  [{}, 0, 1],
  [{ from: 'v1', to: 'v2' }, 0, 1],
  [{ from: 'v2', to: 'v1' }, 0, 1],
  [{ from: 'v9', to: 'nonsense' }, 0, 1],
  [{ to: 'v1' }, 0, 0],
])('revisions to compare: %j', (query, from, to) => {
  expect(chooseRevisions(series.revisions, query)).toEqual({ from, to });
});
