import type { NextRequest } from 'next/server';
import { itemHref, personHref } from '#components/href.ts';
import { nameOf } from '#components/person-name.tsx';
import type { Seconds } from '#db/model.ts';
import { findPerson, listAwaitingLook, listMissed, type ReviewerComment } from '#db/people.ts';
import { listOwnSeries } from '#db/queue.ts';
import { findSeriesRow } from '#db/series.ts';
import { statusOf } from '#db/status.ts';
import { type AtomEntry, atomResponse } from '../../../atom.ts';
import { database } from '../../../database.ts';
import { plainText } from '../../../lore/plain-text.ts';
import { readVisibility } from '../../../reader-access.ts';
import { originOf } from '../../../request.ts';
import { entriesOf } from '../../../series-entries.ts';
import { seriesAtomEntry } from '../../../series-feed.ts';

const ENTRIES = 40;

/** Somebody's page as a feed: their series under review, and their remarks that a later revision did or missed. */
export async function GET(request: NextRequest, { params }: RouteContext<'/person/[id]/new.atom'>): Promise<Response> {
  const id = (await params).id;
  const db = database();
  const person = findPerson(db, id);
  if (!person) return plainText(404, 'Nobody of this name or address has sent a mail that is in this store');
  const visible = await readVisibility();
  const origin = originOf(request);
  const { addresses } = person;
  const page = `${origin}${personHref(id)}`;
  const remarks = [...listAwaitingLook(db, addresses, ENTRIES), ...listMissed(db, addresses, ENTRIES)];
  return atomResponse({
    title: visible(person.name),
    self: `${page}/new.atom`,
    page,
    entries: [
      ...visible(entriesOf(db, listOwnSeries(db, addresses, ENTRIES, 'all'))).map((entry) =>
        seriesAtomEntry(entry, origin),
      ),
      ...visible(remarks).map((remark) =>
        remarkEntry(remark, findSeriesRow(db, remark.series)?.lastPosted ?? remark.comment.sent, origin),
      ),
    ].toSorted((a, b) => b.updated - a.updated),
  });
}

/** New again where a later revision changes what became of it. */
function remarkEntry({ comment, title, mark }: ReviewerComment, updated: Seconds, origin: string): AtomEntry {
  const status = statusOf(comment, mark);
  const { addressedIn, verdicts } = comment.judgement;
  const revision = addressedIn ?? verdicts.at(-1)?.revision ?? comment.revision;
  const href = `${origin}${itemHref(comment.id)}`;
  return {
    id: `${href}#${encodeURIComponent(revision.name)}-${status}`,
    href,
    title: `${status} in ${revision.name}: ${title}`,
    author: nameOf(comment.reviewer),
    updated,
    summary: comment.text,
    text: null,
  };
}
