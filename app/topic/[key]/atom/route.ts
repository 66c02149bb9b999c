import type { NextRequest } from 'next/server';
import { itemHref, topicHref } from '#components/href.ts';
import { nameOf } from '#components/person-name.tsx';
import { findTopic, listTopicComments } from '#db/topics.ts';
import { atomResponse } from '../../../atom.ts';
import { database } from '../../../database.ts';
import { readVisibility } from '../../../reader-access.ts';
import { originOf } from '../../../request.ts';

const PAGE = 50;

/** The comments that ask for a topic as an Atom feed. */
export async function GET(request: NextRequest, { params }: RouteContext<'/topic/[key]/atom'>): Promise<Response> {
  const db = database();
  const topic = findTopic(db, (await params).key);
  if (!topic) return new Response('No such topic.\n', { status: 404 });
  const origin = originOf(request);
  const visible = await readVisibility();
  return atomResponse({
    title: topic.title,
    self: `${origin}${topicHref(topic.key)}/atom`,
    page: `${origin}${topicHref(topic.key)}`,
    entries: visible(listTopicComments(db, topic.key, PAGE)).map(({ comment, sign }) => ({
      id: `${origin}${itemHref(comment.id)}`,
      href: `${origin}${itemHref(comment.id)}`,
      title: sign.slice(0, 120),
      author: nameOf(comment.reviewer),
      updated: comment.sent,
      summary: sign,
      text: comment.text,
    })),
  });
}
