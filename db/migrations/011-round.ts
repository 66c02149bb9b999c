/**
 * Revisions are told apart by round and name, since numbers are used twice, and the reports of bots from what people say;
 * comments know when they were closed. What was derived from the mails without that is derived anew by the next ingest.
 */
export const round = `
DELETE FROM series;
INSERT OR IGNORE INTO stale_cluster SELECT DISTINCT cluster FROM revision;

-- of the newest revision
ALTER TABLE series ADD COLUMN round INTEGER NOT NULL DEFAULT 1;
ALTER TABLE series ADD COLUMN revision_name TEXT NOT NULL DEFAULT '';

-- of the revision that it is on; addressed_in is a round too
ALTER TABLE comment ADD COLUMN round INTEGER NOT NULL DEFAULT 1;
ALTER TABLE comment ADD COLUMN is_bot INTEGER NOT NULL DEFAULT 0;
-- when it ceased to be outstanding
ALTER TABLE comment ADD COLUMN closed INTEGER;
DROP INDEX comment_series;
-- Wide enough that counting where comments stand, and when they came, need not read them.
CREATE INDEX comment_series ON comment (series, is_actionable, status, revision, sent, is_bot, closed);

-- of the revision that it is given to
ALTER TABLE given_trailer DROP COLUMN revision;
ALTER TABLE given_trailer ADD COLUMN head TEXT NOT NULL DEFAULT '';
`;
