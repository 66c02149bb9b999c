import type { Database } from 'better-sqlite3';
import { listArchived, readArchived } from './archived-mail.ts';

/** One field of a mail's header, as written: with its folding (line breaks before white space), bytes as Latin-1. */
export type HeaderField = { readonly name: string; readonly value: string };

/** The header of a mail as archived; undefined for an unknown one, and for what came as a saved page. */
export function findMailHeader(db: Database, messageId: string): HeaderField[] | undefined {
  const mail = listArchived(db, messageId, null).find(({ copy }) => copy === 'mail');
  const bytes = mail && readArchived(db, mail.row);
  return bytes && parseHeader(bytes);
}

/** The fields of a header (RFC 5322, 2.2), in their order. What is no field is left out. */
function parseHeader(mail: Buffer): HeaderField[] {
  const text = mail.toString('latin1').replace(/\r\n/g, '\n');
  const end = text.startsWith('\n') ? 0 : text.indexOf('\n\n');
  const lines = (end < 0 ? text : text.slice(0, end)).split(/\n(?![ \t])/);
  return lines.flatMap((line) => {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0));
    return /^[!-9;-~]+$/.test(name) ? [{ name, value: line.slice(colon + 1).trim() }] : [];
  });
}
