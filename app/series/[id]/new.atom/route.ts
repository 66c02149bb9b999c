import type { NextRequest } from 'next/server';
import { seriesHref } from '#components/href.ts';
import { findSeries, listNewestOfSeries } from '#db/series.ts';
import { database } from '../../../database.ts';
import { mailFeed } from '../../../lore/mail-feed.ts';
import { notFoundText, plainText } from '../../../lore/plain-text.ts';

const ENTRIES = 50;

/** The mails of all revisions of a series as a feed: what is posted, and what is said to it. */
export async function GET(request: NextRequest, { params }: RouteContext<'/series/[id]/new.atom'>): Promise<Response> {
  const id = (await params).id;
  const db = database();
  const series = findSeries(db, id);
  if (!series) return plainText(404, notFoundText(id));
  const ids = listNewestOfSeries(db, series.id, ENTRIES);
  return mailFeed(request, db, { title: series.title, page: seriesHref(series.id), list: null, ids });
}
