/** Footers that lists add stand in the last lines. */
const FOOTER_LINES = 12;

/**
 * The body as its writer sent it: without the footer that a list adds and without white space at line ends. Two copies
 * of one mail compare equal; two mails under one Message-ID do not.
 */
export function comparableBody(body: string): string {
  const text = body.slice(0, findFooter(body));
  return (/[ \t\r]\n/.test(text) ? text.replace(/(?<![ \t\r])[ \t\r]+\n/g, '\n') : text).trim();
}

/** Mailman puts a rule of underscores before its footer, majordomo a signature mark with "To unsubscribe". */
function findFooter(body: string): number {
  let start = body.length;
  for (let line = 0; line < FOOTER_LINES && start > 0; line++) start = body.lastIndexOf('\n', start - 2) + 1;
  const footer = /^(?:_{20,}[ \t]*$|-- ?\n(?:To unsubscribe|You received this))/im.exec(body.slice(start));
  return footer ? start + footer.index : body.length;
}
