import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { groupByPatch, groupByReviewer, ItemGroups } from '#components/item-list.tsx';
import { RevisionList } from '#components/revision-list.tsx';
import { StatusMark } from '#components/status-mark.tsx';
import type { Status } from '#db/model.ts';
import { item, NOW, series } from './lantern.ts';

const STATUSES: Status[] = [
  'open',
  'promised',
  'disputed',
  'unaddressed',
  'partial',
  'regressed',
  'addressed',
  'settled',
  'obsolete',
];

test('every status has a word and a shape of its own', () => {
  const marks = STATUSES.map((status) => renderToStaticMarkup(<StatusMark status={status} />));
  for (const [index, mark] of marks.entries()) expect(mark).toContain(`</svg>${STATUSES[index]}</span>`);
  const shapes = marks.map((mark) => /<svg[^>]*>(.*)<\/svg>/.exec(mark)?.[1]);
  expect(new Set(shapes).size).toBe(STATUSES.length);
});

describe('revisions', () => {
  const html = renderToStaticMarkup(
    <RevisionList revisions={series.revisions} items={[item(), item('addressed')]} now={NOW} />,
  );

  test('the newest comes first', () => {
    expect(html.indexOf('>v2<')).toBeLessThan(html.indexOf('>v1<'));
  });

  test('each tells what became of what was said on it', () => {
    expect(html).toContain('2 items, 1 outstanding');
    expect(html).toContain('no review items');
  });
});

describe('items', () => {
  const items = [item('open', { counter: 10 }), item('open', { counter: 2 }), item('open', { counter: 0 })];

  test('are grouped by patch, in the order of the numbers', () => {
    expect(groupByPatch(items).map(({ title }) => title)).toEqual(['Cover letter', 'Patch 2', 'Patch 10']);
  });

  test('are grouped by reviewer', () => {
    expect(groupByReviewer(items)).toEqual([{ title: 'Tomas Ekdal', items }]);
  });

  test('show place, quoted code, words, and why they are outstanding', () => {
    const html = renderToStaticMarkup(<ItemGroups groups={groupByPatch([item()])} now={NOW} />);
    for (const words of [
      'drivers/lantern.c:11',
      'ret = lantern_on();',
      'Please check',
      'author: agreed',
      'unchanged in v2',
    ])
      expect(html).toContain(words);
  });
});
