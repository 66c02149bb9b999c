import libmime from 'libmime';

/** A header with more encoded text than this is no header. */
const MAX_LENGTH = 100_000;

/** `=?utf-8?q?J=C3=BCrgen?=` as text (RFC 2047); what cannot be decoded stays as written. */
export function decodeWords(text: string): string {
  if (!text.includes('=?') || text.length > MAX_LENGTH) return text;
  try {
    return libmime.decodeWords(text);
  } catch {
    return text;
  }
}
