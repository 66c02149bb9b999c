import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describeTooLarge, maxMailBytes } from '#ingest/source/mail-size.ts';
import type { SourceEvent } from '#ingest/source/raw-message.ts';

/** A maildir has the folders `cur`, `new` and `tmp`; `tmp` holds mails that are not written to their end. */
export function isMaildir(path: string): boolean {
  return existsSync(join(path, 'cur')) && existsSync(join(path, 'new'));
}

/** Reads the mails of a maildir in the order of their names, which begin with the time of delivery. */
export async function* readMaildir(path: string, list: string | null): AsyncGenerator<SourceEvent> {
  const names: string[] = [];
  for (const folder of ['cur', 'new']) {
    const entries = await readdir(join(path, folder), { withFileTypes: true });
    const mails = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.'));
    names.push(...mails.map((entry) => join(folder, entry.name)).sort());
  }
  yield { kind: 'expect', messages: names.length };

  for (const name of names) {
    const place = join(path, name);
    const { size } = await stat(place);
    if (size > maxMailBytes) {
      yield { kind: 'problem', place, reason: describeTooLarge(size) };
      continue;
    }
    const bytes = new Uint8Array(await readFile(place));
    yield {
      kind: 'message',
      raw: { bytes, place, source: null, list, received: parseDeliveryTime(name), copy: 'mail' },
    };
  }
}

/** `cur/1700000000.M1P2.host:2,S` was delivered at 1700000000. */
function parseDeliveryTime(name: string): number | null {
  const digits = /^(?:cur|new)\/(\d{9,10})\./.exec(name)?.[1];
  return digits === undefined ? null : Number(digits);
}
