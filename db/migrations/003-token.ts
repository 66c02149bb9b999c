/** What programs need of the store: tokens, whole numbers for what has a name, and where each mail of a series stands. */
export const token = `
-- People's: never deleted by a computation -------------------------------------------------------------------------------

CREATE TABLE token (
  id INTEGER PRIMARY KEY,
  -- SHA-256 of the token, in hexadecimal; the token itself is nowhere.
  hash TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  scope TEXT NOT NULL CHECK (scope IN ('read', 'mark')),
  created INTEGER NOT NULL,
  last_used INTEGER,
  revoked INTEGER
) STRICT;

-- Patchwork's clients know things by whole numbers, and keep them: a number is given once and never taken back. A revision
-- goes by the number of its head.
CREATE TABLE number (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('message', 'person', 'list')),
  key TEXT NOT NULL,
  UNIQUE (kind, key)
) STRICT;

INSERT OR IGNORE INTO number (kind, key) SELECT 'list', list FROM message_list ORDER BY message;
INSERT OR IGNORE INTO number (kind, key) SELECT 'message', message_id FROM message ORDER BY id;
INSERT OR IGNORE INTO number (kind, key) SELECT 'person', from_address FROM message ORDER BY id;

-- Derived: covers, patches and their replies, one row each --------------------------------------------------------------

CREATE TABLE series_posting (
  message_id TEXT NOT NULL,
  series TEXT NOT NULL REFERENCES series (id) ON DELETE CASCADE,
  -- of its revision
  head TEXT NOT NULL,
  revision INTEGER NOT NULL,
  -- 0 for the cover letter
  counter INTEGER NOT NULL,
  -- patches that the revision counts
  total INTEGER NOT NULL,
  is_newest INTEGER NOT NULL,
  PRIMARY KEY (message_id, series)
) STRICT, WITHOUT ROWID;
CREATE INDEX series_posting_head ON series_posting (head, counter);
CREATE INDEX series_posting_series ON series_posting (series);

CREATE VIEW revision_posting AS
WITH revision AS (
  SELECT series.id AS series, entry.value AS content,
    entry.key = json_array_length(series.content, '$.revisions') - 1 AS is_newest
  FROM series, json_each(series.content, '$.revisions') AS entry
)
SELECT content ->> 'cover' AS message_id, series, content ->> 'head' AS head, content ->> 'number' AS revision,
  0 AS counter, content ->> 'total' AS total, is_newest
  FROM revision WHERE content ->> 'cover' IS NOT NULL
UNION ALL
SELECT patch.value ->> 'messageId', series, content ->> 'head', content ->> 'number',
  patch.value ->> 'counter', content ->> 'total', is_newest
  FROM revision, json_each(content, '$.patches') AS patch;

-- A patch that only replies tell of has no mail to show.
CREATE TRIGGER series_posting_of AFTER INSERT ON series BEGIN
  INSERT OR IGNORE INTO series_posting SELECT * FROM revision_posting
    WHERE series = NEW.id AND EXISTS (SELECT 1 FROM message WHERE message.message_id = revision_posting.message_id);
END;
INSERT OR IGNORE INTO series_posting SELECT * FROM revision_posting
  WHERE EXISTS (SELECT 1 FROM message WHERE message.message_id = revision_posting.message_id);

-- Which cover or patch a reply is about: the nearest that it refers to.
CREATE TABLE posting_reply (
  message_id TEXT NOT NULL,
  series TEXT NOT NULL REFERENCES series (id) ON DELETE CASCADE,
  posting TEXT NOT NULL,
  PRIMARY KEY (message_id, series)
) STRICT, WITHOUT ROWID;
CREATE INDEX posting_reply_posting ON posting_reply (posting);
CREATE INDEX posting_reply_series ON posting_reply (series);

CREATE VIEW referred_posting AS
SELECT part.message_id, part.series, posting.message_id AS posting, max(reference.key) AS place
FROM series_message AS part
  JOIN message ON message.message_id = part.message_id
  -- CROSS: each reference is looked up, instead of each posting of the series compared.
  CROSS JOIN json_each(message.header, '$.references') AS reference
  CROSS JOIN series_posting AS posting ON posting.message_id = reference.value AND posting.series = part.series
WHERE part.role = 'reply' GROUP BY part.message_id, part.series;

CREATE TRIGGER posting_reply_of AFTER INSERT ON series_message WHEN NEW.role = 'reply' BEGIN
  INSERT OR IGNORE INTO posting_reply SELECT message_id, series, posting FROM referred_posting
    WHERE message_id = NEW.message_id AND series = NEW.series;
END;
INSERT OR IGNORE INTO posting_reply SELECT message_id, series, posting FROM referred_posting;
`;
