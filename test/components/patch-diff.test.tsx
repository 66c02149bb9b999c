import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { PatchDiff, type PlacedItem } from '#components/patch-diff.tsx';
import { file, item, NOW } from './lantern.ts';

const placed = (change: Partial<PlacedItem> = {}): PlacedItem => ({
  item: item(),
  file: file.path,
  bodyLine: 23,
  carriedFrom: null,
  ...change,
});
const render = (items: readonly PlacedItem[]) =>
  renderToStaticMarkup(<PatchDiff files={[file]} placed={items} now={NOW} view="unified" />);

describe('a discussion', () => {
  test('stands below its line', () => {
    const html = render([placed()]);
    expect(html.indexOf('id="d23"')).toBeLessThan(html.indexOf('class="talk"'));
    expect(html.indexOf('lantern_on()')).toBeLessThan(html.indexOf('Please check the return value.'));
    expect(html.match(/class="talk"/g)).toHaveLength(1);
  });

  test('stands over the hunks where its line is not in the diff', () => {
    const html = render([placed({ bodyLine: 99 })]);
    expect(html).not.toContain('class="talk"');
    expect(html.indexOf('Please check')).toBeLessThan(html.indexOf('class="hunk"'));
  });

  test('says from which revision it was carried', () => {
    expect(render([placed({ carriedFrom: 'v1' })])).toContain('said on v1');
    expect(render([placed()])).not.toContain('said on v1');
  });

  test('says its status as a word beside the shape', () => {
    expect(render([placed()])).toMatch(/<\/svg>unaddressed</);
  });
});

test('the diff shows both line numbers and escapes the code', () => {
  const html = render([]);
  expect(html).toContain('&lt;b&gt;');
  expect(html).not.toContain('<b>');
  expect(html).toMatch(/class="removed" id="d22"><td class="n"><a[^>]*>11<\/a><\/td><td class="n"><\/td>/);
  expect(html).toMatch(/class="added" id="d23"><td class="n"><\/td><td class="n"><a[^>]*>11<\/a><\/td>/);
});
