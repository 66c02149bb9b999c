import { isPersonTrailer, parseTrailer } from '#ingest/mail/trailer.ts';

/** Whether a line gives a tag: `Reviewed-by: A <a@example.org>`, also behind a few words, also "LGTM, Acked-by: ...". */
export function isTagLine(line: string): boolean {
  if (!line.includes('-by:') && !line.includes('-By:')) return false;
  const text = line.trim();
  const start = text.search(/\b[A-Z][A-Za-z-]{2,30}-[Bb]y:/);
  if (start < 0 || start > 60) return false;
  const trailer = parseTrailer(text.slice(start));
  return trailer !== undefined && isPersonTrailer(trailer.token);
}
