import { check } from 'recheck';
import { expect, test } from 'vitest';
import { type Expression, listBuilt, listLiterals, repetitionOf } from './expression.ts';
import { endsInTime, listHostileTexts } from './hostile-text.ts';
import { readSource, SOURCES } from './source.ts';

/**
 * No expression of the product takes time that grows faster than the text: a mail may hold any text, megabytes of it.
 * Most are proven linear by automata; what cannot be decided is run on texts made to hurt it.
 */

/** Where the text is short: the constant of the code that bounds it. */
const BOUNDS: Readonly<Record<string, { readonly file: string; readonly constant: string }>> = {
  'ingest/topic/rules/': { file: 'ingest/topic/rule.ts', constant: 'LONGEST' },
  'ingest/topic/named-ask.ts': { file: 'ingest/topic/sentence.ts', constant: 'LONGEST' },
  'ingest/topic/decision.ts': { file: 'ingest/topic/decision.ts', constant: 'LONGEST' },
  'ingest/check/rules/': { file: 'ingest/check/detector.ts', constant: 'LONGEST' },
  'ingest/review/robot.ts': { file: 'ingest/review/robot.ts', constant: 'MAX_NAME' },
  'ingest/series/message-mention.ts': { file: 'ingest/series/message-mention.ts', constant: 'LONGEST_LINE' },
};

/** The words of these come with a call: escaped words of a query, the name of a header, lists of phrases. */
const BUILT_LATER = ['ingest/review/phrase.ts', 'ingest/source/page/patchwork.ts'];

/** A mail's body has more than this, but what is not linear shows here. */
const LONG = 300_000;
const LIMIT_MS = 10_000;

function boundOf(place: string): number {
  const bound = Object.entries(BOUNDS).find(([start]) => place.startsWith(start))?.[1];
  if (!bound) return LONG;
  const value = new RegExp(`^const ${bound.constant} = ([\\d_]+);$`, 'm').exec(readSource(bound.file))?.[1];
  if (value === undefined) throw new Error(`${bound.file} has no constant ${bound.constant}`);
  return Number(value.replaceAll('_', ''));
}

/** What automata prove; the checker's other way, by trial, takes bounded repetition for unbounded, but finds good trials. */
async function isLinear({ source, flags }: Expression): Promise<{ answer: 'yes' | 'no' | 'unknown'; attack: string }> {
  const found = await check(source, flags, { timeout: 2_000 });
  if (found.status === 'safe') return { answer: 'yes', attack: '' };
  if (found.status === 'unknown') return { answer: 'unknown', attack: '' };
  return { answer: found.checker === 'automaton' ? 'no' : 'unknown', attack: found.attack.string };
}

const written = SOURCES.flatMap(listLiterals);
const builders = SOURCES.filter((place) => /\bnew RegExp\(|from '\.\/phrase\.ts'/.test(readSource(place)));
const built = await listBuilt(builders.filter((place) => !BUILT_LATER.includes(place)));
const open = [...written, ...built].filter((expression) => repetitionOf(expression) !== 'none');

test('what is slow is seen', () => {
  const slow = (source: string) =>
    !endsInTime({ place: '', source, flags: '' }, listHostileTexts({ place: '', source, flags: '' }, LONG), 1_000);
  expect(['\\s+$', '\\bbe\\b[^.]*$', '^[^@]*\\brobot[^@]*@', '(?:a|a)+b'].filter((source) => !slow(source))).toEqual(
    [],
  );
  expect(slow('^\\s+')).toBe(false);
});

test('the expressions are found', () => {
  expect(written.length).toBeGreaterThan(700);
  expect(new Set(built.map(({ place }) => place))).toContain('ingest/review/answer-words.ts');
});

test('no expression is slow', { timeout: 600_000 }, async () => {
  const wrong: string[] = [];
  const queue = [...open];
  const checkNext = async (): Promise<void> => {
    for (let each = queue.shift(); each; each = queue.shift()) {
      const most = boundOf(each.place);
      const isProvable = repetitionOf(each) === 'unbounded';
      const { answer, attack } = isProvable ? await isLinear(each) : { answer: 'unknown', attack: '' };
      const isOpen = answer === 'unknown' || (answer === 'no' && most < LONG);
      const texts = [attack.slice(-most), ...listHostileTexts(each, most)];
      if (answer === 'yes' || (isOpen && endsInTime(each, texts, LIMIT_MS))) continue;
      wrong.push(`${each.place}: /${each.source}/${each.flags}`);
    }
  };
  await Promise.all([checkNext(), checkNext(), checkNext()]);
  expect(wrong).toEqual([]);
});

test('expressions are built where they are checked', () => {
  const later = SOURCES.filter((place) => /^[ \t].*\bnew RegExp\(/m.test(readSource(place)));
  expect(later.sort()).toEqual(BUILT_LATER);
});
