import type { LinkReason, MessageId, Seconds } from '#db/model.ts';
import { samePerson } from '#ingest/mail/address.ts';
import { isStandIn } from './key.ts';
import { hasOtherModel, type Likeness, likenessOf, titleLikeness } from './likeness.ts';
import type { Profile } from './profile.ts';

/**
 * What speaks for a link. From `LINKED` on two revisions are linked, from `SURE` on whatever else there is. Calibrated
 * on series known by their change-ids, with these and all links masked.
 */
export const LINKED = 1;
export const SURE = 3;
const WEIGHT = {
  changeId: 4,
  explicitLink: 3,
  /** `previous series`, or a number that is not that of the mail it leads to. */
  vagueLink: 1.5,
  replyToHead: 1.2,
  replyBelow: 0.6,
  sameTitle: 1,
  similarTitle: 0.8,
  samePatches: 1,
  similarLines: 0.8,
  sameFiles: 0.3,
  /** The next number, soon; the less the more numbers are between. */
  next: 0.3,
  /** A patch that is known by its replies alone, and a series of the next number under words of its title. */
  standIn: 1,
  /** A cover letter that lost its patches, sent again within the day. */
  coverAgain: 1,
  /** Nothing in common where both have patches. */
  unlike: -0.8,
  unlikeNext: -0.2,
};
/** What a title or a patch is worth where somebody else has posted it. */
const OF_OTHERS = 0.5;
/** Without a higher number more must speak for a reroll. */
export const SAME_NUMBER = 1.8;

/** From this share on of equal words, or lines, there is a likeness to speak of. */
const SIMILAR_TITLE = 0.4;
const SIMILAR_LINES = 0.25;

export const DAY = 86_400;
/** Most rerolls come within days. */
const SOON = 60 * DAY;
/** Longer pauses happen, but then a title alone proves nothing. */
const LONGEST_PAUSE = 2 * 365 * DAY;

/** What speaks for `older` as the predecessor of another revision. */
export type Rating = {
  readonly older: Profile;
  readonly weight: number;
  /** Said by the sender: a change-id, or a link. */
  readonly isCertain: boolean;
  readonly reasons: readonly LinkReason[];
};

/** Adds up what speaks for a link between two revisions, whose order is known to fit. */
export function rate(older: Profile, newer: Profile): Rating {
  const reasons: LinkReason[] = [];
  let weight = 0;
  const add = (kind: LinkReason['kind'], detail: string, points: number) => {
    reasons.push({ kind, detail });
    weight += points;
  };
  const { changeId } = newer.summary;
  if (changeId && changeId === older.summary.changeId) add('change-id', changeId, WEIGHT.changeId);
  const link = findLink(older, newer);
  if (link) add('explicit-link', link.messageId, link.isNumbered ? WEIGHT.explicitLink : WEIGHT.vagueLink);
  const isCertain = weight >= SURE;

  const isHigher = newer.summary.number > older.summary.number;
  const isSame = isSamePerson(older, newer);
  const share = isSame ? 1 : OF_OTHERS;
  const reply = isHigher && isSame ? findReply(older, newer) : undefined;
  if (reply) add('in-reply-to', `in reply to ${reply.id}`, reply.isDirect ? WEIGHT.replyToHead : WEIGHT.replyBelow);

  const pause: Seconds = newer.summary.posted - older.summary.posted;
  if (pause > LONGEST_PAUSE && !isCertain) return { older, weight, isCertain, reasons };
  const likeness = likenessOf(older, newer);
  const title = isHigher || !hasOtherModel(older, newer) ? titleLikeness(older, newer) : 0;
  if (title === 1) add('same-title', newer.summary.title, WEIGHT.sameTitle * share);
  else if (title >= SIMILAR_TITLE) add('similar-title', older.summary.title, WEIGHT.similarTitle * title * share);
  const { patches, lines, files } = likeness;
  const weigh = share * worthOf(likeness, title, isHigher);
  if (patches > 0) add('same-patches', describePatches(likeness, newer), WEIGHT.samePatches * patches * weigh);
  if (lines >= SIMILAR_LINES)
    add('similar-patches', `${Math.round(lines * 100)} % of the changed lines`, WEIGHT.similarLines * lines * weigh);
  weight += WEIGHT.sameFiles * files * weigh;
  const isNext = isHigher && isSame && pause <= SOON;
  if (isNext) weight += WEIGHT.next / (newer.summary.number - older.summary.number);
  if (isHigher && isSame && isStandIn(older.summary) && isNextOfMissing(older, newer, pause)) {
    const { number } = newer.summary;
    add('next-number', `v${number - 1} is known by its replies; its author posted v${number}`, WEIGHT.standIn);
  }
  if (!likeness.isKnown && title === 1 && isSame && pause <= DAY) weight += WEIGHT.coverAgain;
  if (likeness.isKnown && !isStandIn(older.summary) && isUnlike(likeness, isHigher))
    weight += isNext ? WEIGHT.unlikeNext : WEIGHT.unlike;
  return { older, weight, isCertain, reasons };
}

/** Words of a title that a missing patch and the series of the next number must share: of its subsystem at least. */
const SHARED_WORDS = 2;
const LONG = 120 * DAY;

function isNextOfMissing(older: Profile, newer: Profile, pause: Seconds): boolean {
  if (newer.summary.number !== older.summary.number + 1 || pause > LONG) return false;
  let shared = 0;
  for (const word of older.words) if (newer.words.has(word)) shared++;
  return shared >= SHARED_WORDS;
}

/** Of one number, the same title and file mean little: `linux-next: manual merge of the net tree`. */
function isUnlike({ patches, files, lines }: Likeness, isHigher: boolean): boolean {
  return isHigher ? patches === 0 && files === 0 && lines === 0 : lines < SIMILAR_LINES;
}

/**
 * What common patches are worth, 0 to 1. A patch that became one of many is not what that series began as: the larger
 * that is, the less it says, unless the title is kept.
 */
function worthOf({ ratio }: Likeness, title: number, isHigher: boolean): number {
  const isSimilar = title >= SIMILAR_TITLE;
  if (title === 1 || (isHigher && isSimilar)) return 1;
  return isHigher || isSimilar ? Math.sqrt(ratio) : ratio;
}

function describePatches({ common }: Likeness, newer: Profile): string {
  const { length } = newer.patches;
  return `${common} of ${length} ${length === 1 ? 'patch' : 'patches'}`;
}

/**
 * The mail of the older revision that the newer names as one: best by its number. Of the same number, with a number, it
 * is another series.
 */
export function findLink(older: Profile, newer: Profile): { messageId: MessageId; isNumbered: boolean } | undefined {
  const { number, isNumbered, isRfc } = older.summary;
  const { isResend, isNumbered: isCounted } = newer.summary;
  const canFollow = number < newer.summary.number || isResend || isRfc || !isCounted;
  const links = newer.summary.postings.flatMap(({ links }) =>
    links.filter(({ messageId }) => older.ids.has(messageId)),
  );
  const numbered = links.find(({ revision }) => revision === number || (revision === 0 && !isNumbered));
  const link = numbered ?? links[0];
  return link && { messageId: link.messageId, isNumbered: numbered !== undefined && canFollow };
}

/** The mail of the older revision that the newer was sent in reply to. */
function findReply(older: Profile, newer: Profile): { id: MessageId; isDirect: boolean } | undefined {
  const [head] = newer.summary.postings;
  const id = head?.references.findLast((each) => older.ids.has(each));
  return id && { id, isDirect: id === head?.references.at(-1) };
}

function isSamePerson(older: Profile, newer: Profile): boolean {
  if (samePerson(older.summary.submitter, newer.summary.submitter)) return true;
  const [one, other] = [older.patches[0], newer.patches[0]];
  return one !== undefined && other !== undefined && samePerson(one.author, other.author);
}
