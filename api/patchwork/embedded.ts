import type { MailingList } from '#db/lists.ts';
import type { MessageId, Seconds, Subject } from '#db/model.ts';
import type { PostingReply } from '#db/posting-replies.ts';
import { prefixesOf } from '#db/posting-text.ts';
import { listRevisionPostings, type Posting } from '#db/postings.ts';
import { listSeriesLists } from '#db/series.ts';
import type { Context, Json } from './context.ts';
import { findProject, projectFields } from './project.ts';
import { asOf, type VersionedKeys } from './version.ts';

/** Things where they are part of others. Nothing here has parts of its own; the full ones add to these. */

const LINKS: VersionedKeys = { '1.1': ['web_url'], '1.2': ['list_archive_url'] };

export function embeddedPatch(context: Context, posting: Posting): Json {
  return asOf(context.version, LINKS, patchFields(context, posting));
}

/** Its mbox is part of it in 1.0 too, says the schema. */
export function embeddedCover(context: Context, posting: Posting): Json {
  return asOf(context.version, LINKS, coverFields(context, posting));
}

/** The revision that a patch or cover is of. */
export function embeddedSeries(context: Context, posting: Posting): Json {
  const head = posting.head === posting.messageId ? posting : findHead(context, posting.head);
  return head ? asOf(context.version, LINKS, seriesFields(context, head)) : {};
}

/** The project of a series: of several lists the one that was asked for. */
export function embeddedProject(context: Context, series: string): Json {
  const names = listSeriesLists(context.db, series);
  const name = names.find((each) => context.lists.includes(each)) ?? names[0] ?? '';
  const list: MailingList = findProject(context, name) ?? { number: 0, name, address: null };
  const { maintainers: _, subject_match: __, ...fields } = projectFields(context, list);
  return asOf(context.version, { '1.2': ['list_archive_url', 'list_archive_url_format', 'commit_url_format'] }, fields);
}

/** A reply, as the events of 1.3 have it. */
export function embeddedComment(context: Context, reply: PostingReply, url: string): Json {
  const { number, messageId, subject, sent } = reply;
  return { id: number, url, ...mailFields(context, messageId, sent), name: subject };
}

export function patchFields(context: Context, posting: Posting) {
  const { number, messageId, sent } = posting;
  const page = `${context.origin}/patch/${encodeURIComponent(messageId)}`;
  return {
    id: number,
    url: `${context.base}/patches/${number}/`,
    ...mailFields(context, messageId, sent),
    web_url: page,
    name: nameOf(posting),
    mbox: `${page}/mbox/`,
  };
}

export function coverFields(context: Context, posting: Posting) {
  const { number, messageId, sent } = posting;
  return {
    id: number,
    url: `${context.base}/covers/${number}/`,
    ...mailFields(context, messageId, sent),
    name: nameOf(posting),
    mbox: `${context.origin}/cover/${encodeURIComponent(messageId)}/mbox/`,
  };
}

export function seriesFields({ base, origin }: Context, head: Posting) {
  return {
    id: head.number,
    url: `${base}/series/${head.number}/`,
    web_url: `${origin}/series/${encodeURIComponent(head.series)}`,
    date: timeOf(head.sent),
    name: subjectOf(head).title,
    version: head.revision,
    mbox: `${origin}/series/${head.number}/mbox/`,
  };
}

/** What every mail has. */
export function mailFields({ origin }: Context, messageId: MessageId, sent: Seconds) {
  const page = `${origin}/message/${encodeURIComponent(messageId)}`;
  return { web_url: page, msgid: `<${messageId}>`, list_archive_url: page, date: timeOf(sent) };
}

export function subjectOf({ parsedSubject }: Posting): Subject {
  return JSON.parse(parsedSubject) as Subject;
}

/** As Patchwork writes times: UTC without saying so. */
export function timeOf(seconds: Seconds): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19);
}

/** The title behind what its subject says in brackets, as Patchwork puts it: `[RFC,v2,1/3] title`. */
function nameOf(posting: Posting): string {
  const subject = subjectOf(posting);
  const prefixes = prefixesOf(subject);
  return prefixes.length > 0 ? `[${prefixes.join(',')}] ${subject.title}` : subject.title;
}

function findHead({ db }: Context, head: string): Posting | undefined {
  return listRevisionPostings(db, head).find(({ messageId }) => messageId === head);
}
