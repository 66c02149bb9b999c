import 'server-only';
import { type Database, openStore, storePath } from '#db/open.ts';

let handle: Database | undefined;

/** The process' one handle on the store, opened at the first request: a build needs no store. */
export function database(): Database {
  handle ??= openStore(storePath());
  return handle;
}
