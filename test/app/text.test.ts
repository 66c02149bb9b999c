import { describe, expect, test } from 'vitest';
import { atomOf } from '../../app/atom.ts';
import { changelogOf } from '../../app/changelog.ts';
import { markdownOf } from '../../app/outstanding.ts';
import { chooseRevisions } from '../../app/series/[id]/changes/choice.ts';
import { item, NOW, series } from '../components/lantern.ts';

test('a changelog draft has what was addressed, newest first, with who asked', () => {
  const done = (addressedIn: number, text: string) => {
    const { comment } = item();
    return item('addressed', { text, judgement: { ...comment.judgement, status: 'addressed', addressedIn } });
  };
  const items = [done(2, 'Check it.\nAnd more.'), done(3, 'Use SZ_4K'), item('open'), done(2, 'Sort these')];
  expect(changelogOf(items, 3)).toBe(
    'Changes in v3:\n- patch 2: Use SZ_4K (Tomas Ekdal)\n\n' +
      'Changes in v2:\n- patch 2: Check it (Tomas Ekdal)\n- patch 2: Sort these (Tomas Ekdal)\n',
  );
  expect(changelogOf([item('open')], 3)).toBe('');
});

test('the outstanding list is a Markdown task list with code, words and link', () => {
  expect(markdownOf('Lantern driver', [item()])).toBe(`## Lantern driver

### Patch 2

- [ ] drivers/lantern.c:11: Please check the return value.

      \tret = lantern_on();

  Tomas Ekdal on v1, unaddressed
  https://lore.kernel.org/all/reply%40example.org/
`);
  expect(markdownOf('Lantern driver', [])).toBe('');
});

describe('the feed', () => {
  test('is well-formed whatever a title holds', () => {
    const entry = {
      id: series.id,
      title: 'a <b> & "c" \u0007',
      submitter: series.submitter,
      lists: [],
      revision: 2,
      patchCount: 1,
      reviewedPatches: 0,
      reviewers: [],
      lastActivity: NOW,
      state: 'under-review' as const,
      counts: { open: 2 },
      mover: 'author' as const,
      posted: NOW,
    };
    const feed = atomOf({ self: 'http://x/?a&b', page: 'http://x/', origin: 'http://x', entries: [entry] });
    expect(feed).toContain('<title>v2: a &lt;b&gt; &amp; &quot;c&quot; \ufffd</title>');
    expect(feed).toContain('<summary>2 open; next: author</summary>');
    expect(feed).toContain('href="http://x/?a&amp;b"');
  });
});

test.each([
  [{}, 0, 1],
  [{ from: 'v1', to: 'v2' }, 0, 1],
  [{ from: 'v2', to: 'v1' }, 0, 1],
  [{ from: 'v9', to: 'nonsense' }, 0, 1],
  [{ to: 'v1' }, 0, 0],
])('revisions to compare: %j', (query, from, to) => {
  expect(chooseRevisions(series.revisions, query)).toEqual({ from, to });
});
