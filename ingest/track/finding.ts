import type { Evidence, EvidenceKind, MessageId } from '#db/model.ts';

/**
 * One piece of evidence and what it is worth: the natural logarithm of how much oftener it is seen with comments that
 * were addressed than with those that were not. Above 0 speaks for addressed, below 0 against.
 */
export type Finding = { readonly evidence: Evidence; readonly weight: number };

/** A finding. @param line of the mail's body, where there is one */
export function findingOf(
  weight: number,
  kind: EvidenceKind,
  messageId: MessageId,
  detail: string,
  line: number | null = null,
): Finding {
  return { weight, evidence: { kind, messageId, line, detail } };
}

/** How probable it is that a comment was addressed, 0 to 1, if the findings are independent of each other. */
export function probabilityOf(findings: readonly Finding[], prior: number): number {
  const sum = findings.reduce((total, { weight }) => total + weight, prior);
  return 1 / (1 + Math.exp(-sum));
}
