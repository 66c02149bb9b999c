import { withQuery } from '#components/href.ts';
import type { TopicKind } from '#db/model.ts';
import { TOPIC_KINDS, TOPIC_SORTS, type TopicQuery, type TopicSort } from '#db/topics.ts';

const NAMES = ['text', 'path', 'reviewer', 'kind', 'list', 'sort'] as const;

export type TopicAddress = Partial<Record<(typeof NAMES)[number], string>>;

/** What the address of a table of topics asks for; what it does not know is left out. */
export function parseTopicQuery({ text, path, reviewer, kind, list, sort }: TopicAddress): TopicQuery {
  return {
    ...(text ? { text } : {}),
    ...(path ? { path } : {}),
    ...(reviewer ? { reviewer } : {}),
    ...(isKind(kind) ? { kind } : {}),
    ...(list ? { list } : {}),
    ...(isSort(sort) ? { sort } : {}),
  };
}

/** The address of the same topics in another form, or from another one on: `after` is the key of the one before. */
export function topicsAddress(path: string, given: TopicAddress, after?: string): string {
  return withQuery(path, { ...Object.fromEntries(NAMES.map((name) => [name, given[name]])), after });
}

function isKind(text: string | undefined): text is TopicKind {
  return TOPIC_KINDS.some((kind) => kind === text);
}

function isSort(text: string | undefined): text is TopicSort {
  return TOPIC_SORTS.some((sort) => sort === text);
}
