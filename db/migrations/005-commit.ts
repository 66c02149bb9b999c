/** Commits of source trees, and which patches became one. All can be read anew from the repositories. */
export const commit = `
-- A branch of a repository on this machine, and how far it was read.
CREATE TABLE branch (
  id INTEGER PRIMARY KEY,
  -- the git directory
  repository TEXT NOT NULL,
  ref TEXT NOT NULL,
  -- The last commit that was read; those committed before \`since\` were not.
  tip TEXT NOT NULL,
  since INTEGER NOT NULL,
  UNIQUE (repository, ref)
) STRICT;

CREATE TABLE source_commit (
  id INTEGER PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  -- JSON: the commit, as it is compared with patches
  content TEXT NOT NULL
) STRICT;

CREATE TABLE branch_commit (
  branch INTEGER NOT NULL REFERENCES branch (id) ON DELETE CASCADE,
  source_commit INTEGER NOT NULL REFERENCES source_commit (id) ON DELETE CASCADE,
  PRIMARY KEY (branch, source_commit)
) STRICT, WITHOUT ROWID;
CREATE INDEX branch_commit_commit ON branch_commit (source_commit);

-- Of the same kind as those of revision_key: a commit is compared with the revisions that share one.
CREATE TABLE commit_key (
  key INTEGER NOT NULL,
  source_commit INTEGER NOT NULL REFERENCES source_commit (id) ON DELETE CASCADE,
  PRIMARY KEY (key, source_commit)
) STRICT, WITHOUT ROWID;
CREATE INDEX commit_key_commit ON commit_key (source_commit);

-- Derived: message and diff of commits that patches became.
CREATE TABLE commit_text (
  hash TEXT PRIMARY KEY,
  body TEXT NOT NULL,
  -- JSON as in patch.content; its lines are those of the body
  patch TEXT NOT NULL
) STRICT;

-- Derived: what a patch became.
CREATE TABLE applied_patch (
  series TEXT NOT NULL REFERENCES series (id) ON DELETE CASCADE,
  patch TEXT NOT NULL,
  hash TEXT NOT NULL,
  committer_name TEXT NOT NULL,
  committer_address TEXT NOT NULL,
  committed INTEGER NOT NULL,
  -- JSON array: why
  reasons TEXT NOT NULL,
  PRIMARY KEY (series, patch)
) STRICT, WITHOUT ROWID;
CREATE INDEX applied_patch_patch ON applied_patch (patch);
CREATE INDEX applied_patch_hash ON applied_patch (hash);

-- The last digest for each address: the next one answers it, and leaves out what it told. Never deleted by a computation.
CREATE TABLE digest (
  address TEXT PRIMARY KEY,
  -- JSON array: the Message-IDs of the digests so far, the last one last
  thread TEXT NOT NULL,
  sent INTEGER NOT NULL,
  -- JSON array: names of what it told
  told TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
