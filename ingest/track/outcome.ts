import type { Message, MessageId, Series, SeriesState } from '#db/model.ts';
import { samePerson } from '#ingest/mail/address.ts';

/** What somebody with the right to apply a series said about it. */
export type Outcome = {
  readonly kind: 'applied' | 'fixed-while-applying' | 'rejected';
  readonly messageId: MessageId;
  readonly line: number;
  readonly sent: number;
  /** The mail answered; null where the reply has no parent. */
  readonly parent: MessageId | null;
};

/** Maintainers say it in the first lines that are their own. */
const OWN_LINES = 40;

/** What may stand before the verb: "Both patches applied", "Ok, I've queued", "1-3 applied". */
const BEFORE = new Set(
  "both all series patch patches patchset set the whole this it that thank thanks ok okay great good now i i've i have and also with your".split(
    ' ',
  ),
);

const APPLIED = new Set(['applied', 'queued', 'merged', 'pushed', 'picked', 'taken']);

const BOT = /^this (?:series|patch|pull request) was applied to /i;

const FIXED =
  /\b(?:(?:fixed|changed|dropped|removed|adjusted|amended|tweaked|edited|reworded|corrected|added)\b.{0,60}\b(?:while|when) (?:applying|merging|committing|queu(?:e)?ing)|(?:fixed|folded|squashed) (?:this |that |it |them )?(?:up|in)\b.{0,60}\bappl|with .{1,60} (?:fixed|changed|dropped|removed)\b.{0,20}$|no need to (?:re-?send|respin))/i;

const REJECTED = /^(?:nack(?:ed-by:)?|nak|rejected)\b/i;

/**
 * Which replies say that the series was applied or rejected, oldest first. The submitter cannot: his "applied" is
 * about somebody else's remark.
 */
export function listOutcomes(series: Series, replies: readonly Message[]): Outcome[] {
  return replies
    .filter(({ from }) => !samePerson(from, series.submitter))
    .flatMap((reply) => parseOutcome(reply) ?? [])
    .sort((a, b) => a.sent - b.sent);
}

function parseOutcome({ messageId, body, sent, references }: Message): Outcome | undefined {
  const parent = references.at(-1) ?? null;
  let applied: number | undefined;
  let isFixed = false;
  let own = 0;
  let line = 0;
  for (let start = 0; start < body.length && own < OWN_LINES; line++) {
    const found = body.indexOf('\n', start);
    const end = found < 0 ? body.length : found;
    const text = body.slice(start, Math.min(end, start + 300)).trim();
    start = end + 1;
    if (text === '--' || text === '') continue;
    if (isQuote(text)) continue;
    own++;
    if (applied === undefined && (saysApplied(text) || BOT.test(text))) applied = line + 1;
    if (FIXED.test(text)) isFixed = true;
    if (REJECTED.test(text)) return { kind: 'rejected', messageId, line: line + 1, sent, parent };
  }
  if (applied === undefined) return undefined;
  return { kind: isFixed ? 'fixed-while-applying' : 'applied', messageId, line: applied, sent, parent };
}

/** "Applied, thanks." is said in the first words of a line; "applied on top of" and "if applied?" are not it. */
function saysApplied(text: string): boolean {
  if (text.endsWith('?')) return false;
  const words = text.toLowerCase().split(/[\s,.!;:()-]+/, 10);
  const at = words.findIndex((word) => APPLIED.has(word));
  if (at < 0 || (words[at + 1] === 'on' && words[at + 2] === 'top')) return false;
  return words.slice(0, at).every((word) => word === '' || BEFORE.has(word) || /^\d+$/.test(word));
}

function isQuote(text: string): boolean {
  const mark = text.charCodeAt(0);
  return mark === 62 || mark === 124;
}

/** Where a series stands, by what was said to its last revision. */
export function stateOf(series: Series, outcomes: readonly Outcome[]): SeriesState {
  const last = series.revisions.at(-1);
  if (!last) return 'under-review';
  const mails = new Set([last.head, ...last.patches.map((patch) => patch.messageId)]);
  const told = outcomes.filter(({ parent, sent }) => sent >= last.posted && parent !== null && mails.has(parent));
  const final = told.at(-1) ?? outcomes.findLast(({ kind, sent }) => kind !== 'rejected' && sent >= last.posted);
  if (!final) return 'under-review';
  return final.kind === 'rejected' ? 'rejected' : 'applied';
}
