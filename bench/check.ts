import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listComments } from '#db/comments.ts';
import { findPatch } from '#db/messages.ts';
import type { MessageId, Seconds, Series } from '#db/model.ts';
import { type Database, openStore } from '#db/open.ts';
import { walkDiscussed } from '#db/reviewed-series.ts';
import { findSeries } from '#db/series.ts';
import { statement } from '#db/statement.ts';
import type { Custom } from '#ingest/check/custom.ts';
import { checkPatch, isForeseen, readExperience } from '#ingest/check-patches.ts';
import { chooseThreshold, formatShare, type Guess, isRight, type JudgedGuess, judgeGuess } from './check-score.ts';
import { findFrequentAsks, guessFrequent } from './frequent-ask.ts';
import { makeStore } from './past-store.ts';
import { markdownTable, saveSection } from './section.ts';

/** How often what `reroll check` says of a first revision was asked, with what was known before it was posted. */

const ARCHIVES = fileURLToPath(new URL('../../shared/archives/', import.meta.url));
const BUNDLES = ['linux-fpga', 'linux-fscrypt', 'linux-leds'].map((name) => join(ARCHIVES, `${name}.bundle`));
const REROLL = fileURLToPath(new URL('../bin/reroll', import.meta.url));
const STEPS = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5];
const FEWEST_GUESSES = 50;

type Result = {
  readonly from: Seconds;
  readonly series: number;
  readonly patches: number;
  readonly asks: number;
  readonly guesses: readonly JudgedGuess[];
  readonly floor: readonly JudgedGuess[];
  /** What was known of each rule. */
  readonly customs: readonly Custom[];
};

if (BUNDLES.every((bundle) => existsSync(bundle))) await bench();
else process.stdout.write('bench:check needs the archives in ../shared/archives, which are not here.\n');

async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'reroll-check-'));
  try {
    const full = join(folder, 'full.db');
    await makeStore(REROLL, BUNDLES, folder, full);
    const all = openStore(full);
    const { first, last } = statement<{ first: Seconds; last: Seconds }>(
      all,
      'SELECT min(first_posted) AS first, max(first_posted) AS last FROM series',
    ).get() ?? { first: 0, last: 0 };
    const cut = Math.floor(first + 0.8 * (last - first));
    const validation = Math.floor(first + 0.8 * (cut - first));
    const test = await measure(all, folder, cut, last);
    const chosen = await measure(all, folder, validation, cut);
    all.close();
    report(test, chooseThreshold(chosen.guesses, STEPS, FEWEST_GUESSES), chosen);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Guesses about all series first posted after `from`, with a store that holds no mail behind it. */
async function measure(all: Database, folder: string, from: Seconds, to: Seconds): Promise<Result> {
  const path = join(folder, `${from}.db`);
  await makeStore(REROLL, BUNDLES, folder, path, from);
  const past = openStore(path);
  const experience = readExperience(past);
  const frequent = findFrequentAsks(walkDiscussed(past));
  past.close();
  const customs = experience.customs.flatMap(({ all: customs }) => customs);
  const result = {
    from,
    series: 0,
    patches: 0,
    asks: 0,
    guesses: [] as JudgedGuess[],
    floor: [] as JudgedGuess[],
    customs,
  };
  for (const series of listPostedBetween(all, from, to)) {
    const [revision] = series.revisions;
    if (!revision) continue;
    const said = {
      all: listComments(all, series.id).filter(({ isBot }) => !isBot),
      firstRevision: revision.name,
    };
    result.series++;
    result.asks += said.all.filter((each) => each.isActionable && each.revision.name === revision.name).length;
    for (const { messageId } of revision.patches) {
      const patch = findPatch(all, messageId);
      if (!patch) continue;
      result.patches++;
      const guesses = checkPatch(experience, patch).map(
        (prediction): Guess => ({
          patch: messageId,
          rule: prediction.kind === 'rule' ? prediction.rule : null,
          path: prediction.path,
          line: prediction.line.number,
          confidence: prediction.confidence,
          isAsked: (comment) => isForeseen(prediction, comment),
        }),
      );
      result.guesses.push(...guesses.map((guess) => judgeGuess(guess, said)));
      result.floor.push(...guessFrequent(frequent, messageId, patch).map((guess) => judgeGuess(guess, said)));
    }
  }
  return result;
}

function listPostedBetween(db: Database, from: Seconds, to: Seconds): Series[] {
  return statement<{ id: MessageId }>(
    db,
    'SELECT id FROM series WHERE first_posted > ? AND first_posted <= ? ORDER BY id',
  )
    .all(from, to)
    .flatMap(({ id }) => findSeries(db, id) ?? []);
}

function report(test: Result, threshold: number, chosen: Result): void {
  const head = [
    'guesses',
    'right',
    'the same topic',
    'right, where anybody answered',
    'topic asked by the last revision',
  ];
  const kept = test.guesses.filter(({ confidence }) => confidence >= threshold);
  const floor = test.floor.toSorted((a, b) => b.confidence - a.confidence);
  const met = (guesses: readonly JudgedGuess[]) => new Set(guesses.flatMap((guess) => guess.met)).size;
  const bands = STEPS.map((step, index) => ({ step, end: STEPS[index + 1] ?? 1.01 })).map(({ step, end }) => {
    const inBand = test.guesses.filter(({ confidence }) => confidence >= step && confidence < end);
    return [`confidence ${step} to ${Math.min(1, end)}`, ...cellsOf(inBand)];
  });
  const text = [
    `${test.series} series with ${test.patches} patches, first posted after ${formatDay(test.from)}; people asked for`,
    `${test.asks} things on their first revisions. With what the archives had by that day, \`reroll check\` says`,
    `${(kept.length / Math.max(1, test.patches)).toFixed(2)} things a patch at the confidence ${threshold}, which was chosen on the`,
    `${chosen.series} series posted between ${formatDay(chosen.from)} and that day; it foresees ${formatShare(met(kept), test.asks)} of what was asked.`,
    '',
    markdownTable(
      ['of the last fifth', ...head],
      [
        [`confidence ${threshold} and above`, ...cellsOf(kept)],
        ['floor: what is asked most of such files, as often', ...cellsOf(floor.slice(0, kept.length))],
        ['floor: what is asked most of such files, always', ...cellsOf(floor)],
        ...bands,
      ],
    ),
    '',
    `Chosen on: ${cellsOf(chosen.guesses.filter(({ confidence }) => confidence >= threshold))[1]} right.`,
    '',
    ...ruleTable(test, threshold, chosen),
  ].join('\n');
  process.stdout.write(`${text}\n`);
  saveSection(new URL('../docs/check.md', import.meta.url), 'bench:check', text);
}

function cellsOf(guesses: readonly JudgedGuess[]): string[] {
  const reviewed = guesses.filter(({ isReviewed }) => isReviewed);
  const share = (some: readonly JudgedGuess[], of = guesses) => formatShare(some.length, of.length);
  return [
    String(guesses.length),
    share(guesses.filter(isRight)),
    share(guesses.filter(({ isSameTopic }) => isSameTopic)),
    share(reviewed.filter(isRight), reviewed),
    share(guesses.filter(({ isAskedEver }) => isAskedEver)),
  ];
}

function formatDay(seconds: Seconds): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}

/** The rules that are spoken of at the threshold, in either part. */
function ruleTable(test: Result, threshold: number, chosen: Result): string[] {
  const ofRule = ({ guesses }: Result, rule: string) =>
    guesses.filter((guess) => guess.rule === rule && guess.confidence >= threshold);
  const rows = test.customs
    .map((custom) => ({
      custom,
      before: ofRule(chosen, custom.detector.id),
      after: ofRule(test, custom.detector.id),
    }))
    .filter(({ before, after }) => before.length + after.length > 0)
    .sort((x, y) => y.custom.spoken / y.custom.series - x.custom.spoken / x.custom.series)
    .map(({ custom: { detector, series, asked, spoken }, before, after }) => [
      detector.asks,
      formatShare(asked, series),
      formatShare(spoken, series),
      formatShare(before.filter(isRight).length, before.length),
      formatShare(after.filter(isRight).length, after.length),
    ]);
  return [
    markdownTable(
      ['rule', 'asked before', 'asked, or something there', 'right when chosen', 'right in the last fifth'],
      rows,
    ),
  ];
}
