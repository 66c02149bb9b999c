import type { Message, Person, Seconds } from '#db/model.ts';
import type { ArchiveLink } from './href.ts';
import { nameOf, PersonName } from './person-name.tsx';
import { exactTime, Time } from './time.tsx';

type Props = { readonly message: Message; readonly archive: ArchiveLink | null; readonly now: Seconds };

/** The headers that matter, as a list. */
export function MailHead({ message, archive, now }: Props) {
  return (
    <dl className="mail-head">
      <dt>From</dt>
      <dd>
        <PersonName person={message.from} />
      </dd>
      <dt>Date</dt>
      <dd>
        {exactTime(message.sent)}, <Time at={message.sent} now={now} />
      </dd>
      <People title="To" people={message.to} />
      <People title="Cc" people={message.cc} />
      <dt>Lists</dt>
      <dd>{message.lists.join(', ') || 'none'}</dd>
      <dt>Message-ID</dt>
      <dd className="mono">
        {message.messageId} {archive && <a href={archive.href}>{archive.name}</a>}
      </dd>
      {message.copy === 'page' && (
        <>
          <dt>Source</dt>
          <dd>a saved archive page, not the mail itself</dd>
        </>
      )}
      {message.problems.length > 0 && (
        <>
          <dt>Problems</dt>
          <dd>{message.problems.join('; ')}</dd>
        </>
      )}
    </dl>
  );
}

function People({ title, people }: { title: string; people: readonly Person[] }) {
  if (people.length === 0) return null;
  const names = people.map(nameOf).join(', ');
  return (
    <>
      <dt>{title}</dt>
      <dd>
        {people.length <= 4 ? (
          names
        ) : (
          <details>
            <summary>{`${people.length} people`}</summary>
            {names}
          </details>
        )}
      </dd>
    </>
  );
}
