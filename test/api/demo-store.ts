import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ApiRequest, Caller } from '#api/request.ts';
import { type Database, openStore } from '#db/open.ts';
import type { TokenScope } from '#db/tokens.ts';
import { saveTopicEdit } from '#db/topic-edits.ts';
import { ingest } from '#ingest/pipeline.ts';

const demo = ['tb210-driver', 'fennel-bindings', 'unregister-race'].map((name) =>
  fileURLToPath(new URL(`../../demo/${name}.mbox`, import.meta.url)),
);

/** Three series ask for little again and again: what people wrote about is listed in any case. */
const NOTED = ['use:SZ_*', 'check:locking', 'use:devm_*', 'binding:constraints'];

/** A store of its own with the demo archive, and notes on some topics; `folder` is to be removed. */
export async function openDemo(): Promise<{ readonly db: Database; readonly folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'reroll-api-'));
  const db = openStore(join(folder, 'reroll.db'));
  await ingest(db, demo);
  for (const key of NOTED)
    saveTopicEdit(db, {
      key,
      field: 'note',
      value: 'As `docs/widget.rst` says.',
      by: 'Noor Haddad',
      at: 1_773_000_000,
    });
  return { db, folder };
}

export const origin = 'https://reroll.example.org';

export const anonymous: Caller = { kind: 'anonymous' };

/** The owner of a token. */
export function owner(scope: TokenScope): Caller {
  return {
    kind: 'token',
    token: { id: 1, name: 'Tomas Okafor', scope, created: 0, lastUsed: null, revoked: null },
  };
}

/** A request as the app hands it on. */
export function ask(db: Database, path: string, init: RequestInit = {}, caller: Caller = anonymous): ApiRequest {
  return { db, request: new Request(`${origin}${path}`, init), origin, caller, now: 1_774_000_000 };
}
