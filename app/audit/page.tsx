import type { Metadata } from 'next';
import { AuditList } from '#components/audit-list.tsx';
import { withQuery } from '#components/href.ts';
import { SignInFirst } from '#components/writer-field.tsx';
import { listAudit } from '#db/audit.ts';
import { database } from '../database.ts';
import { readVisibility } from '../reader-access.ts';
import { currentTime, readQuery } from '../request.ts';
import { readWriter } from '../writer.ts';

export const metadata: Metadata = { title: 'Changes by people' };

const PAGE = 100;

/** The log of all that people changed, for those who may change something themselves. */
export default async function AuditPage({ searchParams }: PageProps<'/audit'>) {
  const isOpen = (await readWriter()).kind !== 'nobody';
  const { before } = await readQuery(searchParams);
  const from = before && /^\d{1,15}$/.test(before) ? { before: Number(before) } : {};
  const visible = await readVisibility();
  const entries = isOpen ? visible(listAudit(database(), { ...from, limit: PAGE })) : [];
  const last = entries.at(-1);
  return (
    <>
      <header className="page-head">
        <h1>Changes by people</h1>
        <p className="facts">
          <span>Marks, topics, tokens, and who signed in. Nothing is ever taken out.</span>
        </p>
      </header>
      {!isOpen && <SignInFirst back="/audit">to see who changed what.</SignInFirst>}
      {isOpen && entries.length === 0 && <p className="soft">Nobody changed anything.</p>}
      {entries.length > 0 && <AuditList entries={entries} now={currentTime()} />}
      {last && entries.length === PAGE && (
        <p className="pager">
          <a href={withQuery('/audit', { before: String(last.id) })} rel="next">
            Older
          </a>
        </p>
      )}
    </>
  );
}
