import { ItemGroups } from '#components/item-list.tsx';
import type { Database } from '#db/open.ts';
import { type KnownPerson, listAwaitingLook, listMissed, type ReviewerComment } from '#db/people.ts';
import { itemsOf } from './items.ts';
import { readVisibility } from './reader-access.ts';
import { currentTime } from './request.ts';

const SHOWN = 40;

/** What somebody asked for as a reviewer and has to look at again: said to be done, or missed. */
export async function PersonItems({ db, person, isReader }: { db: Database; person: KnownPerson; isReader: boolean }) {
  const whose = isReader ? 'your' : 'their';
  const visible = await readVisibility();
  const awaiting = visible(listAwaitingLook(db, person.addresses, SHOWN));
  const missed = visible(listMissed(db, person.addresses, SHOWN));
  return (
    <>
      <section aria-labelledby="awaiting">
        <h2 id="awaiting">{`Said to be done, awaiting ${whose} look`}</h2>
        <Remarks remarks={awaiting} />
      </section>
      <section aria-labelledby="missed">
        <h2 id="missed">Missed by a later revision</h2>
        <Remarks remarks={missed} />
      </section>
    </>
  );
}

function Remarks({ remarks }: { remarks: readonly ReviewerComment[] }) {
  if (remarks.length === 0) return <p className="soft">None.</p>;
  const bySeries = new Map<string, ReviewerComment[]>();
  for (const remark of remarks) bySeries.set(remark.series, [...(bySeries.get(remark.series) ?? []), remark]);
  const groups = [...bySeries.values()].map((group) => ({
    title: group[0]?.title ?? '',
    items: group.flatMap(({ comment, mark }) => itemsOf([comment], new Map(mark ? [[comment.id, mark]] : []))),
  }));
  return <ItemGroups groups={groups} now={currentTime()} />;
}
