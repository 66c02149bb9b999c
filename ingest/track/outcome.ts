import type { Comment, Message, MessageId, Series, SeriesState } from '#db/model.ts';
import { samePerson } from '#ingest/mail/address.ts';

/** What somebody with the right to apply a series said about it. */
export type Outcome = {
  readonly kind: 'applied' | 'fixed-while-applying' | 'rejected';
  readonly sent: number;
  /** The only patch that it is about; null where it is about the whole revision. */
  readonly patch: MessageId | null;
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

const WHOLE = /\b(?:all|both|series|set|patch ?set|patches)\b/i;

const REJECTED = /^(?:nack(?:ed-by:)?|nak|rejected)\b/i;

/**
 * Which replies say that the series was applied or rejected, oldest first. The submitter cannot: his "applied" is
 * about somebody else's remark.
 */
export function listOutcomes(series: Series, replies: readonly Message[]): Outcome[] {
  const several = series.revisions.flatMap(({ patches }) => (patches.length > 1 ? patches : []));
  const patches = new Set(several.map(({ messageId }) => messageId));
  return replies
    .filter(({ from }) => !samePerson(from, series.submitter))
    .flatMap((reply) => {
      const said = parseOutcome(reply.body);
      if (!said) return [];
      const parent = reply.references.at(-1);
      const patch = !said.isWhole && parent !== undefined && patches.has(parent) ? parent : null;
      return [{ kind: said.kind, sent: reply.sent, patch }];
    })
    .sort((a, b) => a.sent - b.sent);
}

type Said = Pick<Outcome, 'kind'> & { readonly isWhole: boolean };

function parseOutcome(body: string): Said | undefined {
  let applied: Said | undefined;
  let isFixed = false;
  let own = 0;
  for (let start = 0; start < body.length && own < OWN_LINES; ) {
    const found = body.indexOf('\n', start);
    const end = found < 0 ? body.length : found;
    const text = body.slice(start, Math.min(end, start + 300)).trim();
    start = end + 1;
    if (text === '--' || text === '' || isQuote(text)) continue;
    own++;
    if (REJECTED.test(text)) return { kind: 'rejected', isWhole: true };
    if (FIXED.test(text)) isFixed = true;
    if (!applied && (saysApplied(text) || BOT.test(text))) {
      applied = { kind: 'applied', isWhole: WHOLE.test(text) };
    }
  }
  return applied && isFixed ? { ...applied, kind: 'fixed-while-applying' } : applied;
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
export function stateOf({ revisions }: Series, outcomes: readonly Outcome[]): SeriesState {
  const last = revisions.at(-1);
  const told = outcomes.filter(({ sent }) => last !== undefined && sent >= last.posted);
  const final = told.findLast(({ kind }) => kind !== 'rejected') ?? told.at(-1);
  if (!final) return 'under-review';
  return final.kind === 'rejected' ? 'rejected' : 'applied';
}

/**
 * The last word of a maintainer about what a comment is about. "Applied, thanks" below one patch of many is about that
 * patch alone.
 */
export function findOutcome({ anchor, sent }: Comment, outcomes: readonly Outcome[]): Outcome | undefined {
  const patch = 'patch' in anchor ? anchor.patch : null;
  return outcomes.findLast((outcome) => outcome.sent >= sent && (outcome.patch === null || outcome.patch === patch));
}
