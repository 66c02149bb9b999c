import type { MessageId, Person, Posting } from '#db/model.ts';
import { parseSubject } from '#ingest/mail/subject.ts';

export const ann: Person = { name: 'Ann Doe', address: 'ann@example.org' };
export const bob: Person = { name: 'Bob Roe', address: 'bob@example.org' };

const START = 1_700_000_000;

export const at = (minutes: number) => START + minutes * 60;

/** What a case says of a mail; the rest is filled in. */
export type Example = Partial<Omit<Posting, 'references' | 'links' | 'messageId' | 'subject' | 'sketch'>> & {
  /** Minutes after the first mail. */
  readonly at?: number;
  readonly days?: number;
  /** The ancestors, oldest first. */
  readonly under?: readonly string[];
  readonly links?: readonly (readonly [id: string, revision: number | null])[];
  /** Hashes of changed lines, in short: any numbers. */
  readonly lines?: readonly number[];
};

export function posting(messageId: string, subjectLine: string, example: Example = {}): Posting {
  const { at: minutes = 0, days = 0, under = [], links = [], lines = [], ...rest } = example;
  const subject = parseSubject(subjectLine);
  const from = rest.from ?? ann;
  return {
    from,
    sent: at(minutes + days * 24 * 60),
    hasDiff: subject.kind === 'patch' && subject.counter !== 0,
    author: from,
    changeId: null,
    patchId: null,
    paths: [],
    ...rest,
    messageId: messageId as MessageId,
    subject,
    references: under as readonly MessageId[],
    links: links.map(([id, revision]) => ({ messageId: id as MessageId, revision })),
    sketch: lines,
  };
}
