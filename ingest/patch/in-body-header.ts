import type { Person } from '#db/model.ts';
import { parsePersons } from '#ingest/mail/address.ts';
import { parseSubject } from '#ingest/mail/subject.ts';

/** What the first lines of a patch mail say in place of the mail's headers (`git help mailinfo`). */
export type InBodyHeaders = {
  readonly author: Person | null;
  readonly title: string | null;
  /** Index of the first line behind them. */
  readonly end: number;
};

/** `>From:` is how an mbox kept the line from being taken for the start of a mail. */
const HEADER = /^>?(From|Subject|Date|In-Reply-To|Message-ID|To|Cc|Reply-To|Content-Type|MIME-Version): *([\s\S]*)$/i;

/** Reads `From:`, `Subject:` and `Date:` from `lines[start]` on, empty lines above them skipped. */
export function parseInBodyHeaders(lines: readonly string[], start: number, stop: number): InBodyHeaders {
  let author: Person | null = null;
  let title: string | null = null;
  let index = start;
  while (index < stop && isBlank(lines[index])) index++;
  const first = index;
  for (; index < stop; index++) {
    const header = HEADER.exec(lines[index] ?? '');
    // Headers of git format-patch's own output, attached or pasted whole, begin with its `From 1234...` line.
    if (!header) {
      if (index === first && /^>?From [0-9a-f]{40} /.test(lines[index] ?? '')) continue;
      break;
    }
    let value = header[2] ?? '';
    while (index + 1 < stop && /^[ \t]+\S/.test(lines[index + 1] ?? '')) value += ` ${(lines[++index] ?? '').trim()}`;
    const name = header[1]?.toLowerCase();
    if (name === 'from') author ??= parsePersons(value)[0] ?? null;
    if (name === 'subject') title ??= parseSubject(value).title;
  }
  const isHeaders = author !== null || title !== null || isBlank(lines[index]);
  return index > first && isHeaders ? { author, title, end: index } : { author: null, title: null, end: first };
}

/** Whether an in-body `From:` or `Subject:` follows, empty lines skipped. */
export function isInBodyHeader(lines: readonly string[], start: number): boolean {
  let index = start;
  while (isBlank(lines[index])) index++;
  return /^>?(?:From|Subject|Date): /i.test(lines[index] ?? '');
}

function isBlank(line: string | undefined): boolean {
  return line !== undefined && line.trim() === '';
}
