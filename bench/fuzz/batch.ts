import { chanceOf } from './chance.ts';
import type { Thread } from './corpus.ts';
import { joinMail, mutate } from './mutation.ts';

/** The mails of one batch: a thread, each of its mails changed or left, some from another thread among them. */
export function makeBatch(threads: readonly Thread[], seed: number, batch: number): Buffer[] {
  const chance = chanceOf(seed, batch);
  const thread = chance.pick(threads);
  const strangers = chance.isOneIn(4) ? chance.pick(threads).mails : [];
  return [...thread.mails, ...strangers].map((mail) =>
    joinMail(chance.isOneIn(8) ? mail : mutate(mail, chance, thread.ids)),
  );
}
