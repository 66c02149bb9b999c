import { findPosting, listRevisionPostings, type Posting } from '#db/postings.ts';
import type { Context, Json } from './context.ts';
import { embeddedCover, embeddedPatch, embeddedProject, seriesFields } from './embedded.ts';
import { submitterOf } from './person.ts';
import { asOf } from './version.ts';

/** A revision as Patchwork's series: it goes by the number of its head. */
export function seriesOf(context: Context, head: Posting): Json {
  const postings = listRevisionPostings(context.db, head.head);
  const cover = postings.find(({ counter }) => counter === 0);
  const patches = postings.filter(({ counter }) => counter > 0);
  return asOf(
    context.version,
    { '1.1': ['web_url'] },
    {
      ...seriesFields(context, head),
      project: embeddedProject(context, head.series),
      submitter: submitterOf(context, head),
      total: head.total,
      received_total: patches.length,
      received_all: patches.length >= head.total,
      cover_letter: cover ? embeddedCover(context, cover) : null,
      patches: patches.map((patch) => embeddedPatch(context, patch)),
    },
  );
}

export function findSeries(context: Context, number: number): Json | undefined {
  const head = findPosting(context.db, 'revision', number);
  return head && seriesOf(context, head);
}
