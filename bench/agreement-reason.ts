import { listArchived, readArchived } from '#db/archived-mail.ts';
import type { Database } from '#db/open.ts';

/** Why the two differ on a mail: what it has to look like, and what each of the two makes of it. */
const REASONS: readonly (readonly [reason: string, sign: (raw: string, query: string) => boolean])[] = [
  [
    'The mail is `format=flowed` (RFC 3676): Reroll joins its lines before it tells quotes and diffs apart, public-inbox does not.',
    (raw) => /format="?flowed/i.test(raw),
  ],
  [
    'The patch deletes a file: public-inbox takes the lines that go for text, Reroll for removed lines.',
    (raw) => /^\+\+\+ \/dev\/null/m.test(raw),
  ],
  [
    'The mail is quoted-printable: public-inbox keeps a CR at each line end, so an empty line of context ends the diff for it.',
    (raw) => /^content-transfer-encoding:\s*quoted-printable/im.test(raw),
  ],
  [
    'The mail has HTML alone, or a part that is no text: Reroll reads the HTML, public-inbox leaves it out.',
    (raw) => /^content-type:\s*(?:text\/html|multipart)/im.test(raw),
  ],
  [
    'A phrase that runs on over the end of a line in a diff: public-inbox looks at each line alone.',
    (_, query) => query.includes('"'),
  ],
];

const SHARED_ID =
  'Two mails have one Message-ID: both keep both, but public-inbox gives the second one an id of its own.';

/** Why only one of the two finds a mail; undefined where nobody knows. */
export function reasonOf(db: Database, messageId: string, query: string): string | undefined {
  const [mail, ...others] = listArchived(db, messageId, null);
  if (!mail || others.length > 0) return SHARED_ID;
  const raw = readArchived(db, mail.row)?.toString('latin1') ?? '';
  return REASONS.find(([, sign]) => sign(raw, query))?.[0];
}
