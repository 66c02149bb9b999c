/**
 * Who moves next, kept with each series so that tables can be filtered by it. Series of an older store are reviewed
 * anew by the next ingest; until then the author or the maintainer is taken for a reviewer.
 */
export const standing = `
CREATE TABLE standing (
  series TEXT PRIMARY KEY REFERENCES series (id) ON DELETE CASCADE,
  mover TEXT NOT NULL,
  -- Of the newest revision --
  is_backport INTEGER NOT NULL,
  -- JSON array: the counters of its patches without a tag of review
  unreviewed TEXT NOT NULL,
  -- JSON array: the names of those who gave one
  reviewers TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX standing_mover ON standing (mover);

INSERT INTO standing
  SELECT id, CASE state WHEN 'under-review' THEN 'reviewers' ELSE 'nobody' END, 0, '[]', '[]' FROM series;
INSERT OR IGNORE INTO stale_cluster SELECT DISTINCT cluster FROM revision;
`;
