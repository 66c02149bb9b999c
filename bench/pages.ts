import { itemHref, messageHref, patchHref, personHref, seriesHref, threadHref, topicHref } from '#components/href.ts';
import type { Database } from '#db/open.ts';
import { listTopics } from '#db/topics.ts';

/** Addresses of one kind of page to be asked for in turn. */
export type PageSet = { readonly kind: string; readonly paths: readonly string[] };

/** Words that people look for on such lists: common, rare, several, a phrase, an identifier. */
const QUERIES = [
  'led',
  'regmap',
  'devm_led_classdev_register',
  'probe deferral',
  '"brightness_set"',
  'Reviewed-by',
  'gpio*',
];

/** Of each kind as many as `count`, spread evenly over the store, and the largest of those whose size varies. */
export function listPages(db: Database, count: number): PageSet[] {
  const spread = (sql: string) => {
    const ids = db.prepare(sql).pluck().all() as string[];
    const step = Math.max(1, Math.floor(ids.length / count));
    return ids.filter((_, index) => index % step === 0).slice(0, count);
  };
  const series = spread('SELECT id FROM series ORDER BY last_activity');
  const messages = spread('SELECT message_id FROM message ORDER BY id');
  const reviewers = spread('SELECT DISTINCT reviewer_address FROM comment ORDER BY 1');
  return [
    { kind: 'queue', paths: repeat(['/'], count) },
    { kind: 'series table', paths: repeat(['/series', '/series?outstanding=yes', '/series?sort=title'], count) },
    { kind: 'series', paths: series.map(seriesHref) },
    { kind: 'differences', paths: series.map((id) => `${seriesHref(id)}/changes`) },
    {
      kind: 'patch',
      paths: spread('SELECT message_id FROM patch JOIN message ON id = message ORDER BY id').map((id) => patchHref(id)),
    },
    { kind: 'item', paths: spread('SELECT id FROM comment WHERE is_actionable = 1 ORDER BY sent').map(itemHref) },
    { kind: 'mail', paths: messages.map((id) => messageHref(id)) },
    { kind: 'thread', paths: messages.map(threadHref) },
    { kind: 'largest thread', paths: repeat([threadHref(largestThread(db))], count) },
    { kind: 'person', paths: reviewers.map(personHref) },
    { kind: 'search', paths: repeat(QUERIES.map(searchPath), count) },
    ...['remarks', 'series', 'code'].map((target) => ({
      kind: `search in ${target}`,
      paths: repeat(
        QUERIES.map((query) => `${searchPath(query)}&in=${target}`),
        count,
      ),
    })),
    { kind: 'topics', paths: repeat(['/topics'], count) },
    {
      kind: 'topic',
      paths: repeat(
        listTopics(db).map(({ key }) => topicHref(key)),
        count,
      ),
    },
    { kind: 'decisions', paths: repeat(['/decisions'], count) },
    { kind: 'activity', paths: repeat(['/activity'], count) },
  ];
}

function searchPath(query: string): string {
  return `/search?q=${encodeURIComponent(query)}`;
}

/** The same of public-inbox, where it has such a page. */
export function listPeerPages(sets: readonly PageSet[], inbox: string): PageSet[] {
  return sets.flatMap(({ kind, paths }): PageSet[] => {
    const of = (from: string, to: string) => paths.map((path) => path.replace(from, `/${inbox}/`) + to);
    if (kind === 'mail') return [{ kind, paths: of('/message/', '/') }];
    if (kind === 'thread' || kind === 'largest thread') return [{ kind, paths: of('/thread/', '/T/') }];
    if (kind === 'search') return [{ kind, paths: paths.map((path) => path.replace('/search', `/${inbox}/`)) }];
    return kind === 'series table' ? [{ kind, paths: paths.map(() => `/${inbox}/`) }] : [];
  });
}

function largestThread(db: Database): string {
  const sql = 'SELECT message_id FROM message GROUP BY cluster ORDER BY count(*) DESC LIMIT 1';
  return db.prepare(sql).pluck().get() as string;
}

function repeat(paths: readonly string[], count: number): string[] {
  return Array.from({ length: count }, (_, index) => paths[index % paths.length] ?? '/');
}
