/** What a link stands for, by the words before it. */
export type LinkRole = {
  readonly role: 'revision' | 'dependency' | 'other';
  readonly revision: number | null;
};

/** Words further away belong to something else. */
const NEAR = 160;

/**
 * `v3` that ends what stands before the link, within its sentence: `v3 can be found at`. Not the v3 of another mail's
 * subject, `"[PATCH v3 0/2] title"`.
 */
const REVISION = /(?:^|[^\w./-])(?:RFC[ -]?)?(?:PATCH )?v(\d{1,3})(?![\w]|\.\d|[^[\]]{0,12}\])[^.;]{0,60}$/i;

/** The same as a label of its own, which no other word can turn into something else. */
const LABEL =
  /(?:^[\s\-*([]*|\blink to |\bchanges? (?:since|from|in|to) (?:the )?)(?:RFC[ -]?)?(?:PATCH )?v(\d{1,3})(?![\w]|\.\d)[\s:)\]\-–([]*$/i;

const RFC_LABEL = /(?:^[\s\-*([]*|\blink to |\bchanges? since )(?:the )?RFC[\s:)\]\-–([]*$/i;

const DEPENDENCY =
  /\b(?:depend(?:s|ed|ing|ency|encies|ent)?|prerequisites?|(?:re)?based (?:up)?on|on top of|requires?|applies (?:on|after|to)|follow-?up)\b/i;

const PREDECESSOR =
  /\b(?:supersedes|supersede|previous|earlier|prior|last|older|original|initial|first) (?:\w+ )?(?:versions?|revisions?|postings?|submissions?|series|rfc|iteration|patch(?:es|set)?|attempt)\b|\bsupersedes:|\bin-reply-to:|\breplaces:/i;

/** @param before what stands before the link, its own line last @param after the rest of the line: `URL (v1)` */
export function roleOf(before: string, after: string): LinkRole {
  const near = before.slice(-NEAR);
  const label = LABEL.exec(near) ?? /^\s*[([](?:RFC )?v(\d{1,3})[)\]]/i.exec(after);
  if (label) return { role: 'revision', revision: Number(label[1]) };
  if (RFC_LABEL.test(near)) return { role: 'revision', revision: null };
  if (DEPENDENCY.test(near)) return { role: 'dependency', revision: null };
  const named = REVISION.exec(near);
  if (named) return { role: 'revision', revision: Number(named[1]) };
  return { role: PREDECESSOR.test(near) ? 'revision' : 'other', revision: null };
}
