import { existsSync } from 'node:fs';
import type { JudgedComment, Message, Patch, Seconds } from '#db/model.ts';
import type { Database } from '#db/open.ts';
import { findNewestPosting, walkDiscussed, walkPosted } from '#db/reviewed-series.ts';
import { predictByCues } from './check/cue-prediction.ts';
import { type Customs, learnCustoms } from './check/custom.ts';
import { isAskFor } from './check/detector.ts';
import { detectors } from './check/detectors.ts';
import { type Habits, learnHabits } from './check/habit.ts';
import { type Prediction, rankPredictions, requestOf } from './check/prediction.ts';
import { predictByRules } from './check/rule-prediction.ts';
import { parseMessage } from './mail/message.ts';
import { parsePatch } from './patch/patch.ts';
import { isRange, readRange } from './source/range.ts';
import type { RawMessage, SourceEvent } from './source/raw-message.ts';
import { readSource } from './source/read-source.ts';
import { listTopicMentions } from './topic/topic.ts';

export { type Prediction, requestOf };

/** A patch that is to be posted. */
export type Draft = {
  readonly patch: Patch;
  /** Where it was read: `0001-add.patch`. */
  readonly place: string;
};

/** What is known of reviewers: their habits at lines, and how they hold rules. */
export type Experience = { readonly habits: Habits; readonly customs: readonly Customs[] };

/** Reviewers come and go: how they held a rule before that tells little. */
const RECENT: Seconds = 5 * 365 * 86_400;

export type DraftEvent =
  | { readonly kind: 'draft'; readonly draft: Draft }
  | { readonly kind: 'problem'; readonly place: string; readonly reason: string };

/** What reviewers ask for again and again, in all reviewed series of a store. */
export function readExperience(db: Database): Experience {
  return {
    habits: learnHabits(walkDiscussed(db), walkPosted(db, 0)),
    customs: learnCustoms(detectors, walkPosted(db, findNewestPosting(db) - RECENT)),
  };
}

/** What reviewers would ask of a patch, the likeliest first. */
export function checkPatch({ habits, customs }: Experience, patch: Patch): Prediction[] {
  return rankPredictions(predictByRules(customs, patch), predictByCues(habits, patch));
}

/** Whether a comment asks for what is predicted. */
export function isForeseen(prediction: Prediction, comment: JudgedComment): boolean {
  if (prediction.kind === 'cue') return listTopicMentions(comment).some(({ key }) => key === prediction.topic.key);
  const detector = detectors.flat().find(({ id }) => id === prediction.rule);
  return detector !== undefined && isAskFor(detector, comment);
}

/**
 * Reads patches: from anything that `readSource` reads, or a range of revisions of the git work tree `workTree`. A mail
 * without a patch, such as a cover letter, is passed over.
 */
export async function* readDrafts(spec: string, workTree: string | undefined): AsyncGenerator<DraftEvent> {
  const events =
    workTree !== undefined || (isRange(spec) && !existsSync(spec))
      ? readRange(workTree ?? '.', spec)
      : readSource(spec, { cursors: () => undefined });
  yield* readPatches(events, spec);
}

async function* readPatches(events: AsyncGenerator<SourceEvent>, spec: string): AsyncGenerator<DraftEvent> {
  let isEmpty = true;
  for await (const event of events) {
    if (event.kind === 'problem') {
      isEmpty = false;
      yield event;
    }
    if (event.kind !== 'message') continue;
    const message = await readMessage(event.raw);
    const patch = message && parsePatch(message);
    if (!patch) continue;
    isEmpty = false;
    yield { kind: 'draft', draft: { place: event.raw.place, patch } };
  }
  if (isEmpty) yield { kind: 'problem', place: spec, reason: 'it holds no patch as git format-patch writes it' };
}

/** `git format-patch` leaves the Message-ID to the program that sends the mail; here any does. */
async function readMessage(raw: RawMessage): Promise<Message | undefined> {
  const parsed = await parseMessage(raw.bytes, raw);
  if (parsed.kind === 'message') return parsed.message;
  const named = await parseMessage(Buffer.concat([Buffer.from('Message-ID: <draft@localhost>\n'), raw.bytes]), raw);
  return named.kind === 'message' ? named.message : undefined;
}
