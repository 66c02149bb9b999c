/** What the codes of SQLite (https://sqlite.org/rescode.html) mean for who runs Reroll, by their beginning. */
const MEANINGS = [
  [
    'SQLITE_FULL',
    'the disk is full. Nothing that was saved is lost; make room, and the same command goes on from there.',
  ],
  ['SQLITE_READONLY', 'it cannot be written. Give this user the right to write the file and its folder.'],
  ['SQLITE_CANTOPEN', 'it cannot be opened. Give this user the right to read and write the file and its folder.'],
  ['SQLITE_BUSY', 'another program writes to it for too long. Nothing was changed; try again.'],
  ['SQLITE_NOTADB', 'this file is no store. Name another one with $REROLL_DB.'],
  ['SQLITE_CORRUPT', 'it is damaged. `reroll doctor` says where; `reroll restore FILE` puts a backup in its place.'],
  ['SQLITE_IOERR', 'the disk failed, or is full. Nothing that was saved is lost; the same command goes on from there.'],
] as const;

/** What failed in a store, for people; undefined for what is no failure of the store. */
export function explainFailure(error: unknown, store: string): string | undefined {
  const code = codeOf(error);
  const meaning = MEANINGS.find(([beginning]) => code.startsWith(beginning));
  return meaning && `The store ${store}: ${meaning[1]} (${code})`;
}

/** Another connection holds the lock that this one wants. */
export function isBusy(error: unknown): boolean {
  return codeOf(error).startsWith('SQLITE_BUSY');
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
