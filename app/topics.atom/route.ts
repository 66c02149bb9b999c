import type { NextRequest } from 'next/server';
import { topicHref } from '#components/href.ts';
import { listTopics } from '#db/topics.ts';
import { atomResponse } from '../atom.ts';
import { database } from '../database.ts';
import { originOf } from '../request.ts';
import { parseTopicQuery, topicsAddress } from '../topics/query.ts';

const PAGE = 50;

/** The table of topics as an Atom feed: an entry is new again when somebody asks for it again. */
export async function GET(request: NextRequest): Promise<Response> {
  const given = Object.fromEntries(request.nextUrl.searchParams);
  const origin = originOf(request);
  const topics = listTopics(database(), { ...parseTopicQuery(given), sort: 'asked' }).slice(0, PAGE);
  return atomResponse({
    title: 'What reviewers ask for',
    self: `${origin}${topicsAddress('/topics.atom', given)}`,
    page: `${origin}${topicsAddress('/topics', given)}`,
    entries: topics.map(({ key, title, count, series, reviewers, lastAsked }) => {
      const href = `${origin}${topicHref(key)}`;
      return {
        id: `${href}#${lastAsked}`,
        href,
        title,
        author: 'Reroll',
        updated: lastAsked,
        summary: `Asked ${count} times in ${series} series by ${reviewers} reviewers.`,
        text: null,
      };
    }),
  });
}
