import type { MessageId } from '#db/model.ts';
import { parseChangelogHeading } from './changelog-heading.ts';
import { type LinkRole, roleOf } from './link-role.ts';
import { listMentions } from './message-mention.ts';

/** What a submitter says that changed in one revision. `line` is the first line of the entry. */
export type RevisionChanges = {
  readonly revision: number;
  readonly entries: readonly { readonly text: string; readonly line: number }[];
};

/** A mail that a cover letter or the notes of a patch name. */
export type MessageLink = LinkRole & { readonly messageId: MessageId; readonly line: number };

/** Nobody writes more; what does is no changelog. */
const MOST_ENTRIES = 1_000;
const LONGEST_ENTRY = 2_000;

const BULLET = /^\s*(?:[-*+o•–]|\d{1,2}[.)]|\(\w\))\s+(?=\S)/;

/** What stands behind a changelog and is not part of it. */
const END =
  /^(?:--- ?$|-- ?$|diff --git |base-commit:|change-id:|prerequisite-|(?:range-diff|interdiff)\b| \S.* \|\s+\d)/i;

/**
 * What the text of a cover letter, or the notes below a patch's `---`, says that changed, newest revision first.
 * @param firstLine the number of the first of `lines` in the mail
 */
export function parseChangelog(lines: readonly string[], firstLine = 1): RevisionChanges[] {
  const sections = new Map<number, { text: string; line: number }[]>();
  let entries: { text: string; line: number }[] | undefined;
  let isOpen = false;
  let isBulleted = false;
  let count = 0;
  for (const [index, line] of lines.entries()) {
    if (count >= MOST_ENTRIES) break;
    const add = (text: string) => {
      count++;
      entries?.push({ text: text.slice(0, LONGEST_ENTRY), line: firstLine + index });
      isOpen = true;
    };
    const heading = parseChangelogHeading(line);
    if (heading) {
      entries = sections.get(heading.revision) ?? [];
      sections.set(heading.revision, entries);
      isOpen = false;
      isBulleted = false;
      if (heading.rest !== '') add(heading.rest);
      continue;
    }
    if (!entries) continue;
    if (END.test(line)) {
      entries = undefined;
      continue;
    }
    const text = line.trim();
    const bullet = BULLET.exec(line);
    const last = entries.at(-1);
    if (text === '') isOpen = false;
    else if (bullet) {
      isBulleted = true;
      add(line.slice(bullet[0].length).trim());
    } else if (isOpen && last) last.text = `${last.text} ${text}`.slice(0, LONGEST_ENTRY);
    else if (entries.length === 0 || /^\s/.test(line)) add(text);
    else if (isBulleted) entries = undefined;
    else add(text);
  }
  return [...sections].map(([revision, each]) => ({ revision, entries: each })).sort((a, b) => b.revision - a.revision);
}

/**
 * The mails that the text links to, by URL or Message-ID, with what they are to it: another revision of the series, or
 * something that it depends on. A footnote is judged by the words where it is used.
 * @param firstLine the number of the first of `lines` in the mail
 */
export function listLinks(lines: readonly string[], firstLine = 1): MessageLink[] {
  const found = lines.flatMap((line, index) =>
    line.startsWith('>') ? [] : listMentions(line).map((mention) => ({ ...mention, line, index })),
  );
  if (found.length === 0) return [];
  const uses = listFootnoteUses(lines);
  return found.map(({ messageId, start, end, line, index }) => {
    const before = contextOf(lines, index, line.slice(0, start), uses);
    return { ...roleOf(before, line.slice(end)), messageId, line: firstLine + index };
  });
}

const FOOTNOTE = /^\s{0,8}(?:link: )?\[(\d{1,2})\][\s:-]*$/i;

/** Where `[1]` stands in the text, other than before its link: the words that lead to it. */
function listFootnoteUses(lines: readonly string[]): Map<string, string> {
  const uses = new Map<string, string>();
  for (const [index, line] of lines.entries()) {
    if (!line.includes('[')) continue;
    for (const found of line.matchAll(/\[(\d{1,2})\]/g)) {
      const lead = line.slice(0, found.index);
      const label = found[1] ?? '';
      if (uses.has(label) || (lead.trim() === '' && /https?:|@/.test(line))) continue;
      uses.set(label, joinLead(lines, index, lead));
    }
  }
  return uses;
}

/** What stands before a link: on its line, and on the line above where its own has nothing to say. */
function contextOf(lines: readonly string[], index: number, lead: string, uses: ReadonlyMap<string, string>): string {
  const footnote = FOOTNOTE.exec(lead);
  if (footnote) return uses.get(footnote[1] ?? '') ?? '';
  return joinLead(lines, index, lead);
}

function joinLead(lines: readonly string[], index: number, lead: string): string {
  if (/\w{3}|\bv\d/i.test(lead.replace(/link:/i, ''))) return lead;
  const above = (lines[index - 1] ?? '').trimEnd();
  return /https?:/.test(above) ? lead : `${above} ${lead.trim()}`;
}
