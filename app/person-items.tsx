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
  const visible = await readVisibility();
  const shown = isReader ? SHOWN_IN_QUEUE : SHOWN;
  const all = isReader ? personHref(person.name) : null;
  return (
    <>
      <RemarksPart
        id="awaiting"
        title={`Said to be done, awaiting ${isReader ? 'your' : 'their'} look`}
        remarks={visible(listAwaitingLook(db, person.addresses, shown + 1))}
        shown={shown}
        all={all}
      />
      <RemarksPart
        id="missed"
        title="Missed by a later revision"
        remarks={visible(listMissed(db, person.addresses, shown + 1))}
        shown={shown}
        all={all}
      />
    </>
  );
}

type RemarksPartProps = {
  readonly id: string;
  readonly title: string;
  readonly remarks: readonly ReviewerComment[];
  /** How many are shown. */
  readonly shown: number;
  /** Where all are. */
  readonly all: string | null;
};

function RemarksPart({ id, title, remarks, shown, all }: RemarksPartProps) {
  return (
    <Part id={id} title={title} isEmpty={remarks.length === 0} nothing="None.">
      <Remarks remarks={remarks.slice(0, shown)} />
      {all !== null && remarks.length > shown && <a href={`${all}#${id}`}>Show all</a>}
    </Part>
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
