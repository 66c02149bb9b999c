import { findPostingText, prefixesOf } from '#db/posting-text.ts';
import { findPosting, type Posting } from '#db/postings.ts';
import type { Context, Json } from './context.ts';
import { embeddedProject, embeddedSeries, patchFields, subjectOf } from './embedded.ts';
import { headersOf } from './headers.ts';
import { submitterOf } from './person.ts';
import { asOf } from './version.ts';

/** A patch as lists show it. Nobody is delegated to and nothing is checked here: these are empty, as Patchwork has them. */
export function patchOf(context: Context, posting: Posting): Json {
  const own = `${context.base}/patches/${posting.number}`;
  return asOf(
    context.version,
    { '1.1': ['comments', 'web_url'], '1.2': ['list_archive_url', 'related'] },
    {
      ...patchFields(context, posting),
      project: embeddedProject(context, posting.series),
      commit_ref: null,
      pull_url: null,
      state: posting.state,
      archived: false,
      hash: posting.patchId,
      submitter: submitterOf(context, posting),
      delegate: null,
      series: [embeddedSeries(context, posting)],
      comments: `${own}/comments/`,
      check: 'pending',
      checks: `${own}/checks/`,
      tags: {},
      related: [],
    },
  );
}

/** A patch with its text. */
export function findPatch(context: Context, number: number): Json | undefined {
  const posting = findPosting(context.db, 'patch', number);
  return (
    posting && {
      ...patchOf(context, posting),
      headers: headersOf(context.db, posting.messageId),
      ...findPostingText(context.db, posting.messageId),
      prefixes: prefixesOf(subjectOf(posting)),
    }
  );
}
