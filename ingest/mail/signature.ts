/** `-- ` on a line of its own (RFC 3676, 4.3); many mailers strip the space. */
const MARK = /^--[ \u00a0]?$/;

/** What mailing lists append: a rule of underscores, then a line with the list's name or address. */
const LIST_FOOTER = /^_{20,}$/;

const LIST_WORDS = /mailing list|listinfo|@lists?\.|unsubscribe/i;

/** Written by telephones and by companies, not by the writer. */
const DEVICE = /^(?:Sent from my |Von meinem .{1,40} gesendet|Get Outlook for |Envoyé de mon )/i;

/** The first words of what a company's server adds below a mail. */
const LEGAL =
  /^(?:This (?:e-?mail|message)(?:[ ,/].{0,80})? (?:is|may|contains?|and any)\b.{0,200}(?:confidential|privileged|intended)|The information (?:contained )?in this (?:e-?mail|message)|IMPORTANT NOTICE: The contents of this|CONFIDENTIALITY NOTICE|Intel (?:Deutschland GmbH|Finland Oy|Technology Poland)|Registered (?:Address|office)\b)/i;

/** Banners above or below a mail: "[AMD Official Use Only - General]", "CAUTION: This email originated from ...". */
const BANNER =
  /^(?:\[(?:AMD|External|Public|NXP)[^\]]{0,60}\]$|\[EXT(?:ERNAL)?\]|(?:Caution|CAUTION|EXTERNAL EMAIL|\[External Email\]|WARNING)[:!]? .{0,40}\b(?:originated|e-?mail|External Source)|Internal Use - Confidential$|External email: Use caution)/;

/** Whether all that follows, up to the next quote, is not what the writer says. @param next the line behind it */
export function startsSignature(line: string, next: string): boolean {
  if (line.charCodeAt(0) === 45) return MARK.test(line);
  if (line.charCodeAt(0) === 95) return LIST_FOOTER.test(line) && LIST_WORDS.test(next);
  return DEVICE.test(line) || LEGAL.test(line.slice(0, 400));
}

/** Whether a company's server put this single line in. */
export function isBanner(line: string): boolean {
  return line.length < 400 && BANNER.test(line);
}
