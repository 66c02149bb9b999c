import { personHref, seriesHref } from '#components/href.ts';
import { ItemGroups } from '#components/item-list.tsx';
import { Part } from '#components/part.tsx';
import type { Database } from '#db/open.ts';
import { type KnownPerson, listAwaitingLook, listMissed, type ReviewerComment } from '#db/people.ts';
import { itemsOf } from './items.ts';
import { readVisibility } from './reader-access.ts';
import { currentTime } from './request.ts';

/** In a queue other things wait below. */
const SHOWN_IN_QUEUE = 8;
const SHOWN = 100;

/** What somebody asked for as a reviewer and has to look at again: said to be done, or missed. */
export async function PersonItems({ db, person, isReader }: { db: Database; person: KnownPerson; isReader: boolean }) {
  const whose = isReader ? 'your' : 'their';
  const visible = await readVisibility();
  const shown = isReader ? SHOWN_IN_QUEUE : SHOWN;
  const awaiting = visible(listAwaitingLook(db, person.addresses, shown + 1));
  const missed = visible(listMissed(db, person.addresses, shown + 1));
  const more = (remarks: readonly ReviewerComment[], part: string) =>
    isReader && remarks.length > shown && <a href={`${personHref(person.name)}#${part}`}>Show all</a>;
  return (
    <>
      <Part
        id="awaiting"
        title={`Said to be done, awaiting ${whose} look`}
        isEmpty={awaiting.length === 0}
        nothing="None."
      >
        <Remarks remarks={awaiting.slice(0, shown)} />
        {more(awaiting, 'awaiting')}
      </Part>
      <Part id="missed" title="Missed by a later revision" isEmpty={missed.length === 0} nothing="None.">
        <Remarks remarks={missed.slice(0, shown)} />
        {more(missed, 'missed')}
      </Part>
    </>
  );
}

function Remarks({ remarks }: { remarks: readonly ReviewerComment[] }) {
  const bySeries = new Map<string, ReviewerComment[]>();
  for (const remark of remarks) bySeries.set(remark.series, [...(bySeries.get(remark.series) ?? []), remark]);
  const groups = [...bySeries].map(([series, group]) => ({
    title: group[0]?.title ?? '',
    href: seriesHref(series),
    items: group.flatMap(({ comment, mark }) => itemsOf([comment], new Map(mark ? [[comment.id, mark]] : []))),
  }));
  return <ItemGroups groups={groups} now={currentTime()} />;
}
