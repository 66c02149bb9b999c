/**
 * A mail as another list could have it: Message-IDs, addresses, names, title, paths, change-id and date are changed by
 * the number of the copy, alike in all mails of one copy. So the threads and series of a copy stay whole, and nothing in
 * it belongs to another copy. Undefined for a mail whose text is base64, which cannot be changed so simply.
 */
export function copyMail(mail: Uint8Array, copy: number): Buffer | undefined {
  const text = Buffer.from(mail).toString('latin1').replace(/\r\n/g, '\n');
  const end = text.indexOf('\n\n');
  const header = end < 0 ? text : text.slice(0, end);
  const body = end < 0 ? '' : text.slice(end);
  if (/^content-transfer-encoding:\s*base64/im.test(text)) return undefined;
  return Buffer.from(copyHeader(header, copy) + copyText(body, copy), 'latin1');
}

function copyHeader(header: string, copy: number): string {
  return copyText(header, copy)
    .replace(/^subject:.*(?:\n[ \t].*)*/im, (subject) => `${subject} c${copy}`)
    .replace(/^date:(.*)/im, (line, date: string) => `Date: ${earlier(date, copy) ?? line.slice('Date:'.length)}`);
}

function copyText(text: string, copy: number): string {
  return (
    text
      // Message-IDs and addresses, also within web addresses.
      .replace(/([^\s<>@])@(?=\w)/g, `$1@c${copy}.`)
      // A name is what stands before an address.
      .replace(/([\w".)]) <(?=[^<>@\s]{1,200}@)/g, `$1 c${copy} <`)
      .replace(/^(?:> ?)*(?:diff --git|---|\+\+\+) .*$/gm, (line) => line.replace(/ ([ab])\//g, ` $1/c${copy}/`))
      .replace(/^(change-id: \S+)/gim, `$1-c${copy}`)
  );
}

const DAY_MS = 86_400_000;

/** Each copy begins some weeks before the one before it, as lists do that are of different age. */
function earlier(date: string, copy: number): string | undefined {
  const sent = Date.parse(date);
  return Number.isNaN(sent) ? undefined : new Date(sent - copy * 41 * DAY_MS).toUTCString().replace('GMT', '+0000');
}
