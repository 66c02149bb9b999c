import type { MessageId, Person, Seconds } from '#db/model.ts';
import { messageHref } from './href.ts';
import { PersonName } from './person-name.tsx';
import { Time } from './time.tsx';

/** A message of which something could not be read as it should. */
export type ProblemEntry = {
  readonly messageId: MessageId;
  readonly from: Person;
  readonly subject: string;
  readonly sent: Seconds;
  readonly problems: readonly string[];
};

/** Messages and what is wrong with their mails, one a row. */
export function ProblemTable({ entries, now }: { entries: readonly ProblemEntry[]; now: Seconds }) {
  return (
    <table className="series-table problem-table">
      <caption className="hidden">Messages with problems</caption>
      <thead>
        <tr>
          <th scope="col">Message</th>
          <th scope="col">What is wrong with the mail</th>
          <th scope="col">Sent</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.messageId} data-stop>
            <th scope="row">
              <a className="series-title" href={messageHref(entry.messageId)}>
                {entry.subject || 'no subject'}
              </a>
              <span className="row-facts">
                <PersonName person={entry.from} />
              </span>
            </th>
            <td data-label="Wrong">{entry.problems.join('; ')}</td>
            <td data-label="Sent">
              <Time at={entry.sent} now={now} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
