import type { NextRequest } from 'next/server';
import { itemHref } from '#components/href.ts';
import { nameOf } from '#components/person-name.tsx';
import { listDecisions } from '#db/decisions.ts';
import { atomResponse } from '../atom.ts';
import { database } from '../database.ts';
import { decisionsAddress, parseDecisionQuery } from '../decisions/query.ts';
import { readVisibility } from '../reader-access.ts';
import { originOf } from '../request.ts';

const PAGE = 50;

/** Decisions as an Atom feed. */
export async function GET(request: NextRequest): Promise<Response> {
  const given = Object.fromEntries(request.nextUrl.searchParams);
  const origin = originOf(request);
  const visible = await readVisibility();
  return atomResponse({
    title: 'Decisions',
    self: `${origin}${decisionsAddress('/decisions.atom', given)}`,
    page: `${origin}${decisionsAddress('/decisions', given)}`,
    entries: visible(listDecisions(database(), parseDecisionQuery(given), PAGE)).map(
      ({ comment, decision: { reason }, title }) => ({
        id: `${origin}${itemHref(comment.id)}#decision`,
        href: `${origin}${itemHref(comment.id)}`,
        title,
        author: nameOf(reason.by),
        updated: comment.sent,
        summary: reason.text,
        text: `${nameOf(comment.reviewer)}: ${comment.text}\n\n${nameOf(reason.by)}: ${reason.text}`,
      }),
    ),
  });
}
