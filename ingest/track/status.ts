import type { Answer, Comment, Judgement, RevisionLabel, SettledReason, Status, Verdict } from '#db/model.ts';
import { isAnswered, isAnsweredByOther, lastStand } from './answer-evidence.ts';
import type { Outcome } from './outcome.ts';

/** "In a follow-up", "not for this series": asked for, but not now. */
const DEFERRED =
  /\b(?:follow-?up|later (?:patch|series)|(?:done|fixed|added|changed) later|(?:separate|another|future|next) (?:series|patch ?set|cycle|release)|not (?:for|in) this (?:series|patch)|out of scope|as a next step|subsequent (?:patch|series))\b/i;

/** "Not worth a v6 just for that." */
const NO_RESPIN =
  /(?:\bnot|n't)(?: \w+)? worth an?(?:other)?(?: new)? (?:v\d+|re-?spin|re-?send|re-?roll|revision|version)\b|\bno need (?:to|for a) (?:re-?send|re-?spin|new version)\b/i;

/** "Ah right, you need that. nm" */
const TAKEN_BACK = /\b(?:nm|nvm|never ?mind|scratch that|ignore (?:me|this comment|my comment))\b/i;

/** "May I keep it?": a yes to that takes the remark back; to "Shall it go into the core?" it holds to it. */
const LEAVE =
  /\b(?:keep|leave|stay|as (?:it )?is|ok(?:ay)?|fine|acceptable|enough|sufficient|skip|ignore|later|not|\w{2,8}n't)\b/i;

/** A verdict that silence does not outweigh. */
const SURE = 0.75;

/** How the discussion of a comment ended, apart from what the code shows. */
export type Ending = { readonly reason: SettledReason; readonly because: string } | undefined;

/** What is open when a maintainer applies the series is closed by that. */
const APPLIED = { reason: 'answered', because: 'The maintainer applied it as it was, after the comment.' } as const;

/** Whether the discussion settled a comment without a change. */
function endDiscussion(comment: Comment, outcome: Outcome | undefined, isApproved: boolean): Ending {
  const byReviewer = comment.answers.filter((answer) => answer.role === 'reviewer');
  const last = byReviewer.at(-1);
  if (last?.kind === 'withdrawn' || TAKEN_BACK.test(comment.text.slice(0, 1_000)))
    return { reason: 'withdrawn', because: 'The reviewer took it back.' };
  if (outcome?.kind === 'fixed-while-applying') {
    return { reason: 'fixed-while-applying', because: 'The maintainer fixed it while applying.' };
  }
  if (last?.kind === 'insisted') return undefined;
  const own = lastStand(comment);
  const stand = own?.kind ?? comment.response;
  const isExplained = stand === 'explained' || stand === 'disagreed' || stand === 'asked';
  if (last?.kind === 'accepted' && isExplained && (stand !== 'asked' || LEAVE.test(own?.text.slice(0, 1_000) ?? ''))) {
    return { reason: 'answered', because: 'The reviewer accepted the explanation.' };
  }
  if (isApproved && isExplained) {
    return { reason: 'answered', because: 'The reviewer gave a tag after the explanation.' };
  }
  if (NO_RESPIN.test(comment.text.slice(0, 2_000))) {
    return { reason: 'deferred', because: 'The reviewer says that it is not worth a new revision.' };
  }
  if (isDeferred(comment, byReviewer)) return { reason: 'deferred', because: 'It is left for a later series.' };
  if ((stand === 'explained' || isAnswered(comment)) && hasLastWord(comment.answers)) {
    return { reason: 'answered', because: 'The author explained, and the reviewer did not object.' };
  }
  if (isAnsweredByOther(comment)) {
    return { reason: 'answered', because: 'Somebody else answered the question, and the reviewer did not object.' };
  }
  return undefined;
}

/** Whether nobody came back after the author's last explanation to ask again or to object. */
function hasLastWord(answers: readonly Answer[]): boolean {
  const explained = answers.findLastIndex(({ role, kind }) => role === 'author' && kind !== 'asked');
  const objected = answers.findLastIndex(
    ({ role, kind }) => role === 'reviewer' && ['disagreed', 'asked', 'insisted'].includes(kind),
  );
  return explained >= objected;
}

function isDeferred(comment: Comment, byReviewer: readonly Answer[]): boolean {
  return DEFERRED.test(comment.text.slice(0, 2_000)) && comment.isOptional
    ? true
    : byReviewer.some((answer) => answer.kind === 'accepted' && DEFERRED.test(answer.text.slice(0, 2_000)));
}

/** Where a comment stands now: the last revision's verdict, else how the discussion stands. */
export function standingOf(comment: Comment, verdicts: readonly Verdict[], outcome: Outcome | undefined): Judgement {
  const last = verdicts.at(-1);
  const isApproved = verdicts.some(({ evidence }) => evidence.some(({ kind }) => kind === 'reviewer-tag'));
  const judge = (
    status: Status,
    confidence: number,
    because: string,
    addressedIn: RevisionLabel | null = null,
  ): Judgement => ({
    status,
    reason: null,
    addressedIn,
    confidence,
    because,
    verdicts,
  });
  const ending = endDiscussion(comment, outcome, isApproved);
  const settle = (confidence: number, { reason, because }: NonNullable<Ending>): Judgement => ({
    ...judge('settled', confidence, because),
    reason,
  });
  if (!last) {
    if (ending) return settle(0.7, ending);
    if (outcome?.kind === 'applied') return settle(0.6, APPLIED);
    return judge(...waiting(comment));
  }
  switch (last.status) {
    case 'addressed': {
      const since = verdicts[verdicts.findLastIndex((verdict) => verdict.status !== 'addressed') + 1] ?? last;
      return judge('addressed', last.confidence, explain(since), since.revision);
    }
    case 'obsolete':
      return judge('obsolete', last.confidence, explain(last), last.revision);
    case 'partial':
      return judge('partial', last.confidence, explain(last));
    case 'unaddressed': {
      if (ending) return settle(Math.min(0.8, last.confidence), ending);
      const letGo = last.evidence.find(({ kind }) => kind === 'withdrawal');
      if (letGo && last.confidence < SURE) return settle(0.6, { reason: 'withdrawn', because: `${letGo.detail}.` });
      const done = verdicts.findLast((verdict) => verdict.status === 'addressed' && verdict.confidence >= 0.8);
      if (done && last.confidence >= 0.8) {
        return judge('regressed', last.confidence, `Done in ${done.revision.name}. ${explain(last)}`);
      }
      if (lastStand(comment)?.kind === 'disagreed') {
        return judge('disputed', 0.7, `The author objected, and ${last.revision.name} does not have it.`);
      }
      if (comment.answers.findLast(({ role }) => role === 'reviewer')?.kind === 'insisted') {
        const because = `The reviewer held to it after the answer, and ${last.revision.name} does not show it.`;
        return judge('unaddressed', last.confidence, because);
      }
      return judge('unaddressed', last.confidence, explain(last));
    }
  }
}

/** Without a later revision the author's word is all there is. */
function waiting(comment: Comment): [Status, number, string] {
  switch (lastStand(comment)?.kind ?? comment.response) {
    case 'agreed':
    case 'done':
      return ['promised', 0.8, 'The author agreed; no later revision was posted.'];
    case 'disagreed':
      return ['disputed', 0.7, 'The author objected, and it is not settled.'];
    case 'asked':
      return ['open', 0.7, 'The author asked back; no later revision was posted.'];
    default:
      return ['open', 0.8, 'No later revision was posted, and nothing settled it.'];
  }
}

/** The evidence that says most, as a sentence. */
function explain({ revision, status, evidence }: Verdict): string {
  const first = evidence[0];
  if (first) return first.detail.endsWith(revision.name) ? `${first.detail}.` : `${first.detail} (${revision.name}).`;
  return status === 'unaddressed'
    ? `Nothing in ${revision.name} shows the change; check.`
    : `${revision.name} has what was asked.`;
}
