/** What the first bytes of a file or stream show it to be. */
export type ContentKind = 'empty' | 'gzip' | 'bundle' | 'mbox' | 'mail' | 'text' | 'binary';

/** How much of it must be at hand to tell. */
export const headBytes = 4096;

const gzipMagic = [0x1f, 0x8b];
/** gitformat-bundle(5) */
const bundlePattern = /^# v[23] git bundle\n/;
/** RFC 5322, 2.2: a name of printable characters and a colon. Spaces before the colon are of RFC 822. */
const headerPattern = /^[!-9;-~]+[ \t]*:/;

/**
 * Tells contents apart by their first bytes. A saved page is `text`, or `mail` where its subject looks like a header
 * line (`Re: ...`): pages are looked for in both.
 */
export function parseContentKind(head: Uint8Array): ContentKind {
  if (head.length === 0) return 'empty';
  if (gzipMagic.every((byte, index) => head[index] === byte)) return 'gzip';
  const text = Buffer.from(head).toString('latin1');
  if (bundlePattern.test(text)) return 'bundle';

  const start = text.replace(/^\xef\xbb\xbf/, '').trimStart();
  if (start === '') return 'empty';
  if (start.startsWith('From ')) return 'mbox';
  if (headerPattern.test(start)) return 'mail';
  return head.includes(0) ? 'binary' : 'text';
}
