import type { Comment, EvidenceKind, Message, MessageId, Verdict, VerdictStatus } from '#db/model.ts';
import { labelOf } from '#ingest/series/label.ts';
import { findAnswer } from './answer-evidence.ts';
import type { Ask } from './ask.ts';
import { findAsked, isPartial } from './ask-evidence.ts';
import { findEntry } from './changelog-evidence.ts';
import type { FileView } from './file-view.ts';
import { type Finding, findingOf, probabilityOf } from './finding.ts';
import { findFollowUp } from './follow-up.ts';
import { findLeftAmongLike } from './like-lines.ts';
import type { Lineage } from './lineage.ts';
import {
  findAskedTrailer,
  findCoverChange,
  findExplained,
  findMessageChange,
  findTitleChange,
} from './message-evidence.ts';
import type { TextPair } from './named-evidence.ts';
import { findPatchOrder } from './patch-order.ts';
import type { PatchView } from './patch-view.ts';
import { findPlace } from './place.ts';
import { findRecipient } from './recipient.ts';
import { findReviewerWord, type ReviewerWords } from './reviewer-word.ts';
import type { RevisionView } from './revision-view.ts';
import { searched } from './searched.ts';
import { findUndone } from './undone.ts';
import { WEIGHT } from './weight.ts';

/** Above this a comment counts as addressed. */
const ENOUGH = 0.5;

/** A name that is there once more shows nothing yet. */
const TRACE = 0.05;

/** Evidence of what was said, not of what was done. */
const SAID: ReadonlySet<EvidenceKind> = new Set(['promise', 'answer', 'changelog', 'withdrawal'] as const);

/** What the verdicts of one comment have in common. */
export type Case = {
  readonly comment: Comment;
  readonly ask: Ask;
  /** The revision, the patch and the file that it is about. */
  readonly origin: RevisionView;
  readonly patch: PatchView | undefined;
  readonly file: FileView | undefined;
  readonly lineage: Lineage;
  readonly words: ReviewerWords;
  readonly messages: ReadonlyMap<MessageId, Message>;
};

/**
 * What one later revision shows of a comment; nothing where the mail that would show it is not here.
 * @param done the revision since which it has been addressed, if the one before it was
 */
export function judgeRevision(the: Case, newer: RevisionView, done: RevisionView | undefined): Verdict | undefined {
  const previous = done && 'addressed';
  const successors = the.patch ? the.lineage.heirsOf(the.patch, newer) : [];
  const file = the.file && the.patch && the.lineage.fileOf(the.file, the.patch, newer);
  if (the.patch && !newer.isComplete && successors.length === 0 && !file) return judgeUnseen(the, newer);
  const gone = findGone(the, newer, successors, file);
  if (gone) return leave(newer, gone, previous);
  const { place, findings } = findCode(the, file);
  if (the.patch && successors.length === 0 && findings.every(({ evidence }) => evidence.kind === 'line-gone')) {
    const dropped = findDropped(the.patch, newer);
    if (dropped) return leave(newer, dropped, previous);
  }
  const texts = pairTexts(the, newer, successors, file);
  /** What is not in the mails that are here may be in the others. */
  const isShown = ({ evidence }: Finding) =>
    newer.isComplete || texts.newer !== newer.text || evidence.kind !== 'identifier-removed';
  const asked = findAsked(the.ask, texts, { older: the.origin.packed, newer: newer.packed }).filter(isShown);
  const all = [
    ...findings,
    ...optional(findBack(the, done, file)),
    ...findMessage(the, newer, successors),
    ...asked,
    ...optional(findEntry(the.comment, the.ask, newer.entries(), newer.revision, successors, newer.topic())),
    ...findAskedCopy(the, newer),
    ...optional(the.patch && findPatchOrder(the.comment.text, the.patch, successors)),
    ...optional(findReviewerWord(the.comment, the.words, newer, the.patch, successors)),
    ...findAnswer(the.comment, newer.revision.posted, texts),
  ];
  const more = findFollowUp(the.comment, place, newer.revision.round, the.words);
  const left = findLeft(the, file);
  const isPartly = isPartial(the.ask, asked) || more !== undefined || left.length > 0;
  return { revision: labelOf(newer.revision), place, ...weigh(the, [...all, ...left], newer, previous, isPartly) };
}

/** Of a patch that is not here the reviewer's word is all there is. */
function judgeUnseen(the: Case, newer: RevisionView): Verdict | undefined {
  const word = findReviewerWord(the.comment, the.words, newer, the.patch, []);
  if (word?.evidence.kind !== 'reviewer-again' && word?.evidence.kind !== 'reviewer-tag') return undefined;
  return { revision: labelOf(newer.revision), place: null, ...weigh(the, [word], newer, undefined, false) };
}

function findLeft({ comment: { anchor }, ask, file }: Case, now: FileView | undefined): readonly Finding[] {
  if (!ask.isAboutSeveral || anchor.kind !== 'line' || !file || !now) return [];
  return optional(findLeftAmongLike(anchor, file, now));
}

/** Adds up what was found. Where nothing decides, the comment stays outstanding. */
function weigh(
  { comment }: Case,
  findings: readonly Finding[],
  { revision }: RevisionView,
  previous: VerdictStatus | undefined,
  isPartly: boolean,
): Pick<Verdict, 'status' | 'confidence' | 'evidence'> {
  const isEarly = revision.posted < comment.sent;
  const prior = WEIGHT.prior + (isEarly ? WEIGHT.postedBefore : 0) + (previous === 'addressed' ? WEIGHT.stays : 0);
  const probability = probabilityOf(findings, prior);
  const isShown = previous === 'addressed' || comment.isBot || findings.some(showsChange);
  const isAddressed = probability > ENOUGH && isShown;
  const confidence = isAddressed ? probability : Math.max(0.5, 1 - probability);
  const sorted = findings.toSorted((a, b) => (isAddressed ? b.weight - a.weight : a.weight - b.weight));
  return {
    status: isPartly && isAddressed ? 'partial' : isAddressed ? 'addressed' : 'unaddressed',
    confidence: Math.round((isPartly && isAddressed ? 0.7 : confidence) * 100) / 100,
    evidence: sorted.map((finding) => finding.evidence),
  };
}

/** Neither a promise nor a line of a changelog nor a reviewer's silence is a fix: something of the revision itself must speak for it. */
function showsChange({ weight, evidence }: Finding): boolean {
  return weight > TRACE && !SAID.has(evidence.kind);
}

/** The code that a comment is about went away with its patch or its file, and it did not ask for that. */
function findGone(
  { comment, ask, patch, file }: Case,
  newer: RevisionView,
  successors: readonly PatchView[],
  fileNow: FileView | undefined,
): Finding | undefined {
  const { head } = newer.revision;
  const { kind } = comment.anchor;
  if (kind === 'cover' || kind === 'revision' || (ask.isRemoval && kind !== 'line')) return undefined;
  /** Where mails of the later revision are missing, the code may be in one of them. */
  if (!newer.isComplete) return undefined;
  if (file) return fileNow ? undefined : findingOf(0, 'file-gone', head, `No patch touches ${file.diff.path} any more`);
  return patch && successors.length === 0 ? findDropped(patch, newer) : undefined;
}

function findDropped({ patch }: PatchView, newer: RevisionView): Finding | undefined {
  if (!newer.isComplete) return undefined;
  return findingOf(0, 'patch-dropped', newer.revision.head, `The patch "${patch.title}" is not in the series any more`);
}

/** What was done before its patch left the series, often because that was applied, stays done. */
function leave({ revision }: RevisionView, { evidence }: Finding, previous: VerdictStatus | undefined): Verdict {
  const status = previous === 'addressed' ? 'addressed' : 'obsolete';
  return { revision: labelOf(revision), status, confidence: 0.7, evidence: [evidence], place: null };
}

function findCode(
  { comment: { anchor, isBot }, ask, file }: Case,
  now: FileView | undefined,
): ReturnType<typeof findPlace> {
  if (!file || !now) return { place: null, findings: [] };
  const place = { patch: now.patch, file: now.diff.path, newLine: null, bodyLine: null };
  if (file.added.text() === now.added.text() && file.removed() === now.removed()) {
    const found = anchor.kind === 'line' && ask.order !== undefined ? findPlace(anchor, ask, file, now).findings : [];
    const reordered = found.filter(({ evidence: { kind } }) => kind === 'reordered' || kind === 'line-moved');
    if (reordered.length > 0) return { place, findings: reordered };
    const detail = `${now.diff.path} is the same as before`;
    return { place, findings: [findingOf(WEIGHT.fileUnchanged, 'patch-unchanged', now.patch, detail)] };
  }
  if (anchor.kind !== 'line') return { place, findings: [] };
  const found = findPlace(anchor, ask, file, now);
  /** What a compiler points at is often mended elsewhere: by an include, a declaration, a dependency. */
  return isBot ? { ...found, findings: found.findings.filter(({ weight }) => weight > 0) } : found;
}

function findBack(
  { comment: { anchor }, file, patch, lineage }: Case,
  done: RevisionView | undefined,
  now: FileView | undefined,
): Finding | undefined {
  const then = done && file && patch && lineage.fileOf(file, patch, done);
  return then && now && anchor.kind === 'line' ? findUndone(anchor, file, then, now) : undefined;
}

function findMessage(
  { comment: { anchor, kind, text }, ask, origin, patch }: Case,
  newer: RevisionView,
  successors: readonly PatchView[],
): readonly Finding[] {
  switch (anchor.kind) {
    case 'line':
    case 'file':
      return kind === 'question' && patch ? optional(findExplained(ask, patch, successors, newer.topic())) : [];
    case 'revision':
      return [];
    case 'cover':
      return optional(findCoverChange(anchor.quote, origin, newer));
    case 'patch':
    case 'commit-message':
    case 'trailer':
    case 'diffstat':
    case 'notes': {
      if (!patch) return [];
      const asked = findAskedTrailer(text, patch, successors) ?? findTitleChange(text, patch, successors);
      if (asked) return [asked];
      return anchor.kind === 'patch' ? [] : findMessageChange(anchor, text, patch, successors);
    }
  }
}

/** The texts that the names in a comment are looked up in: of its file, of its patch, else of the whole series. */
function pairTexts(
  { comment: { anchor }, origin, patch, file }: Case,
  newer: RevisionView,
  successors: readonly PatchView[],
  now: FileView | undefined,
): TextPair {
  const series = { olderSeries: origin.text, newerSeries: newer.text };
  if (file && now) return { older: file.added, newer: now.added, ...series, messageId: now.patch };
  const [first] = successors;
  if (!patch || !first || anchor.kind === 'cover') {
    return { older: origin.text, newer: newer.text, ...series, messageId: newer.revision.head };
  }
  const heirs =
    successors.length === 1 ? first.text : searched(() => successors.map((view) => view.text.text()).join('\n'));
  return { older: patch.text, newer: heirs, ...series, messageId: first.messageId };
}

function findAskedCopy({ ask, messages }: Case, newer: RevisionView): readonly Finding[] {
  return ask.recipient === undefined ? [] : [findRecipient(ask.recipient, newer, messages)];
}

function optional<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}
