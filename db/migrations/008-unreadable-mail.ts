/** Mail that could not be understood, so that it can be shown, and read anew by a later version. */
export const unreadableMail = `
-- Mails that are no message yet, as they came.
CREATE TABLE unreadable_mail (
  id INTEGER PRIMARY KEY,
  -- of the bytes: the same mail read again is the same row
  hash TEXT NOT NULL UNIQUE,
  -- where it lies, for people
  place TEXT NOT NULL,
  reason TEXT NOT NULL,
  -- what is known of it besides its bytes, as ingest/source/raw-message.ts has it
  source TEXT,
  list TEXT,
  received INTEGER,
  copy TEXT NOT NULL CHECK (copy IN ('mail', 'page')),
  size INTEGER NOT NULL,
  -- brotli
  bytes BLOB NOT NULL
) STRICT;

-- Messages of which something could not be read as it should.
CREATE INDEX message_problem ON message (sent, id) WHERE header ->> '$.problems' <> '[]';
`;
