/**
 * What reviewers ask for, and what discussions decided. Series of an older store are reviewed anew by the next ingest,
 * and until then have neither.
 */
export const topic = `
-- Derived: that a comment asks for a topic, and the sentence that shows it.
CREATE TABLE comment_topic (
  key TEXT NOT NULL,
  comment INTEGER NOT NULL REFERENCES comment (number) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  asks TEXT NOT NULL,
  name TEXT,
  instead_of TEXT,
  sign TEXT NOT NULL,
  PRIMARY KEY (key, comment)
) STRICT, WITHOUT ROWID;
CREATE INDEX comment_topic_comment ON comment_topic (comment);

-- Derived: what a discussion was settled with.
CREATE TABLE decision (
  comment INTEGER PRIMARY KEY REFERENCES comment (number) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  -- JSON: the decision
  content TEXT NOT NULL
) STRICT;

-- People's: names, notes and merges of topics. Nothing is overwritten; the last of a field is in force.
CREATE TABLE topic_edit (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  field TEXT NOT NULL CHECK (field IN ('name', 'note', 'merge')),
  -- null takes it back
  value TEXT,
  by TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX topic_edit_key ON topic_edit (key, field);

INSERT OR IGNORE INTO stale_cluster SELECT DISTINCT cluster FROM revision;
`;
