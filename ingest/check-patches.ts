import { existsSync } from 'node:fs';
import type { Message, Patch } from '#db/model.ts';
import type { Database } from '#db/open.ts';
import { walkDiscussed, walkPosted } from '#db/reviewed-series.ts';
import { type Habits, learnHabits } from './check/habit.ts';
import { type Prediction, predictAsks } from './check/prediction.ts';
import { parseMessage } from './mail/message.ts';
import { parsePatch } from './patch/patch.ts';
import { isRange, readRange } from './source/range.ts';
import type { RawMessage, SourceEvent } from './source/raw-message.ts';
import { readSource } from './source/read-source.ts';

export type { Habits, Prediction };

/** A patch that is to be posted. */
export type Draft = {
  readonly patch: Patch;
  /** Where it was read: `0001-add.patch`. */
  readonly place: string;
};

export type DraftEvent =
  | { readonly kind: 'draft'; readonly draft: Draft }
  | { readonly kind: 'problem'; readonly place: string; readonly reason: string };

/** What reviewers ask for again and again, in all reviewed series of a store. */
export function readHabits(db: Database): Habits {
  return learnHabits(walkDiscussed(db), walkPosted(db));
}

/** What reviewers would ask of a patch, the likeliest first. */
export function checkPatch(habits: Habits, patch: Patch): Prediction[] {
  return predictAsks(habits, patch);
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
