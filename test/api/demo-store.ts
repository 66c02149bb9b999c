import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ApiRequest, Caller } from '#api/request.ts';
import { type Database, openStore } from '#db/open.ts';
import { ingest } from '#ingest/pipeline.ts';

const demo = ['tb210-driver', 'fennel-bindings', 'unregister-race'].map((name) =>
  fileURLToPath(new URL(`../../demo/${name}.mbox`, import.meta.url)),
);

/** A store of its own with the demo archive; `folder` is to be removed. */
export async function openDemo(): Promise<{ readonly db: Database; readonly folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'reroll-api-'));
  const db = openStore(join(folder, 'reroll.db'));
  await ingest(db, demo);
  return { db, folder };
}

export const origin = 'https://reroll.example.org';

export const anonymous: Caller = { kind: 'anonymous' };

/** A request as the app hands it on. */
export function ask(db: Database, path: string, init: RequestInit = {}, caller: Caller = anonymous): ApiRequest {
  return { db, request: new Request(`${origin}${path}`, init), origin, caller, now: 1_774_000_000 };
}
