import { findPostingText } from '#db/posting-text.ts';
import { findPosting, type Posting } from '#db/postings.ts';
import type { Context, Json } from './context.ts';
import { coverFields, embeddedProject, embeddedSeries } from './embedded.ts';
import { headersOf } from './headers.ts';
import { submitterOf } from './person.ts';
import { asOf } from './version.ts';

/** A cover letter as lists show it. */
export function coverOf(context: Context, posting: Posting): Json {
  return asOf(
    context.version,
    { '1.1': ['web_url', 'mbox', 'comments'], '1.2': ['list_archive_url'] },
    {
      ...coverFields(context, posting),
      project: embeddedProject(context, posting.series),
      submitter: submitterOf(context, posting),
      series: [embeddedSeries(context, posting)],
      comments: `${context.base}/covers/${posting.number}/comments/`,
    },
  );
}

/** A cover letter with its text. */
export function findCover(context: Context, number: number): Json | undefined {
  const posting = findPosting(context.db, 'cover', number);
  return (
    posting && {
      ...coverOf(context, posting),
      headers: headersOf(context.db, posting.messageId),
      content: findPostingText(context.db, posting.messageId).content,
    }
  );
}
