import { describe, expect, test } from 'vitest';
import { atomOf } from '../../app/atom.ts';
import { chooseRevisions } from '../../app/series/[id]/changes/choice.ts';
import { NOW, series } from '../components/lantern.ts';

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
      lastPosted: NOW,
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
