import type { Database } from 'better-sqlite3';
import type { Patch } from './model.ts';
import { decodePatch, encodePatch } from './patch-content.ts';
import { statement } from './statement.ts';

/** A commit as if it were a patch mail: `patch` points into the lines of `body`. */
export type CommitText = { readonly body: string; readonly patch: Patch };

export function findCommitText(db: Database, hash: string): CommitText | undefined {
  const row = statement<{ body: string; patch: string }>(db, 'SELECT body, patch FROM commit_text WHERE hash = ?').get(
    hash,
  );
  return row && { body: row.body, patch: decodePatch(row.patch, row.body) };
}

export function saveCommitText(db: Database, hash: string, { body, patch }: CommitText): void {
  statement(db, 'INSERT OR REPLACE INTO commit_text VALUES (?, ?, ?)').run(hash, body, encodePatch(patch));
}

/** Commits that patches became and whose text was not read yet, by a repository that has them. */
export function listMissingTexts(db: Database): { readonly repository: string; readonly hashes: readonly string[] }[] {
  return statement<{ repository: string; hashes: string }>(
    db,
    `SELECT repository, json_group_array(hash) AS hashes FROM (
       SELECT hash, min(repository) AS repository
       FROM (SELECT DISTINCT hash FROM applied_patch WHERE hash NOT IN (SELECT hash FROM commit_text))
       JOIN source_commit USING (hash) JOIN branch_commit ON source_commit = source_commit.id
       JOIN branch ON branch.id = branch GROUP BY hash ORDER BY hash)
     GROUP BY repository ORDER BY repository`,
  )
    .all()
    .map(({ repository, hashes }) => ({ repository, hashes: JSON.parse(hashes) as string[] }));
}
