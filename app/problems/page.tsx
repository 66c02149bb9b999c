import type { Metadata } from 'next';
import { counted } from '#components/count.ts';
import { withQuery } from '#components/href.ts';
import { ProblemTable } from '#components/problem-table.tsx';
import { UnreadableTable } from '#components/unreadable-table.tsx';
import { countProblems, listProblems } from '#db/problems.ts';
import { countUnreadable, listUnreadable } from '#db/unreadable-mail.ts';
import { database } from '../database.ts';
import { maySeeAddresses, readVisibility } from '../reader-access.ts';
import { currentTime, readQuery } from '../request.ts';

export const metadata: Metadata = { title: 'Problems' };

const PAGE = 100;

/** What could not be read as it should: nothing of it is lost, and a later version may understand it. */
export default async function ProblemsPage({ searchParams }: PageProps<'/problems'>) {
  const { before, after } = await readQuery(searchParams);
  const db = database();
  const visible = await readVisibility();
  const unreadable = listUnreadable(db, wholeNumber(after), PAGE + 1);
  const messages = listProblems(db, parseBefore(before), PAGE + 1);
  const lastUnreadable = unreadable.length > PAGE ? unreadable[PAGE - 1] : undefined;
  const lastMessage = messages.length > PAGE ? messages[PAGE - 1] : undefined;
  const unreadableCount = countUnreadable(db);
  const messageCount = countProblems(db);
  return (
    <>
      <header className="page-head">
        <h1>Problems</h1>
        <p className="facts">
          <span>Every mail is kept as it came.</span>
          <span>
            <code>reroll reparse</code> reads these again, after an update.
          </span>
          <a href="/docs/reliability">What keeps mail safe</a>
        </p>
      </header>
      <section aria-labelledby="unreadable">
        <h2 id="unreadable">{counted(unreadableCount, 'unreadable mail')}</h2>
        {unreadable.length === 0 ? (
          <p>{unreadableCount === 0 ? 'All mails could be read.' : 'No more.'}</p>
        ) : (
          <UnreadableTable entries={visible(unreadable.slice(0, PAGE))} isLinked={await maySeeAddresses()} />
        )}
        {lastUnreadable && (
          <p>
            <a href={withQuery('/problems', { before, after: String(lastUnreadable.id) })}>More unreadable mails</a>
          </p>
        )}
      </section>
      <section aria-labelledby="messages">
        <h2 id="messages">{counted(messageCount, 'message')} with problems</h2>
        {messages.length === 0 ? (
          <p>{messageCount === 0 ? 'All messages could be read as they should.' : 'No more.'}</p>
        ) : (
          <ProblemTable entries={visible(messages.slice(0, PAGE))} now={currentTime()} />
        )}
        {lastMessage && (
          <p>
            <a href={withQuery('/problems', { after, before: `${lastMessage.sent}.${lastMessage.row}` })}>
              Older messages
            </a>
          </p>
        )}
      </section>
    </>
  );
}

/** `1770000000.42`: time and row of the last message of the page before. */
function parseBefore(text: string | undefined): { sent: number; row: number } | undefined {
  const [, sent, row] = /^(-?\d{1,12})\.(\d{1,12})$/.exec(text ?? '') ?? [];
  return sent === undefined || row === undefined ? undefined : { sent: Number(sent), row: Number(row) };
}

function wholeNumber(text: string | undefined): number {
  return /^\d{1,12}$/.test(text ?? '') ? Number(text) : 0;
}
