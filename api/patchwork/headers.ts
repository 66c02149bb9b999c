import { findMailHeader } from '#db/mail-header.ts';
import type { Database } from '#db/open.ts';

/** The header of a mail by field; a field that stands there several times is a list. */
export function headersOf(db: Database, messageId: string): Readonly<Record<string, string | readonly string[]>> {
  const values = new Map<string, string[]>();
  for (const { name, value } of findMailHeader(db, messageId) ?? []) {
    const text = Buffer.from(value.replace(/\n/g, ''), 'latin1').toString('utf8');
    values.set(name, [...(values.get(name) ?? []), text]);
  }
  return Object.fromEntries(
    [...values].map(([name, [first = '', ...more]]) => [name, more.length > 0 ? [first, ...more] : first]),
  );
}
