/**
 * The body as its writer sent it: without the footer that a list adds and without differences of white space at line
 * ends. Two copies of one mail compare equal; two mails under one Message-ID do not.
 */
export function comparableBody(body: string): string {
  const lines = body.split('\n').map((line) => line.trimEnd());
  const footer = findFooter(lines);
  return lines.slice(0, footer).join('\n').trim();
}

/** Mailman puts a rule of underscores before its footer, majordomo a signature mark with "To unsubscribe". */
function findFooter(lines: readonly string[]): number {
  const from = Math.max(0, lines.length - 12);
  for (let index = from; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const next = lines[index + 1] ?? '';
    if (/^_{20,}$/.test(line)) return index;
    if (/^-- ?$/.test(line) && /^(To unsubscribe|You received this)/i.test(next)) return index;
  }
  return lines.length;
}
