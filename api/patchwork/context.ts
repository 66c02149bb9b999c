import type { Database } from '#db/open.ts';
import type { Version } from './version.ts';

/** What every answer is made with. */
export type Context = {
  readonly db: Database;
  readonly version: Version;
  /** `https://reroll.example.org` */
  readonly origin: string;
  /** `https://reroll.example.org/api/1.2`; without a version where the request had none. */
  readonly base: string;
  /** The lists that were asked for: a mail of several lists is told as one of these. */
  readonly lists: readonly string[];
};

/** A part of Patchwork's answer; its keys are Patchwork's. */
export type Json = Readonly<Record<string, unknown>>;
