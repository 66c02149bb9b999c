/** Longer lines are never separators; so the regexes below only ever see this much. */
export const maxFromLineBytes = 500;

const weekday = /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b/;
const month = /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b/;
const time = /\b\d{1,2}:\d\d\b/;
const year = /\b(?:19|20)\d\d\b/;

/**
 * True for a line that parts the mails of an mbox (RFC 4155): `From `, a word, and a date. Prose that begins with
 * "From " has no weekday, month, time and year, so an archive that forgot to escape it is still read right.
 */
export function isFromLine(line: string): boolean {
  return (
    line.startsWith('From ') &&
    line.length <= maxFromLineBytes &&
    weekday.test(line) &&
    month.test(line) &&
    time.test(line) &&
    year.test(line)
  );
}

/**
 * True where lines of the mail behind this From line are escaped as mboxrd says: one `>` more before `>*From `, to be
 * taken off again. public-inbox and b4 mark such mails with the sender `mboxrd@`. Others are left alone: in mboxo a
 * line `>From ` may have been written so, and `git am` files are not escaped at all.
 */
export function isMboxrdLine(line: string): boolean {
  return line.startsWith('From mboxrd@');
}

const lineFeed = 0x0a;
const greater = 0x3e;
const escaped = Buffer.from('>From ');

/** Takes one `>` off each line of the form `>+From `; the bytes themselves where there is none. */
export function unescapeFromLines(bytes: Uint8Array): Uint8Array {
  const mail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Buffer[] = [];
  let start = 0;
  for (let hit = mail.indexOf(escaped); hit >= 0; hit = mail.indexOf(escaped, hit + escaped.length)) {
    let first = hit;
    while (first > 0 && mail[first - 1] === greater) first -= 1;
    if (first > 0 && mail[first - 1] !== lineFeed) continue;
    kept.push(mail.subarray(start, first));
    start = first + 1;
  }
  return kept.length === 0 ? bytes : Buffer.concat([...kept, mail.subarray(start)]);
}
