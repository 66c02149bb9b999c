/** The line that opens what changed in one revision; `rest` is what the line itself says of it. */
export type ChangelogHeading = { readonly revision: number; readonly rest: string };

/** No heading is longer; what is, is read no further. */
const LONGEST = 300;

/** `v3`, `V3`, `RFCv2`, `RFC v2`, `PATCH v3`, a bare RFC; not v5.10 (a kernel) nor v4l2. */
const REVISION = /\b(?:RFC[ -]?)?(?:PATCH )?v(?:ersion )?(\d{1,3})(?![\d\w]|\.\d)|\bRFC\b/gi;

/** What opens a heading that names revisions further behind. */
const OPENING =
  /^(?:(?:the )?(?:main|major|notable|other|relevant) )?(?:change[ -]?(?:s|log|logs)?|diff(?:erence)?s?|updates?|history|revision history|since|what(?:'s| is) new)\b/i;

/** A revision and what may follow it: `v3:`, `v3 ->`, `v3 - `, `v3)`, `v3 changes:`; nothing else. */
const BARE =
  /^(?:RFC(?: \d[\d/]{0,12})?|(?:RFC[ -]?)?(?:PATCH )?v\d{1,3}(?![\w]|\.\d))(?: ?\((?:RFC|RESEND)\))? *(?:$|[:)\]]|[-=–]+>|→|- |– |changes\b|summary\b|to v\d|\.\.|[-=]{2,}$)/i;

const ARROW = /[-=–]{1,3}>|→| to (?=v\d)|\.\.+/;

const SINCE = /\b(?:since|from|against|compared (?:to|with)|relative to|over|vs)\b/i;

/**
 * Reads `Changes in v3:`, `Changes since v2:` (which is 3), `v2 -> v3: text`, `v3: text`, `RFC => v1`, `--- v3 ---`.
 * @returns undefined for a line that is no such heading
 */
export function parseChangelogHeading(line: string): ChangelogHeading | undefined {
  if (line.length > LONGEST) return undefined;
  const text = line.slice(startOfText(line));
  // The letters that OPENING and BARE can begin with: most lines are done with here.
  if (!/^[cdhmnoprstuvw]/i.test(text)) return undefined;
  const isOpened = OPENING.test(text);
  if (!isOpened && !BARE.test(text)) return undefined;
  const end = endOfLabel(text);
  const label = text.slice(0, end);
  const revision = revisionOf(label);
  if (revision === undefined) return undefined;
  // A sentence that begins with "Changes": a label names its revisions early on.
  if (isOpened && end === text.length && label.length > 80) return undefined;
  return { revision, rest: text.slice(end).replace(/^[\s:\-–)\]=*]+|(?<![\s\-=*])[\s\-=*]+$/g, '') };
}

/** Behind white space, bullets and rules: `- v3:`, `--- Changes in v3 ---`. */
function startOfText(line: string): number {
  let start = 0;
  while (start < line.length && ' \t-*=#~>(['.includes(line.charAt(start))) start++;
  return start;
}

/** The label reaches to its colon, or to the dash behind the revisions; else to the end of the line. */
function endOfLabel(text: string): number {
  const colon = text.indexOf(':');
  const dash = text.search(/ [-–] /);
  const close = text.indexOf(')');
  const ends = [colon, dash, text.slice(0, close).includes('(') ? -1 : close].filter((at) => at > 0);
  return Math.min(text.length, ...ends);
}

function revisionOf(label: string): number | undefined {
  const numbers = [...label.matchAll(REVISION)].map((found) => Number(found[1] ?? 0));
  const last = numbers.at(-1);
  if (last === undefined) return undefined;
  // The "to" of "compared to v2" leads from nowhere.
  const found = ARROW.exec(label);
  const arrow = found && label.slice(0, found.index).search(REVISION) >= 0 ? found : null;
  const isOpenEnded = arrow !== null && label.slice(arrow.index + arrow[0].length).search(REVISION) < 0;
  if (numbers.length === 1) return isOpenEnded || (arrow === null && SINCE.test(label)) ? last + 1 : Math.max(1, last);
  return arrow !== null && !isOpenEnded ? Math.max(1, last) : Math.max(...numbers);
}
