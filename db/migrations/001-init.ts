/** Mail as it came, and what is derived from it. Derived tables hold nothing that cannot be computed anew. */
export const init = `
-- Mail ------------------------------------------------------------------------------------------------------------

CREATE TABLE message (
  id INTEGER PRIMARY KEY,
  message_id TEXT NOT NULL,
  -- Two contents under one Message-ID are two rows; copies of one mail in several lists are one.
  content_hash TEXT NOT NULL,
  copy TEXT NOT NULL CHECK (copy IN ('mail', 'page')),
  -- Author and title: by these a saved page finds the mail that it shows.
  fingerprint TEXT NOT NULL,
  -- Which of two copies is kept, so that the order of arrival does not matter; the smaller wins.
  preference TEXT NOT NULL,
  cluster INTEGER NOT NULL,
  from_name TEXT NOT NULL,
  from_address TEXT NOT NULL,
  subject TEXT NOT NULL,
  sent INTEGER NOT NULL,
  -- by the last relay
  received INTEGER NOT NULL,
  -- JSON: {to, cc, references, problems}
  header TEXT NOT NULL,
  -- JSON array of blocks; null for a patch mail
  blocks TEXT,
  -- JSON: the posting; null for what is neither patch nor cover
  posting TEXT,
  body TEXT NOT NULL,
  UNIQUE (message_id, content_hash)
) STRICT;
CREATE INDEX message_cluster ON message (cluster);
CREATE INDEX message_page ON message (fingerprint) WHERE copy = 'page';
CREATE INDEX message_sent ON message (sent);
CREATE INDEX message_received ON message (received);
CREATE INDEX message_from ON message (from_address, sent);

-- The mail as archived, brotli.
CREATE TABLE raw_message (
  message INTEGER PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
  bytes BLOB NOT NULL
) STRICT;

-- In which lists a mail stands, and which source said so.
CREATE TABLE message_list (
  message INTEGER NOT NULL REFERENCES message (id) ON DELETE CASCADE,
  list TEXT NOT NULL,
  source TEXT NOT NULL,
  PRIMARY KEY (message, list, source)
) STRICT, WITHOUT ROWID;
CREATE INDEX message_list_list ON message_list (list, message);
CREATE INDEX message_list_source ON message_list (source);

CREATE TABLE patch (
  message INTEGER PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
  patch_id TEXT,
  -- JSON: the patch; its lines are those of the mail
  content TEXT NOT NULL
) STRICT;
CREATE INDEX patch_patch_id ON patch (patch_id) WHERE patch_id IS NOT NULL;

CREATE TABLE patch_file (
  message INTEGER NOT NULL REFERENCES patch (message) ON DELETE CASCADE,
  path TEXT NOT NULL,
  PRIMARY KEY (message, path)
) STRICT, WITHOUT ROWID;
CREATE INDEX patch_file_path ON patch_file (path);

-- Words as db/query/word.ts joins them, by columns; the text itself is not stored once more.
CREATE VIRTUAL TABLE message_search USING fts5 (
  subject, sender, recipient, copied, list_id, message_id, quoted, own, path, removed, added, heading, context,
  blob_before, blob_after, change_id,
  content = '', contentless_delete = 1, tokenize = "ascii tokenchars '_&+#.,;'''"
);
-- All words of the index, in order.
CREATE VIRTUAL TABLE message_word USING fts5vocab (message_search, row);
-- Words of 16 MB of mail are gathered before they are written: fewer merges.
INSERT INTO message_search (message_search, rank) VALUES ('hashsize', 16777216);

-- How far each source was read.
CREATE TABLE cursor (source TEXT PRIMARY KEY, position TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Mails that can be part of one revision: threads, and patches sent without threading.
-- A key is a hash: where two meet by chance, two clusters are computed together, to the same result.
CREATE TABLE cluster_key (key INTEGER PRIMARY KEY, cluster INTEGER NOT NULL) STRICT;
CREATE INDEX cluster_key_cluster ON cluster_key (cluster);
CREATE TABLE stale_cluster (cluster INTEGER PRIMARY KEY) STRICT;

-- Derived: revisions and series ---------------------------------------------------------------------------------------

CREATE TABLE revision (
  head TEXT PRIMARY KEY,
  cluster INTEGER NOT NULL,
  posted INTEGER NOT NULL,
  -- null until the series was put together
  series TEXT,
  -- JSON: what grouping found and linking compares
  summary TEXT NOT NULL,
  predecessor TEXT,
  -- JSON array: why the predecessor is one
  reasons TEXT NOT NULL
) STRICT;
CREATE INDEX revision_cluster ON revision (cluster);
CREATE INDEX revision_series ON revision (series);
CREATE INDEX revision_predecessor ON revision (predecessor);

CREATE TABLE revision_key (
  key INTEGER NOT NULL,
  head TEXT NOT NULL REFERENCES revision (head) ON DELETE CASCADE,
  PRIMARY KEY (key, head)
) STRICT, WITHOUT ROWID;
CREATE INDEX revision_key_head ON revision_key (head);

-- Which mails are of a series: its covers, patches and all replies to them.
CREATE TABLE series_message (
  message_id TEXT NOT NULL,
  series TEXT NOT NULL REFERENCES series (id) ON DELETE CASCADE,
  role TEXT NOT NULL CHECK (role IN ('cover', 'patch', 'reply')),
  PRIMARY KEY (message_id, series)
) STRICT, WITHOUT ROWID;
CREATE INDEX series_message_series ON series_message (series);

CREATE TABLE series (
  -- the head of the first revision
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  submitter_name TEXT NOT NULL,
  submitter_address TEXT NOT NULL,
  state TEXT NOT NULL,
  first_posted INTEGER NOT NULL,
  last_posted INTEGER NOT NULL,
  last_activity INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  patch_count INTEGER NOT NULL,
  -- JSON: the series
  content TEXT NOT NULL
) STRICT;
CREATE INDEX series_last_activity ON series (last_activity);
CREATE INDEX series_submitter ON series (submitter_address, submitter_name);

CREATE TABLE series_list (
  series TEXT NOT NULL REFERENCES series (id) ON DELETE CASCADE,
  list TEXT NOT NULL,
  PRIMARY KEY (series, list)
) STRICT, WITHOUT ROWID;
CREATE INDEX series_list_list ON series_list (list);

-- Derived: review --------------------------------------------------------------------------------------------------------

CREATE TABLE given_trailer (
  series TEXT NOT NULL REFERENCES series (id) ON DELETE CASCADE,
  message_id TEXT NOT NULL,
  line INTEGER NOT NULL,
  token TEXT NOT NULL,
  value TEXT NOT NULL,
  from_name TEXT NOT NULL,
  from_address TEXT NOT NULL,
  revision INTEGER NOT NULL,
  counter INTEGER NOT NULL,
  is_conditional INTEGER NOT NULL,
  PRIMARY KEY (series, message_id, line, counter)
) STRICT, WITHOUT ROWID;

CREATE TABLE comment (
  number INTEGER PRIMARY KEY,
  -- MESSAGE-ID:FIRST-LINE
  id TEXT NOT NULL UNIQUE,
  series TEXT NOT NULL REFERENCES series (id) ON DELETE CASCADE,
  message_id TEXT NOT NULL,
  reviewer_name TEXT NOT NULL,
  reviewer_address TEXT NOT NULL,
  sent INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  counter INTEGER,
  patch TEXT,
  file TEXT,
  kind TEXT NOT NULL,
  is_actionable INTEGER NOT NULL,
  -- the machine's; a mark wins over it
  status TEXT NOT NULL,
  addressed_in INTEGER,
  -- JSON: the judged comment
  content TEXT NOT NULL
) STRICT;
-- Wide enough that counting where comments stand, and when they came, need not read them.
CREATE INDEX comment_series ON comment (series, is_actionable, status, revision, sent);
CREATE INDEX comment_message ON comment (message_id);
CREATE INDEX comment_patch ON comment (patch);
CREATE INDEX comment_reviewer ON comment (reviewer_address, reviewer_name);
CREATE INDEX comment_sent ON comment (sent);

-- What the reviewer says, the code it is about, and its file; as message_search.
CREATE VIRTUAL TABLE comment_search USING fts5 (
  own, quoted, path, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '_&+#.,;'''"
);
CREATE TRIGGER comment_deleted AFTER DELETE ON comment BEGIN
  DELETE FROM comment_search WHERE rowid = old.number;
END;

-- People's ------------------------------------------------------------------------------------------------------------------

-- Never deleted by a computation: comment_id stays when the comment is computed anew.
CREATE TABLE mark (
  id INTEGER PRIMARY KEY,
  comment_id TEXT NOT NULL,
  -- null takes the earlier marks back
  status TEXT,
  note TEXT NOT NULL,
  by TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX mark_comment ON mark (comment_id);
`;
