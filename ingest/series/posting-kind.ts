import type { Posting } from '#db/model.ts';

/** Unthreaded patches of one revision leave `git send-email` within minutes. */
export const LOOSE_SECONDS = 30 * 60;

export function counterOf(posting: Posting): number {
  return posting.subject.counter ?? 1;
}

export function byTimeThenPlace(a: Posting, b: Posting): number {
  return a.sent - b.sent || counterOf(a) - counterOf(b) || (a.messageId < b.messageId ? -1 : 1);
}

export function isResend(posting: Posting): boolean {
  return posting.subject.prefixes.some((prefix) => /^re-?(?:send|post)$/i.test(prefix));
}

export function numberOf(posting: Posting): number {
  return posting.subject.revision ?? 1;
}

/** Only postings of one kind are joined where the thread does not say that they belong together. */
export function kindOf(posting: Posting): string {
  return `${runOf(posting)}|${isResend(posting)}`;
}

/** Who counts to what: mails of one run that are sent within LOOSE_SECONDS are always looked at together. */
export function runOf(posting: Posting): string {
  const { from, subject } = posting;
  return `${from.address.toLowerCase() || from.name.toLowerCase()}|${numberOf(posting)}|${subject.total}`;
}

/** `20220714122657.17972-` of `20220714122657.17972-2-a@example.org`: git send-email gives one to all mails of a run. */
export function stemOf(posting: Posting): string | undefined {
  const id = posting.messageId;
  const at = id.indexOf('@');
  return /^([^-]+-)\d+-/.exec(at < 0 ? id : id.slice(0, at))?.[1];
}
