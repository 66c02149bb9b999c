/** What every mail begins with in public-inbox's mailboxes. */
const FROM_LINE = Buffer.from('From mboxrd@z Thu Jan  1 00:00:00 1970');

/** Left out, as public-inbox does (its Mbox.pm): they tell of a mailbox that the mail once lay in. */
const MAILBOX_HEADERS = /^(?:Lines|Bytes|Content-Length|Status):/i;

/**
 * A mail as it stands in a mailbox of the mboxrd form: `From ` in its text is quoted by one `>` more, so that readers can
 * take it away again. https://www.loc.gov/preservation/digital/formats/fdd/fdd000385.shtml
 */
export function mboxrdOf(mail: Buffer): Buffer {
  // Latin 1 keeps every byte what it is.
  const text = mail.toString('latin1').replace(/^[\r\n]*From [^\n]*\n/, '');
  const blank = /\n(\r?\n)/.exec(text);
  const head = blank ? text.slice(0, blank.index + 1) : text;
  const lineEnd = head.endsWith('\r\n') ? '\r\n' : '\n';
  const body = blank ? text.slice(blank.index + 1 + (blank[1]?.length ?? 0)) : '';
  const quoted = body.replace(/(^|\n)(?=>*From )/g, '$1>');
  return Buffer.concat([
    FROM_LINE,
    Buffer.from(`${lineEnd}${dropMailboxHeaders(head)}${lineEnd}${quoted}\n`, 'latin1'),
  ]);
}

function dropMailboxHeaders(head: string): string {
  // A line that begins with white space belongs to the header above it.
  const headers = head.split(/\n(?![ \t])/);
  return headers.filter((header) => !MAILBOX_HEADERS.test(header)).join('\n');
}
