import { isBusy } from '#db/failure.ts';
import type { Database } from '#db/open.ts';
import { type CommitSource, type IngestCounts, ingest } from './pipeline.ts';
import type { ReceiveReport } from './receive.ts';
import { locateBranch } from './source/branch.ts';
import { watchSource } from './source/watch.ts';

/** What following tells: each a line for people. */
export type FollowReport =
  /** Another process ingests into the store. */
  | { readonly kind: 'waiting'; readonly source: string; readonly since: number }
  | { readonly kind: 'reading'; readonly source: string; readonly messages: number }
  | { readonly kind: 'changed'; readonly source: string; readonly counts: IngestCounts }
  | { readonly kind: 'problem'; readonly source: string; readonly place: string; readonly reason: string }
  | { readonly kind: 'failed'; readonly source: string; readonly reason: string; readonly retrySeconds: number }
  | { readonly kind: 'recovered'; readonly source: string };

export type FollowOptions = {
  readonly everySeconds: number;
  /** One round, for those who have a timer of their own. */
  readonly once: boolean;
  readonly list?: string;
  /** Where to look for the commits that patches became: asked as a source is, after the others. */
  readonly commits?: CommitSource;
  readonly signal: AbortSignal;
  readonly report: (report: FollowReport) => void;
};

/** A source of mails or of commits, when it is asked next, and how it went. */
type Followed = {
  /** As it was given. */
  readonly name: string;
  readonly commits?: CommitSource;
  due: number;
  failures: number;
  problems: ReadonlySet<string>;
};

/** A source that stays away is asked at least so often. */
const maxRetrySeconds = 900;

/** Mails of a series are delivered together: they are read together. */
const togetherMs = 200;

/** More mails than this are worth a line before they are read. */
const manyMails = 1000;

/**
 * Keeps a store current: asks each source in turn, and again when its time has come or it calls. A source that fails is
 * left alone for longer and longer. Ends after one round if `once`, else when `signal` says so, between two transactions.
 * @returns how many sources failed when they were asked last.
 */
export async function follow(db: Database, specs: readonly string[], options: FollowOptions): Promise<number> {
  const { signal, commits } = options;
  const begin = { due: 0, failures: 0, problems: new Set<string>() };
  const sources: Followed[] = [
    ...[...new Set(specs)].map((name) => ({ ...begin, name })),
    ...(commits ? [{ ...begin, name: commits.path, commits }] : []),
  ];
  const pause = openPause(signal);
  const call = (source: Followed) => {
    // One that failed is not asked earlier for calling.
    if (source.failures === 0) source.due = Date.now() + togetherMs;
    pause.wake();
  };
  const stops = options.once
    ? []
    : sources.flatMap((source) => (source.commits ? [] : watchSource(source.name, () => call(source))));
  try {
    for (const source of sources) await runRound(db, source, options);
    while (!options.once && !signal.aborted) {
      const [next] = sources.toSorted((a, b) => a.due - b.due);
      if (!next) break;
      if (next.due > Date.now()) await pause.until(next.due);
      else await runRound(db, next, options);
    }
  } finally {
    for (const stop of stops) stop();
  }
  return sources.filter(({ failures }) => failures > 0).length;
}

async function runRound(db: Database, source: Followed, options: FollowOptions): Promise<void> {
  const { everySeconds, signal, report } = options;
  if (signal.aborted) return;
  const { name } = source;
  // Set before it is read: what calls meanwhile is asked once more.
  source.due = Date.now() + everySeconds * 1000;
  const round = await readRound(db, source, options);
  switch (round.kind) {
    case 'stopped':
      return;
    case 'failed': {
      const delay = backOff(everySeconds, source.failures);
      source.due = Date.now() + delay * 1000;
      report({ kind: 'failed', source: name, reason: round.reason, retrySeconds: Math.round(delay) });
      source.failures += 1;
      return;
    }
    case 'read': {
      if (source.failures > 0) report({ kind: 'recovered', source: name });
      source.failures = 0;
      const { counts, problems } = round;
      for (const problem of problems)
        if (!source.problems.has(describe(problem, name))) report({ ...problem, source: name });
      source.problems = new Set(problems.map((problem) => describe(problem, name)));
      if (counts.new + counts.conflict + counts.removed + counts.commits > 0)
        report({ kind: 'changed', source: name, counts });
    }
  }
}

type Problem = ReceiveReport & { readonly kind: 'problem' };

type Round =
  | { readonly kind: 'read'; readonly counts: IngestCounts; readonly problems: readonly Problem[] }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'stopped' };

async function readRound(
  db: Database,
  { name, commits }: Followed,
  { list, signal, report }: FollowOptions,
): Promise<Round> {
  const missing = commits && (await findMissing(commits, signal));
  if (missing !== undefined) return { kind: 'failed', reason: missing };
  const problems: Problem[] = [];
  try {
    const counts = await ingest(db, commits ? [] : [name], {
      ...(list === undefined ? {} : { list }),
      ...(commits ? { commits } : {}),
      signal,
      refresh: true,
      report: (each) => {
        if (each.kind === 'expect' && each.messages > manyMails) report({ ...each, kind: 'reading', source: name });
        if (each.kind === 'waiting') report({ kind: 'waiting', source: name, since: each.since });
        if (each.kind === 'problem') problems.push(each);
      },
    });
    return counts.read === 0 && problems.length > 0
      ? { kind: 'failed', reason: describe(problems[0], name) }
      : { kind: 'read', counts, problems };
  } catch (error) {
    if (signal.aborted) return { kind: 'stopped' };
    if (!isBusy(error)) throw error;
    return { kind: 'failed', reason: 'another program writes to the store' };
  }
}

/** Why commits cannot be read: a repository may be away for a while, as a server may. */
async function findMissing({ path, branch }: CommitSource, signal: AbortSignal): Promise<string | undefined> {
  try {
    await locateBranch(path, branch, signal);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function describe(problem: { readonly place: string; readonly reason: string } | undefined, name: string): string {
  if (!problem) return '';
  return problem.place === name ? problem.reason : `${problem.place}: ${problem.reason}`;
}

/** Twice as long after each failure, give or take a quarter, so that many followers do not come back at once. */
function backOff(everySeconds: number, failures: number): number {
  const longest = Math.max(everySeconds, maxRetrySeconds);
  return Math.min(longest, everySeconds * 2 ** Math.min(failures + 1, 16)) * (0.75 + Math.random() / 2);
}

type Pause = { readonly until: (time: number) => Promise<void>; readonly wake: () => void };

/** Waiting that can be cut short. */
function openPause(signal: AbortSignal): Pause {
  let wake = () => {};
  signal.addEventListener('abort', () => wake());
  return {
    wake: () => wake(),
    until: (time) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, Math.min(time - Date.now(), 2 ** 31 - 1));
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
        if (signal.aborted) wake();
      }),
  };
}
