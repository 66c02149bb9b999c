import { beforeEach, describe, expect, test } from 'vitest';
import { encodeReview } from '#db/encoded-review.ts';
import { GIVEN_UP_AFTER_DAYS, newestActivity } from '#db/lively.ts';
import { saveMark } from '#db/marks.ts';
import type { GivenTrailer, JudgedComment, MessageId, Revision, SeriesState, Status } from '#db/model.ts';
import { type Database, openStore } from '#db/open.ts';
import { countReviewed, findPerson, listAwaitingLook, listMissed } from '#db/people.ts';
import { countMovers, listNewRevisions, listOwnSeries, listReady } from '#db/queue.ts';
import { saveReviews } from '#db/series.ts';
import { keyOf, listSeriesTable, type SeriesQuery } from '#db/series-table.ts';
import { countReports, countStatuses } from '#db/tallies.ts';
import { comment, reviewedBy, revision, seriesReview } from './series-review.ts';

let db: Database;

/** One series, with a comment for each status; its Message-IDs begin with its title. */
function save(
  title: string,
  at: number,
  statuses: readonly Status[],
  state: SeriesState = 'under-review',
  count = 2,
  trailers: readonly GivenTrailer[] = [],
): void {
  const own = (id: string) => `${title}-${id}` as MessageId;
  const revisions = Array.from({ length: count }, (_, index): Revision => {
    const each = revision(index + 1);
    const patches = each.patches.map((patch) => ({ ...patch, messageId: own(patch.messageId) }));
    return { ...each, title, head: own(each.head), cover: own(each.head), patches };
  });
  const comments = statuses.map((status, index): JudgedComment => {
    return comment(status, { id: own(`review@example.org:${index}`), messageId: own('review@example.org') });
  });
  const review = seriesReview({ comments, state, trailers }, revisions);
  saveReviews(db, [{ review: encodeReview(review, new Map(), at, new Map()), lists: ['linux-widgets'] }]);
}

const titles = (rows: readonly { title: string }[]) => rows.map(({ title }) => title);
const find = (query: SeriesQuery) => titles(listSeriesTable(db, query, 10));

beforeEach(() => {
  db = openStore(':memory:');
  save('alpha', 300, ['unaddressed', 'addressed']);
  save('beta', 200, ['settled']);
  save('gamma', 100, ['open'], 'applied', 1);
});

describe('the table of series', () => {
  test.each<[SeriesQuery, string[]]>([
    [{}, ['alpha', 'beta', 'gamma']],
    [{ hasOutstanding: true }, ['alpha', 'gamma']],
    [{ state: 'applied' }, ['gamma']],
    [{ mover: 'author' }, ['alpha']],
    [{ mover: 'reviewers' }, ['beta']],
    [{ mover: 'nobody', list: 'linux-widgets' }, ['gamma']],
    [{ reviewer: 'ferreira' }, ['alpha', 'beta', 'gamma']],
    [{ reviewer: 'nobody' }, []],
    [{ since: 150 }, ['alpha', 'beta']],
    [{ list: 'linux-widgets', author: 'mira', text: 'ET' }, ['beta']],
    [{ list: 'linux-leds' }, []],
    [{ text: '%' }, []],
    [{ sort: 'title', after: ['alpha', 'alpha-v1.0@example.org'] }, ['beta', 'gamma']],
  ])('%j', (query, expected) => expect(find(query)).toEqual(expected));

  test.each(['activity', 'posted', 'title'] as const)('pages by %s neither repeat nor miss one', (sort) => {
    const all = listSeriesTable(db, { sort }, 10);
    const paged = [listSeriesTable(db, { sort }, 2), [] as typeof all];
    const last = paged[0]?.at(-1);
    if (last) paged[1] = listSeriesTable(db, { sort, after: keyOf(last, sort) }, 2);
    expect(titles(paged.flat())).toEqual(titles(all));
  });

  test('what a person set by hand counts', () => {
    saveMark(db, { commentId: 'alpha-review@example.org:0', status: 'settled', note: '', by: 'mira', at: 1 });
    expect(find({ hasOutstanding: true })).toEqual(['gamma']);
    expect(countStatuses(db, 'alpha-v1.0@example.org')).toEqual({ settled: 1, addressed: 1 });
    saveMark(db, { commentId: 'alpha-review@example.org:0', status: null, note: '', by: 'mira', at: 2 });
    expect(countStatuses(db, 'alpha-v1.0@example.org')).toEqual({ unaddressed: 1, addressed: 1 });
  });
});

test('reports of bots are counted apart, those that a person closed as closed', () => {
  const report = (place: number) => ({ id: `robot@example.org:${place}`, isBot: true });
  const review = seriesReview({
    comments: [
      comment('open', report(1)),
      comment('addressed', report(2)),
      comment('open', report(3)),
      comment('open'),
    ],
  });
  const own = openStore(':memory:');
  saveReviews(own, [{ review: encodeReview(review, new Map(), 0, new Map()), lists: [] }]);
  expect(countReports(own, review.series.id)).toEqual({ open: 2, all: 3 });
  saveMark(own, { commentId: 'robot@example.org:1', status: 'settled', note: '', by: 'mira', at: 1 });
  expect(countReports(own, review.series.id)).toEqual({ open: 1, all: 3 });
  expect(countReports(own, 'nothing@example.org')).toEqual({ open: 0, all: 0 });
  own.close();
});

describe('the queue', () => {
  test('own series: those with outstanding items come first, what is applied is left out', () => {
    expect(titles(listOwnSeries(db, ['mira@example.org'], 9, 'all'))).toEqual(['alpha', 'beta']);
    expect(listOwnSeries(db, ['tomas@example.org'], 9, 'all')).toEqual([]);
  });

  test('what nobody wrote to for half a year is given up: not counted, and last among the own', () => {
    const year = 365 * 86_400;
    save('delta', year, ['open']);
    save('epsilon', year, []);
    expect(titles(listOwnSeries(db, ['mira@example.org'], 9, 'all'))).toEqual(['delta', 'epsilon', 'alpha', 'beta']);
    expect(titles(listOwnSeries(db, ['mira@example.org'], 9, 'lively'))).toEqual(['delta', 'epsilon']);
    expect(countMovers(db, null)).toEqual(
      new Map([
        ['author', 1],
        ['reviewers', 1],
      ]),
    );
    expect(countMovers(db, 'linux-leds')).toEqual(new Map());
    const counted = { since: newestActivity(db) - GIVEN_UP_AFTER_DAYS * 86_400 };
    expect(find({ mover: 'author' })).toEqual(['delta', 'alpha']);
    expect(find({ mover: 'author', ...counted })).toEqual(['delta']);
  });

  test('ready is what has every patch reviewed and nothing outstanding', () => {
    expect(listReady(db, null, 9)).toEqual([]);
    save('delta', 150, ['settled'], 'under-review', 2, [reviewedBy(0, 2)]);
    expect(titles(listReady(db, null, 9))).toEqual(['delta']);
    expect(listReady(db, 'linux-leds', 9)).toEqual([]);
  });

  test('new revisions: those that missed something first; a first revision is none', () => {
    expect(titles(listNewRevisions(db, 0, 'linux-widgets', 9))).toEqual(['alpha', 'beta']);
    expect(listNewRevisions(db, 2_000_000_000, null, 9)).toEqual([]);
  });

  test('remarks that are said to be done wait for the reviewer, missed ones are shown apart', () => {
    const ids = (found: readonly { comment: JudgedComment }[]) => found.map((each) => each.comment.id);
    expect(ids(listAwaitingLook(db, ['tomas@example.org'], 9))).toEqual(['alpha-review@example.org:1']);
    expect(ids(listMissed(db, ['tomas@example.org'], 9))).toEqual(['alpha-review@example.org:0']);
  });
});

describe('people', () => {
  test.each(['tomas@example.org', 'TOMAS@example.org', 'Tomás Ferreira', ' tomás ferreira '])('%s is known', (text) => {
    expect(findPerson(db, text)).toEqual({ name: 'Tomás Ferreira', addresses: ['tomas@example.org'] });
  });

  test('others are not', () => expect(findPerson(db, 'nobody')).toBeUndefined());

  test('what became of their remarks', () => {
    expect(countReviewed(db, ['tomas@example.org'])).toEqual({ unaddressed: 1, addressed: 1, settled: 1, open: 1 });
  });
});
